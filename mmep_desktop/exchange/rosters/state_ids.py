"""State ids as files write them."""

UNDER_REVIEW = "411"
"""Stands for a state id while the state looks for a match: there is none yet."""
