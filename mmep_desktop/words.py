"""What the clerk reads, through one gettext catalogue for core and window alike.

The family's words are not here: they belong to the screener pack and change with every question.
"""

import gettext as _gettext
from pathlib import Path

DOMAIN = "desk"

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def speak(language: str, folder: Path) -> None:
    """Use the clerk's *language* (a code such as ``es``) from now on; English where it lacks."""
    global _catalogue  # noqa: PLW0603 (one reader at one desk: a process has one clerk's language)
    _catalogue = _gettext.translation(DOMAIN, folder, [language], fallback=True)


def _(text: str) -> str:
    """Return *text* in the clerk's language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of *one* or *many* that the clerk's language uses for *count*."""
    return _catalogue.ngettext(one, many, count)
