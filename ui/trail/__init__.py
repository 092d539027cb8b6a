"""The trail: check everything, and the last acts."""
