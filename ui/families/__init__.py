"""The families that the find box leads to."""
