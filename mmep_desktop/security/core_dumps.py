"""What is in memory stays out of crash dumps and of other programs' debuggers."""

import ctypes
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4
_NO_FAULT_BOX = 0x0002
_NO_HEAP_IN_REPORTS = 0x0001
_THIS_ACCOUNT_ONLY = 0

if sys.platform == "win32":

    def forbid_core_dumps() -> bool:
        """Keep Windows from reporting a crash, and the heap out of a report made all the same.

        An installed program is also put on this account's list of programs that are not reported;
        one that runs in somebody's Python is not, for all of that Python would be. Returns whether
        the first two are in force.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_FAULT_BOX)
        if getattr(sys, "frozen", False):
            _leave_out_of_reports(Path(sys.executable).name)
        return bool(kernel.WerSetFlags(_NO_HEAP_IN_REPORTS) == 0)

    def _leave_out_of_reports(program: str) -> None:
        exclude = ctypes.WinDLL("wer").WerAddExcludedApplication
        exclude.argtypes = (ctypes.c_wchar_p, ctypes.c_int)
        exclude(program, _THIS_ACCOUNT_ONLY)

elif sys.platform == "linux":
    import resource

    def forbid_core_dumps() -> bool:
        """Write no core dump of this process, and let no other program read its memory.

        Returns whether that is in force.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)

else:
    import resource

    def forbid_core_dumps() -> bool:
        """Write no core dump of this process, and return that this is in force."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return True
