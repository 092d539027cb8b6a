"""Give the desk's distances, corners and letter heights one name each, in logical pixels."""

from typing import Final

SPACE_1: Final = 4
SPACE_2: Final = 8
SPACE_3: Final = 12
SPACE_4: Final = 16
SPACE_5: Final = 24
SPACE_6: Final = 32

CONTROL_RADIUS: Final = 8
CARD_RADIUS: Final = 12
TARGET: Final = 24

FOCUS_WIDTH: Final = 3
FOCUS_GAP: Final = 2

# 15 px is 11.25 pt: no letter of the window is smaller. 27 px is 20.25 pt, what a family reads.
SMALL_TEXT: Final = 15
BODY_TEXT: Final = 16
HEADING_TEXT: Final = 17
TITLE_TEXT: Final = 22
FAMILY_TEXT: Final = 27

NARROW: Final = 960

TOKENS = {
    "small": f"{SMALL_TEXT}px",
    "body": f"{BODY_TEXT}px",
    "heading": f"{HEADING_TEXT}px",
    "title": f"{TITLE_TEXT}px",
    "family": f"{FAMILY_TEXT}px",
    "radius": f"{CONTROL_RADIUS}px",
    "card_radius": f"{CARD_RADIUS}px",
}
