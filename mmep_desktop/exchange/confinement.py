"""Takes from this process what reading a file does not need: memory, time, other programs."""

import sys

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; reading 100,000 students of a OneRoster zip takes a third of it."""

CPU_SECONDS = 60
_FILES = 32

if sys.platform == "win32":
    from mmep_desktop.exchange.windows_job import confine as confine_in_job

    def confine() -> None:
        """Go into a job that may have no second process and neither more memory nor more time."""
        confine_in_job(MEMORY, CPU_SECONDS)

else:
    import resource

    def confine() -> None:
        """Give up, for good, what the system lets a process give up.

        Files can be read and pipes written, but no file. macOS does not hold to the bound of
        memory, and no system to that of processes for an administrator.
        """
        _at_most(resource.RLIMIT_AS, MEMORY)
        _at_most(resource.RLIMIT_CPU, CPU_SECONDS)
        _at_most(resource.RLIMIT_FSIZE, 0)
        _at_most(resource.RLIMIT_CORE, 0)
        _at_most(resource.RLIMIT_NOFILE, _FILES)
        _at_most(resource.RLIMIT_NPROC, 0)

    def _at_most(limit: int, most: int) -> None:
        _, hard = resource.getrlimit(limit)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(limit, (bound, bound))
        except (OSError, ValueError):  # a system that knows the limit and does not set it
            return
