"""Every answer once more, with a way back to its question."""
