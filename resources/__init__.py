"""Data the program ships with: screeners, translations, fonts, icons, forms."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the file or folder at *parts*; a checkout, a wheel and a frozen program have files."""
    return Path(__file__).with_name(parts[0]).joinpath(*parts[1:])
