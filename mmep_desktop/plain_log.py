"""What the program tells a terminal or a log: kinds and places, never the text of a fault.

The text of an exception may hold what somebody typed, and so may a message of a library.
"""

import logging
import sys
import threading
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TextIO

LOG = logging.getLogger("mmep_desktop")

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


@cache
def keep_texts_out() -> None:
    """Let everything that Python would print of a fault go through the log, without its text."""
    logging.raiseExceptions = False  # a message that cannot be written is not printed either
    said = logging.StreamHandler()
    said.setFormatter(KindAndPlace())
    logging.basicConfig(level=logging.WARNING, handlers=[said])
    warnings.showwarning = _tell_warning
    threading.excepthook = lambda met: _tell("in a thread", met.exc_value)
    sys.unraisablehook = lambda met: _tell("while letting go", met.exc_value)
    sys.excepthook = _guarded(sys.excepthook)


class KindAndPlace(logging.Formatter):
    """Writes our own messages, which name nobody, and of others' only where they come from."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        is_ours = record.name.partition(".")[0] == LOG.name
        told = record.getMessage() if is_ours else f"at {record.module}:{record.lineno}"
        fault = record.exc_info[1] if record.exc_info else None
        after = f", {kind_and_place(fault)}" if fault else ""
        return f"{record.levelname} {record.name} {told}{after}"


def kind_and_place(fault: BaseException | None) -> str:
    """Return the kind of *fault*, and module and line of the deepest place it came through."""
    place, trace = "unknown", fault.__traceback__ if fault else None
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__} at {place}"


def _tell(where: str, fault: BaseException | None) -> None:
    LOG.error("fault %s: %s", where, kind_and_place(fault))


def _tell_warning(
    message: Warning | str,  # noqa: ARG001 - not told
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - the log is where it goes
    line: str | None = None,  # noqa: ARG001 - Python's own signature
) -> None:
    LOG.warning("%s at %s:%s", category.__name__, Path(filename).name, lineno)


def _guarded(meet: Hook) -> Hook:
    """Return *meet* so that a fault inside it is told as plainly; Python would print both whole."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        try:
            meet(kind, fault, trace)
        except Exception as another:  # noqa: BLE001 - the last place where a fault can be met
            _tell("while another was shown", another)
            _tell("shown to nobody", fault)

    return hook
