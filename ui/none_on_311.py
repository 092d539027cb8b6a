"""Keep Python 3.11 alive under PySide6 6.12, which takes one reference to None too many per call.

Every Qt call that returns nothing lowers the reference count of ``None`` by one; after some
thousand calls Python 3.11 tries to free it and stops the program. From 3.12 on ``None`` is
immortal and nothing happens. ``docs/decisions/0007`` has the measurement.
"""

import ctypes
import sys

IMMORTAL = 1 << 40
"""More than a desk can use up: a million calls a second would take twelve days."""


def keep_none() -> None:
    """Give ``None`` on Python 3.11 what later versions give it; call it before the first widget."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < IMMORTAL:
        ctypes.c_ssize_t.from_address(id(None)).value += IMMORTAL
