"""What stands on the recovery sheet: which desk it opens and the key, and no name of anybody."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """*desk* is the number of the desk that families' numbers begin with, such as ``0201-A``.

    *lost* says what cannot be undone when the sheet is gone too.
    """

    desk: str
    key: str
    made_on: date
    lost: str
