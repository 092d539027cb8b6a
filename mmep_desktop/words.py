"""What the clerk reads, through one gettext catalogue for core and window alike.

English is the text in the code, and the only language of the window so far. The family's words are
not here: they belong to the screener pack and change with every question.
"""

from gettext import NullTranslations

_catalogue = NullTranslations()


def _(text: str) -> str:
    """Return *text* in the clerk's language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of *one* or *many* that the clerk's language uses for *count*."""
    return _catalogue.ngettext(one, many, count)
