"""Keep Python 3.11 alive under PySide6 6.12, which lets go of None and True more often than it may.

Every Qt call that returns nothing takes one reference to ``None`` too many, and every signal that
is emitted or disconnected one to ``True``; after some thousand of them Python 3.11 tries to free
the object, and stops the program or spoils its memory. From 3.12 on these objects are immortal
and nothing happens. ``docs/decisions/0007`` has the measurement.
"""

import ctypes
import sys

IMMORTAL = 1 << 40
"""More than a desk can use up: a million calls a second would take twelve days."""

_SHARED = (None, True, False)


def keep_none() -> None:
    """Give ``None`` and its like on Python 3.11 what later versions give; before any widget."""
    if sys.version_info >= (3, 12):
        return
    for shared in _SHARED:
        if sys.getrefcount(shared) < IMMORTAL:
            ctypes.c_ssize_t.from_address(id(shared)).value += IMMORTAL
