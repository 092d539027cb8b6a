"""The frame around every page: rail, bars, blank page and practice frame."""
