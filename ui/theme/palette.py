"""Name every colour of the desk once, for light, dark and high contrast."""

from typing import NamedTuple


class Palette(NamedTuple):  # a dataclass of so many fields costs the first page two milliseconds
    """One set of colours, each written as ``#RRGGBB``.

    *tint* is the ground that belongs to the ink of the same name; *chrome* is the ground of the
    rail and the two bars; *edge* outlines what can be typed in or pressed; *track* is the part of
    a ring that is not filled yet.
    """

    name: str
    ink: str
    muted: str
    canvas: str
    surface: str
    sunk: str
    line: str
    edge: str
    track: str
    chrome: str
    primary: str
    on_primary: str
    primary_tint: str
    primary_hover: str
    amber: str
    amber_tint: str
    slate: str
    slate_tint: str
    violet: str
    violet_tint: str
    ok: str
    focus: str

    def tokens(self) -> dict[str, str]:
        """Give each colour under the name that the style sheet uses."""
        return self._asdict()


LIGHT = Palette(
    name="light",
    ink="#17212B",
    muted="#55616F",
    canvas="#F3F5F7",
    surface="#FFFFFF",
    sunk="#EAEEF2",
    line="#D5DCE4",
    edge="#7C8896",
    track="#D5DCE4",
    chrome="#FFFFFF",
    primary="#0B5C6B",
    on_primary="#FFFFFF",
    primary_tint="#E2F0F2",
    primary_hover="#084854",
    amber="#8A4B08",
    amber_tint="#FCEFDD",
    slate="#47525F",
    slate_tint="#E9EDF1",
    violet="#5B3F86",
    violet_tint="#EFE9F7",
    ok="#1F6B3A",
    focus="#1463D8",
)

DARK = Palette(
    name="dark",
    ink="#E9EEF4",
    muted="#A3B0BE",
    canvas="#11171D",
    surface="#19222B",
    sunk="#0D1217",
    line="#33404D",
    edge="#6E7D8C",
    track="#33404D",
    chrome="#19222B",
    primary="#5CC3D2",
    on_primary="#06262C",
    primary_tint="#12343B",
    primary_hover="#7FD3DF",
    amber="#F2B56B",
    amber_tint="#3A2811",
    slate="#B6C2CE",
    slate_tint="#232E39",
    violet="#C9B2EE",
    violet_tint="#2C2340",
    ok="#7FD19B",
    focus="#7DB2FF",
)

# Black ink on white and full-strength lines: for bright counters and for weak eyes.
HIGH_CONTRAST = Palette(
    name="high contrast",
    ink="#000000",
    muted="#1F1F1F",
    canvas="#FFFFFF",
    surface="#FFFFFF",
    sunk="#FFFFFF",
    line="#000000",
    edge="#000000",
    track="#C4CDD6",
    chrome="#FFFFFF",
    primary="#003E4A",
    on_primary="#FFFFFF",
    primary_tint="#CFEFF5",
    primary_hover="#000000",
    amber="#5A2C00",
    amber_tint="#FFF1D6",
    slate="#1C2530",
    slate_tint="#EEF2F6",
    violet="#3A1B6B",
    violet_tint="#F3EAFF",
    ok="#00401A",
    focus="#0037D6",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}


def for_practice(palette: Palette) -> Palette:
    """Tint the frame of *palette*, so that practice is told from work at a glance."""
    return palette._replace(chrome=palette.amber_tint)
