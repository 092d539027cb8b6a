"""Screener packs: read, checked, kept."""
