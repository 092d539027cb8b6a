"""Acts that change no record: what was opened, looked at, locked."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork

_TAKES_NOTHING = {Problem.STORE_FULL, Problem.STORE_READ_ONLY}


def noted(begin: OpenWork, act: Act, about: str = "") -> None:
    """Add *act* to the trail, in work of its own.

    A store that takes nothing, because the disk is full or read-only, is read all the same: a
    family at the counter is not sent away for it.
    """
    try:
        with begin() as work:
            work.trail.note(act, about)
            work.commit()
    except DeskError as refusal:
        if refusal.problem not in _TAKES_NOTHING:
            raise
