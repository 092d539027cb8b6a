"""What commands say: results on standard output, faults of a pack on standard error."""

import os
import sys
from collections.abc import Iterable

from mmep_desktop.domain.faults import Fault

UNREAD = 1
"""Exit status where whoever read standard output has stopped, as ``head`` does."""


def print_line(text: str) -> None:
    """Print *text* to standard output; where it is read no more, end the program quietly."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered is written once more at the end, and must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(UNREAD) from None


def print_faults(faults: Iterable[Fault]) -> None:
    """Print each fault to standard error: file, key, and what is wrong."""
    for fault in faults:
        sys.stderr.write(f"{line_of(fault)}\n")


def line_of(fault: Fault) -> str:
    """Return *fault* on one line, without the parts that it does not have."""
    return ": ".join(part for part in (fault.file, fault.key, fault.message) if part)
