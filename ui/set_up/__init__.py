"""The first start of a desk, asked once."""
