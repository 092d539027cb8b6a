"""What the clerk reads, through one gettext catalogue for core and window alike.

English is the text in the code; the other languages are compiled catalogues in ``resources/words``.
The family's words are not here: they belong to the screener pack and change with every question.
"""

from gettext import GNUTranslations, NullTranslations

from mmep_desktop.pseudo_language import pseudo
from resources import resource

ENGLISH = "en"
PSEUDO = "qps"
"""English made longer, for tests and pictures of layouts; no clerk is offered it."""

LANGUAGES = {ENGLISH: "English", "es": "Español", "pt": "Português"}
"""The languages of the window by code, each under the name that its speakers call it."""


def speak(language: str) -> None:
    """Say everything in *language* from now on. Raises ``ValueError`` for one not known."""
    _spoken.catalogue = _catalogue_of(language)
    _spoken.language = language


def spoken() -> str:
    """Return the code of the language that is spoken now."""
    return _spoken.language


def nearest(locale_name: str) -> str:
    """Return the language for a system's locale, such as ``pt_BR``; English for all others."""
    code = locale_name.replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else ENGLISH


def _(text: str) -> str:
    """Return *text* in the clerk's language."""
    return _spoken.catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of *one* or *many* that the clerk's language uses for *count*."""
    return _spoken.catalogue.ngettext(one, many, count)


def _catalogue_of(language: str) -> NullTranslations:
    if language == ENGLISH:
        return NullTranslations()
    if language == PSEUDO:
        return _Pseudo()
    if language not in LANGUAGES:
        raise ValueError(language)
    with resource("words", "window", f"{language}.mo").open("rb") as compiled:
        return GNUTranslations(compiled)


class _Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


class _Spoken:
    """The one language of this process."""

    def __init__(self) -> None:
        self.language = ENGLISH
        self.catalogue = NullTranslations()


_spoken = _Spoken()
