"""The languages as the office names them, and which of them run from right to left."""

_NAMES = {
    "en": "English",
    "es": "Spanish",
    "quc": "K'iche'",
    "ar": "Arabic",
    "fr": "French",
    "pt": "Portuguese",
    "ne": "Nepali",
    "ht": "Haitian Creole",
    "vi": "Vietnamese",
    "kea": "Cape Verdean Creole",
}
_RIGHT_TO_LEFT = {"ar"}


def language_name(code: str) -> str:
    """Return the English name of a language, or what was typed where it is none of ours."""
    return _NAMES.get(code, code)


def runs_right_to_left(code: str) -> bool:
    return code in _RIGHT_TO_LEFT
