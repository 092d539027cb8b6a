"""What commands say: results on standard output, faults of a pack on standard error."""

import sys
from collections.abc import Iterable

from mmep_desktop.domain.faults import Fault


def print_line(text: str) -> None:
    """Print *text* to standard output."""
    sys.stdout.write(f"{text}\n")


def print_faults(faults: Iterable[Fault]) -> None:
    """Print each fault to standard error: file, key, and what is wrong."""
    for fault in faults:
        sys.stderr.write(f"{line_of(fault)}\n")


def line_of(fault: Fault) -> str:
    """Return *fault* on one line, without the parts that it does not have."""
    return ": ".join(part for part in (fault.file, fault.key, fault.message) if part)
