"""The grades as schools code them, and as a clerk reads them."""

from mmep_desktop.words import _

OUT_OF_SCHOOL = "out_of_school"
GRADES = ("PK", "KN", *(f"{grade:02d}" for grade in range(1, 13)), "SP", OUT_OF_SCHOOL)


def grade_shown(code: str) -> str:
    """Return a grade as a list shows it: the code, except for those in no school."""
    return _("Out of school") if code == OUT_OF_SCHOOL else code


def grade_offered(code: str) -> str:
    """Return a grade as a list offers it: the code, then what it means."""
    meaning = {
        "PK": _("Pre-kindergarten"),
        "KN": _("Kindergarten"),
        "SP": _("Beyond grade 12"),
    }.get(code)
    return grade_shown(code) if meaning is None else f"{code}  {meaning}"
