"""The encrypted store: rows stay here, frozen values leave."""
