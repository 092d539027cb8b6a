"""What the program tells a terminal or a log: known fields of kinds and places, and nothing else.

The text of an exception may hold what somebody typed, and so may a message of a library. A line is
therefore never the text that was logged: it is written anew from a short list of fields, each of
which has one form, and whatever is not on the list or not of its form is left out.
"""

import logging
import re
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TextIO

from mmep_desktop.errors import DeskError

LOG = logging.getLogger("mmep_desktop")

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Event(StrEnum):
    """What there is to tell: the only words of ours in a line."""

    FAULT = "fault"
    FAULT_BEHIND_THE_PAGE = "fault-behind-the-page"
    FAULT_WHILE_ANOTHER_WAS_SHOWN = "fault-while-another-was-shown"
    FAULT_SHOWN_TO_NOBODY = "fault-shown-to-nobody"
    FAULT_IN_A_THREAD = "fault-in-a-thread"
    FAULT_WHILE_LETTING_GO = "fault-while-letting-go"
    WARNING = "warning"
    QT = "qt"


_NUMBER = re.compile(r"-?[0-9]{1,12}")
_PLACE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_FORMS: Mapping[str, re.Pattern[str]] = {
    "event": re.compile("|".join(Event)),
    "reference": re.compile(r"[0-9A-F]{8}"),
    "code": re.compile(r"MMEP-[0-9]{3}"),
    "kind": _PLACE,
    "module": _PLACE,
    "line": _NUMBER,
    "qt": re.compile(r"Q[A-Z]\w{0,60}(?:::~?\w{1,60}){1,3}", re.ASCII),
    "errno": _NUMBER,
    "count": _NUMBER,
    "status": _NUMBER,
}
"""Every field that a line may have, in their order, and the one form of each."""

_LONGEST = 100


@cache
def keep_texts_out() -> None:
    """Let everything that Python would print of a fault go through the log, without its text."""
    logging.raiseExceptions = False  # a message that cannot be written is not printed either
    said = logging.StreamHandler()
    said.setFormatter(KnownFields())
    logging.basicConfig(level=logging.WARNING, handlers=[said])
    warnings.showwarning = _tell_warning
    threading.excepthook = lambda met: tell(Event.FAULT_IN_A_THREAD, met.exc_value)
    sys.unraisablehook = lambda met: tell(Event.FAULT_WHILE_LETTING_GO, met.exc_value)
    sys.excepthook = _guarded(sys.excepthook)


def tell(
    event: Event,
    fault: BaseException | None = None,
    *,
    level: int = logging.ERROR,
    **fields: str | int,
) -> None:
    """Log *event*: of *fault* its kind and the place it came from, and *fields* that are known."""
    known = dict(_known({"event": event.value, **_of_fault(fault), **fields}))
    LOG.log(level, "%s", _written(known), extra={"fields": known})


class KnownFields(logging.Formatter):
    """Writes time, level, the program's part, and known fields; the message itself never."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        name = record.name if _PLACE.fullmatch(record.name) else "other"
        line = f"{at} {record.levelname} {name} {_written(_fields_of(record))}"
        return line.rstrip()


def _fields_of(record: logging.LogRecord) -> dict[str, str]:
    """Return what *record* was told with, or else where it comes from and what fault it carries."""
    told = getattr(record, "fields", None)
    if not isinstance(told, dict):
        fault = record.exc_info[1] if record.exc_info else None
        told = {"module": record.module, "line": record.lineno, **_of_fault(fault)}
    return dict(_known(told))


def _of_fault(fault: BaseException | None) -> dict[str, str | int]:
    """Return the kind of *fault*, and module and line of the deepest place it came through."""
    if fault is None:
        return {}
    told: dict[str, str | int] = {"kind": type(fault).__name__}
    if isinstance(fault, DeskError):
        told["code"] = fault.problem.value
    trace = fault.__traceback__
    while trace is not None:
        told["module"] = str(trace.tb_frame.f_globals.get("__name__", ""))
        told["line"] = trace.tb_lineno
        trace = trace.tb_next
    return told


def _known(told: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the fields of *told* that are on the list and of their form."""
    for name, form in _FORMS.items():
        text = str(told[name]) if isinstance(told.get(name), str | int) else ""
        if len(text) <= _LONGEST and form.fullmatch(text):
            yield name, text


def _written(fields: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in fields.items())


def _tell_warning(
    message: Warning | str,  # noqa: ARG001 - not told
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - the log is where it goes
    line: str | None = None,  # noqa: ARG001 - Python's own signature
) -> None:
    tell(
        Event.WARNING,
        level=logging.WARNING,
        kind=category.__name__,
        module=Path(filename).stem,
        line=lineno,
    )


def _guarded(meet: Hook) -> Hook:
    """Return *meet* so that a fault inside it is told as plainly; Python would print both whole."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        try:
            meet(kind, fault, trace)
        except Exception as another:  # noqa: BLE001 - the last place where a fault can be met
            tell(Event.FAULT_WHILE_ANOTHER_WAS_SHOWN, another)
            tell(Event.FAULT_SHOWN_TO_NOBODY, fault)

    return hook
