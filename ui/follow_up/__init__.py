"""Families to come back to."""
