"""What stood in the form of a question when the desk was locked over it."""

from collections.abc import Mapping
from dataclasses import dataclass

Typed = Mapping[str, object]
"""What stands in the parts of a form, finished or not, by the name of the part.

A part holds a text, a code or none, codes, a yes or no, or persons, each with whether their card
is open.
"""


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What the clerk with the id *by* had typed at the step *at*; nobody answered it yet."""

    by: str
    at: str
    parts: Typed
