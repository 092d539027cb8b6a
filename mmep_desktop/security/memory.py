"""Key bytes in memory: overwritten when done with, and kept out of crash dumps."""

import ctypes
import secrets
import sys

_PR_SET_DUMPABLE = 4


def wipe(*buffers: bytearray) -> None:
    """Overwrite each of *buffers* with zeros, in place; the lengths stay."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


def random_secret(length: int) -> bytearray:
    """Return *length* random bytes that were never together in an immutable object.

    ``secrets.token_bytes`` would leave a copy behind that nobody can overwrite.
    """
    secret = bytearray(length)
    for place in range(length):
        secret[place] = secrets.randbits(8)
    return secret


if sys.platform == "linux":
    import resource

    def forbid_core_dumps() -> bool:
        """Keep this process's memory out of crash dumps and from other programs' debuggers.

        Returns whether that is in force; on other systems it is not to be had here.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)

else:

    def forbid_core_dumps() -> bool:
        """Return that dumps cannot be forbidden here: Windows and macOS keep none by default."""
        return False
