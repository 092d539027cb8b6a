"""Practice, in which every family is invented."""

PRACTICE_PASSPHRASE = "practice families only"
"""Shown on the unlock page: it protects nothing."""
