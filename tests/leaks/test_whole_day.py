"""A day at the real desk, every byte it wrote traced: what is told there is in none of them.

The one exception is the paper: it goes to ``lp`` through a pipe and from there to the print
scheduler, whose own copy is not ours. The screen and the keyboard belong to the X server.
"""

import os
import re
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

from tests.leaks import day as clerk
from tests.leaks import told
from tests.leaks.day import QUEUE, Copied
from tests.leaks.desk import PATIENCE, Account, Desk, started
from tests.leaks.finding import Markers
from tests.leaks.strace import Trace, may_trace, read_trace
from tests.private_cups import PrivateCups, private_cups
from tests.real_screen import real_screen

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb, strace and lp are Linux's here"),
    pytest.mark.skipif(sys.platform == "linux" and not may_trace(), reason="tracing is forbidden"),
]

OURS = re.compile(
    r"data/mmep-desktop(/(store\.mmep(\.new)?(-wal|-shm|-journal)?|(keys|store)\.json(\.\w+)*))?"
    r"|data/mmep-desktop/(desk\.\w+|\.\w{6}(/s)?|store\.anchor|tries\.json(\.\w+)?)"
    r"|data/mmep-desktop/backups(/[\w.-]+)?"
    r"|config/mmep-desktop(/settings\.(json|new))?"
    r"|cache/fontconfig(/.*)?"
    r"|config(/(QtProject\.conf(\.lock)?|#\d+))?"
)
"""Every file that a desk may write, in its account.

Qt's window for choosing a place remembers in which folders files were saved, under a number first.

The socket ``desk.bell``, which Qt makes beside it under another name, lets a second start ring at
the first; the last is the system's list of fonts.
"""

BATCH = "batch.xlsx"
"""The one file that a family's record leaves in: it opens with its words only."""

HELD = re.compile(r"/proc/self/fd/\d+")
"""A file that has no name yet, on its way to the name that it is given when it is whole."""

MAPPED = re.compile(r".*/store\.mmep(\.new)?-shm|/memfd:xorg")
"""SQLite's index of the log's pages, and the pictures of the window on their way to the screen."""

MARKERS = Markers(told.WORDS)
ON_PAPER = {"child's first name", "child's surname", "worker", "respondent", "phone_1"}
RECORDS, LOCKED_SIZE = 100_000, 5_000


@dataclass
class Day:
    """A day that is over."""

    account: Account
    copied: Copied
    is_forgotten_at_the_end: bool
    titles: set[str]
    limits: str
    statuses: tuple[int, ...] = ()
    traces: list[Trace] = field(default_factory=list)

    @cached_property
    def written(self) -> tuple[tuple[str, bytes], ...]:
        """Every byte, by where it went."""
        return tuple(each for trace in self.traces for each in trace.written.items())

    @cached_property
    def found(self) -> dict[str, set[str]]:
        """The words that are found in what was written, by where it went."""
        return found(self.written)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Work from the set-up to a crash, and then for a short while till the window is closed."""
    account = Account(tmp_path_factory.mktemp("day"))
    with real_screen() as screen, private_cups() as cups:
        cups.run("lpadmin", "-p", QUEUE, "-v", "file:///dev/null", "-E")
        with started(screen, account, **cups.environment) as (desk, program):
            copied, titles = morning(desk, cups, account.work / BATCH)
            pid = int(desk.ask("pid")["pid"])
            limits = Path(f"/proc/{pid}/limits").read_text("ascii")
            os.kill(pid, signal.SIGSEGV)
            crashed = program.wait(PATIENCE)
        with started(screen, account, **cups.environment) as (desk, program):
            afternoon(desk)
            closed = program.wait(PATIENCE)
            is_forgotten = desk.other.comes_to_read("clipboard", "")
    seen = Day(account, copied, is_forgotten, titles, limits, (crashed, closed))
    seen.traces = [read_trace(folder) for folder in sorted(account.traces.iterdir())]
    return seen


def morning(desk: Desk, cups: PrivateCups, batch: Path) -> tuple[Copied, set[str]]:
    clerk.set_the_desk_up(desk)
    clerk.a_family_that_is_referred(desk)
    titles = desk.screen.titles()
    clerk.check_and_change(desk)
    clerk.print_papers(desk, cups)
    clerk.record_consent(desk)
    clerk.ask_alone(desk)
    clerk.meet_a_fault_while_printing(desk)
    clerk.a_family_that_never_moved(desk)
    clerk.a_family_that_will_not_say(desk)
    clerk.a_family_that_is_not_sure(desk)
    clerk.find(desk)
    clerk.change_settings(desk)
    clerk.send_a_batch(desk, batch)
    copied = clerk.copy_and_lock(desk)
    titles |= desk.screen.titles()
    clerk.unlock(desk)
    clerk.meet_faults(desk)
    return copied, titles


def afternoon(desk: Desk) -> None:
    clerk.unlock(desk)
    clerk.copy_a_name(desk)
    desk.press("alt+F4")


def found(written: Iterable[tuple[str, bytes]]) -> dict[str, set[str]]:
    """Return which words are found where, without repeating one."""
    seen: dict[str, set[str]] = {}
    for where, content in written:
        if names := MARKERS.found_in(content):
            seen[where] = seen.get(where, set()) | names
    return seen


def test_the_day_was_whole(day: Day) -> None:
    """Otherwise the tests below would find nothing because nothing was done."""
    assert day.statuses == (128 + signal.SIGSEGV, 0)
    log = str(day.account.records / "store.mmep-wal")
    assert sum(len(content) for where, content in day.written if where == log) > RECORDS
    terminal = day.account.terminal.read_text(errors="replace")
    assert terminal.count("fault") >= len(clerk.FAULTS) + 1


def test_no_byte_written_to_a_file_tells_of_a_family(day: Day) -> None:
    assert {to: names for to, names in day.found.items() if to.startswith("/")} == {}


def test_nothing_but_the_desks_own_files_is_written(day: Day) -> None:
    home = day.account.home
    batch = str(day.account.work / BATCH)
    assert (day.account.work / BATCH).stat().st_size > LOCKED_SIZE
    allowed = {os.devnull, batch, str(day.account.terminal), "/memfd:xorg"}
    strangers = {
        path
        for trace in day.traces
        for path in trace.files() - allowed
        if not OURS.fullmatch(os.path.relpath(path, home)) and not HELD.fullmatch(path)
    }
    assert strangers == set()


def test_nothing_is_written_where_the_trace_does_not_see_it(day: Day) -> None:
    assert set().union(*(trace.unseen for trace in day.traces)) == set()
    mapped = {path for trace in day.traces for path in trace.shared}
    assert [path for path in mapped if not MAPPED.fullmatch(path)] == []


def test_no_name_of_a_file_and_no_argument_tells_of_a_family(day: Day) -> None:
    for trace in day.traces:
        named = {*trace.opened, *trace.named, *(word for each in trace.started for word in each)}
        assert MARKERS.found_in_texts(named) == set()


def test_no_other_program_is_started_than_those_that_print(day: Day) -> None:
    started = {each[1] for trace in day.traces for each in trace.started}
    assert started == {sys.executable, "lp", "lpstat"}


def test_the_paper_goes_to_the_printer_and_nowhere_else(day: Day) -> None:
    outside = {to: names for to, names in day.found.items() if not to.startswith("/")}
    copied = {to: outside.pop(to) for to in [*outside] if to.startswith("unix /tmp/.X11-unix/")}
    assert set().union(*copied.values()) <= {"child's surname"}, "only what was copied"
    kinds = {re.split(r"[ :]", to)[0] for to in outside}
    assert kinds == {"pipe", "port"}, "to lp, and from lp to its scheduler"
    assert set().union(*outside.values()) >= ON_PAPER, "and there it is found, so it would be"


def test_nothing_speaks_to_the_systems_log(day: Day) -> None:
    spoken_to = {to.split("/")[1] for to, _ in day.written if to.startswith("unix ")}
    assert spoken_to <= {"tmp", "run"} | {day.account.home.parts[1]}
    assert not [to for to, _ in day.written if "/dev/log" in to or "journal/" in to]


def test_what_is_left_in_the_account_tells_nothing(day: Day) -> None:
    left = [path for path in day.account.home.rglob("*") if path.is_file()]
    assert len(left) > 4
    assert found((str(path), path.read_bytes()) for path in left) == {}
    assert list((day.account.home / "tmp").iterdir()) == []


def test_the_terminal_shows_kinds_and_places_only(day: Day) -> None:
    shown = day.account.terminal.read_bytes()
    assert b"ValueError" in shown
    assert MARKERS.found_in(shown) == set()


def test_no_window_is_called_after_anybody(day: Day) -> None:
    assert any("MMEP" in title for title in day.titles)
    assert MARKERS.found_in_texts(day.titles) == set()


def test_what_was_copied_is_gone_with_the_lock_and_with_the_window(day: Day) -> None:
    assert day.copied == Copied(
        was_selected=True, copy_is_forgotten=True, selection_is_forgotten=True
    )
    assert day.is_forgotten_at_the_end


def test_a_crash_leaves_no_core(day: Day) -> None:
    assert re.search(r"Max core file size +0 +0", day.limits)
    assert [path.name for path in day.account.home.rglob("*core*") if path.is_file()] == []


def test_a_desk_that_spoke_of_a_fault_as_python_does_would_be_caught(tmp_path: Path) -> None:
    """The same program under the same watch, with nothing but its plain log taken away."""
    account = Account(tmp_path)
    with real_screen() as screen, started(screen, account) as (desk, _program):
        desk.wait("set_up", "set_up_district")
        desk.ask("speak as Python does")
        desk.ask("fault in a slot", told.FAULT)
        desk.ask("state")
    (kept_in,) = account.traces.iterdir()
    assert found(read_trace(kept_in).written.items()) == {
        str(account.terminal): {"text of a fault"}
    }
