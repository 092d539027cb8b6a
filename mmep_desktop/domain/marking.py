"""Texts are marked for the catalogues where they stand, and translated where they are said."""

from collections.abc import Callable

Translate = Callable[[str], str]


def mark(text: str) -> str:
    """Return *text* as it is; it is in the catalogues, and whoever says it translates it then.

    A constant that was translated at import would stay in the window's first language.
    """
    return text
