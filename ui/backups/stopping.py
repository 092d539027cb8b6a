"""One long work at a time that can be told to stop, and is waited for then."""

import threading

from mmep_desktop.services.backups import Stopped

_PATIENCE = 3.0
"""Seconds for which a lock waits until the work has let go of the key: one check of all pages is
not interrupted, and that takes a second in a store of 50,000 families."""


class StoppableWork:
    """Shared by the window's thread, which says stop, and the one that works."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._free = threading.Event()
        self._free.set()

    @property
    def is_running(self) -> bool:
        """Whether it has begun and not ended."""
        return not self._free.is_set()

    def begin(self) -> None:
        """Say, before the work sets out, that it will run; it may be told to stop from now on."""
        self._asked.clear()
        self._free.clear()

    def end(self) -> None:
        """Say that the work has ended, however it did."""
        self._free.set()

    def step(self) -> None:
        """Raise ``Stopped`` once the work is to stop; the work asks between its steps."""
        if self._asked.is_set():
            raise Stopped

    def ask_to_stop(self) -> None:
        """Have the work stop at its next step."""
        self._asked.set()

    def stop(self) -> None:
        """Have the work stop, and wait until it has."""
        self._asked.set()
        self._free.wait(_PATIENCE)
