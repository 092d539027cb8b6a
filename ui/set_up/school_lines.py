"""Schools as they are typed and shown: one a line, with the code before it where it is known."""

import re

from mmep_desktop.domain.center import School
from mmep_desktop.domain.names import cleaned

_CODED = re.compile(r"(?P<code>\d{8})[\s,;:-]+(?P<name>.*\S)")


def read_schools(text: str) -> tuple[School, ...]:
    """Return the schools in *text*: ``02010005 Hayden`` or only ``Hayden``, each once."""
    schools: dict[str, School] = {}
    for line in text.splitlines():
        school = _read_line(cleaned(line))
        if school.name:
            schools.setdefault(school.name.casefold(), school)
    return tuple(schools.values())


def _read_line(line: str) -> School:
    found = _CODED.fullmatch(line)
    return School(found["code"], found["name"]) if found else School("", line)


def school_lines(schools: tuple[School, ...]) -> str:
    """Return *schools* as they can be typed."""
    return "\n".join(f"{school.code} {school.name}".strip() for school in schools)
