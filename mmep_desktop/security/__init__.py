"""Keys of the store: how they are made, kept, opened and wiped."""
