"""What doctor looks at, in the order in which it is told, and the module of each look."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

_SYSTEM_PARTS = (
    "Start the program in a desktop session. On Debian and Ubuntu its parts are libegl1, libgl1 "
    "and libxcb-cursor0; `make run` from a checkout names all that are missing."
)
_AGAIN = "Install the program again, then run doctor again."
_UNLOCK_IT = (
    "Look for a window of the system that asks for the keyring's password, answer it, then run "
    "doctor again."
)


@dataclass(frozen=True, slots=True)
class Look:
    """One look: *module* has a function ``look``; where it breaks off, *to_do* says what helps."""

    title: str
    module: str
    to_do: str = _AGAIN


_PRINTER = {"win32": "ui.health.printer"}.get(sys.platform, "mmep_desktop.doctor.printer")

LOOKS: Mapping[str, Look] = {
    "program": Look("Program", "mmep_desktop.doctor.program"),
    "screener": Look("Screener", "mmep_desktop.doctor.screener"),
    "window": Look("Window", "ui.health.window", _SYSTEM_PARTS),
    "fonts": Look("Fonts", "mmep_desktop.doctor.fonts"),
    "keyring": Look("Keyring", "mmep_desktop.doctor.keyring", _UNLOCK_IT),
    "folder": Look("Folder", "mmep_desktop.doctor.folder"),
    "records": Look("Records", "mmep_desktop.doctor.records"),
    "disk": Look("Disk", "mmep_desktop.doctor.disk"),
    "clock": Look("Clock", "mmep_desktop.doctor.clock"),
    "printer": Look("Printer", _PRINTER, "Check that the print service runs, then try again."),
}
"""Each look by the name that ``--only`` takes."""
