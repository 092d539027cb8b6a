"""Prints through CUPS (Linux, macOS): the bytes go to ``lp`` by standard input, never to a file.

Qt's own way to CUPS writes the job in clear to the temporary folder first. What the spooler keeps
for as long as a job lasts is its own, on the computer that it runs on.
"""

import os
import subprocess
from collections.abc import Mapping

from mmep_desktop.errors import DeskError, Problem

_KEPT = ("PATH", "HOME", "CUPS_SERVER")
_NO_DEFAULT = "no system default"
_SECONDS = 30.0
_ON_LETTER = ("-o", "media=Letter")
"""The pages are US Letter; a queue that stands on A4 would crop them."""

_PAGE_SIZE = "PageSize"


class CupsQueue:
    """Answers the ``Printer`` port with the programs ``lpstat`` and ``lp``."""

    def __init__(
        self, environment: Mapping[str, str] | None = None, seconds: float = _SECONDS
    ) -> None:
        """Take from *environment* (this process's) only what CUPS needs; wait *seconds* at most."""
        given = os.environ if environment is None else environment
        self._environment = {name: given[name] for name in _KEPT if name in given}
        self._environment |= {"LANG": "C", "LC_ALL": "C"}
        self._seconds = seconds

    def printers(self) -> tuple[str, ...]:
        """Return the queues, the default one first; none where there is no CUPS."""
        queues = self._answer("lpstat", "-e").split()
        default = self._default()
        return tuple(sorted(queues, key=lambda name: (name != default, name.casefold())))

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        """Send *pdf* to the queue *printer*; *title* names no person.

        Raises ``DeskError`` with ``NO_PRINTER``, or with ``PRINTER_REFUSED`` also for a queue that
        is stopped: the page would wait there in clear.
        """
        if printer not in self.printers():
            raise DeskError(Problem.NO_PRINTER)
        if self._is_stopped(printer):
            raise DeskError(Problem.PRINTER_REFUSED, reason="stopped")
        sent = self._run("lp", "-d", printer, "-t", title, *_ON_LETTER, "-", given=pdf)
        if sent is None or sent.returncode:
            raise DeskError(Problem.PRINTER_REFUSED, reason="lp", status=_status(sent))

    def takes_jobs(self, printer: str) -> bool:
        """Whether the queue *printer* prints now what it is sent."""
        is_open = f"{printer} accepting " in self._answer("lpstat", "-a", printer)
        return is_open and not self._is_stopped(printer)

    def papers(self, printer: str) -> tuple[str, ...]:
        """Return the papers that *printer* offers; none where its queue does not tell."""
        for line in self._answer("lpoptions", "-p", printer, "-l").splitlines():
            option, _colon, papers = line.partition(": ")
            if option.startswith(f"{_PAGE_SIZE}/"):
                return tuple(paper.lstrip("*") for paper in papers.split())
        return ()

    def _default(self) -> str:
        answer = self._answer("lpstat", "-d").strip()
        return "" if answer.startswith(_NO_DEFAULT) else answer.rpartition(": ")[2]

    def _is_stopped(self, printer: str) -> bool:
        return self._answer("lpstat", "-p", printer).startswith(f"printer {printer} disabled ")

    def _answer(self, *command: str) -> str:
        outcome = self._run(*command)
        if outcome is None or outcome.returncode:
            return ""
        return outcome.stdout.decode(errors="replace")

    def _run(self, *command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
        """Run *command*; nothing where it is not on this computer or takes too long.

        What it says in error stays here: it may repeat the names of printers and people.
        """
        try:
            return subprocess.run(  # noqa: S603 - a program named here, its arguments in a list
                command,
                input=given,
                capture_output=True,
                env=self._environment,
                timeout=self._seconds,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None


def _status(outcome: subprocess.CompletedProcess[bytes] | None) -> int:
    return -1 if outcome is None else outcome.returncode
