"""How this program starts itself, for what must happen in a process of its own."""

import sys


def own_command() -> tuple[str, ...]:
    """Return how this program is started, from an installation or as one frozen file."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-P", "-m", "mmep_desktop")
