"""A family that is on no list, written down by hand."""
