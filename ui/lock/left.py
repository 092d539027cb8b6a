"""What a clerk had on the desk when it locked; it names nobody and holds no answer."""

from typing import NamedTuple


class Left(NamedTuple):
    """The id of the interview, or nothing, and whether it was being corrected."""

    screening_id: str = ""
    corrects: bool = False
