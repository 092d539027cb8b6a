"""Data the program ships with: screeners, translations, fonts, icons, forms."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """Return the file or folder at *parts*, in a checkout, a wheel or a frozen program alike."""
    return files(__name__).joinpath(*parts)
