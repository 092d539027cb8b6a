"""The list of districts that the program ships with."""

from mmep_desktop.domain.district import District, read_districts
from resources import resource


def known_districts() -> tuple[District, ...]:
    """Return the districts offered at the set-up; one that is missing can be typed there."""
    text = resource("districts", "districts.csv").read_text("utf-8")
    return read_districts(text.splitlines())
