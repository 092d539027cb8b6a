"""What a clerk had on the desk when it locked; it names nobody and holds no answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """The id of the interview, or nothing, and whether it was being corrected."""

    screening_id: str = ""
    corrects: bool = False
