"""What is in memory stays out of crash dumps and of other programs' debuggers."""

import ctypes
import sys

_PR_SET_DUMPABLE = 4
_NO_FAULT_BOX = 0x0002
_NO_HEAP_IN_REPORTS = 0x0001

if sys.platform == "win32":

    def forbid_core_dumps() -> bool:
        """Keep Windows from reporting a crash, and the heap out of a report made all the same.

        Returns whether both are in force.
        """
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_FAULT_BOX)
        return bool(kernel.WerSetFlags(_NO_HEAP_IN_REPORTS) == 0)

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
