"""Keys between this office and its partners."""
