"""The languages by name: the clerk's name for each, and its own."""

from mmep_desktop.words import _


def language_name(code: str) -> str:
    """Return the clerk's name for the language *code*; other text is returned as it is."""
    return {
        "en": _("English"),
        "es": _("Spanish"),
        "quc": _("K'iche'"),
        "ar": _("Arabic"),
        "fr": _("French"),
        "pt": _("Portuguese"),
        "ne": _("Nepali"),
        "ht": _("Haitian Creole"),
        "vi": _("Vietnamese"),
        "kea": _("Cape Verdean Creole"),
    }.get(code, code)


OWN_NAMES = {
    "en": "English",
    "es": "Español",
    "quc": "K'iche'",
    "ar": "العربية",
    "fr": "Français",
    "pt": "Português",
    "ne": "नेपाली",
    "ht": "Kreyòl ayisyen",
    "vi": "Tiếng Việt",
    "kea": "Kabuverdianu",
}


def own_name(code: str) -> str:
    """Return the language's own name; other text is returned as it is."""
    return OWN_NAMES.get(code, code)


def both_names(code: str) -> str:
    """Return the clerk's name and the language's own, once where they are the same."""
    clerk, own = language_name(code), own_name(code)
    return clerk if clerk == own else f"{clerk} · {own}"
