"""The computer falls asleep between a key and its answer, and wakes at the same question."""

import subprocess
from pathlib import Path

import pytest

from tests.prepared_desk import WITHOUT_KEYRING, XUNCAX, desk_of, entrance, set_up
from tests.private_cups import wait_until
from tests.real_screen import real_screen
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring
from tests.test_real_window import TITLE, desk_in, program_on

PATIENCE = 20
ASLEEP = "T"
"""The state of a process every thread of which stands still, as in a sleeping computer."""


def fall_asleep(program: subprocess.Popen[str]) -> None:
    subprocess.run(["kill", "-STOP", str(program.pid)], check=True)
    stat = Path(f"/proc/{program.pid}/stat")
    wait_until(lambda: stat.read_text().rpartition(")")[2].split()[0] == ASLEEP, PATIENCE)


def wake(program: subprocess.Popen[str]) -> None:
    subprocess.run(["kill", "-CONT", str(program.pid)], check=True)


@pytest.mark.parametrize("awake_for", [("1",), ("1", "Return"), ("1", "Return", "q")])
def test_what_was_pressed_before_and_while_it_slept_is_answered(
    tmp_path: Path, awake_for: tuple[str, ...]
) -> None:
    pressed = ("1", "Return", "q", "Return")
    desk_in(tmp_path).mkdir(parents=True)
    set_up(desk_in(tmp_path), FakeKeyring(), XUNCAX, given=WITHOUT_KEYRING)
    with real_screen() as screen, program_on(screen, tmp_path) as program:
        locked = screen.wait_for_window(TITLE)
        screen.type_text(SIX_WORDS)
        screen.press("Return")
        today = screen.wait_for_other_page(locked)
        screen.press("Return")
        asked = screen.wait_for_another(today)
        screen.press(*awake_for)
        fall_asleep(program)
        screen.press(*pressed[len(awake_for) :])
        wake(program)
        screen.wait_for_another(asked)
        screen.press("alt+F4")
        _, complained = program.communicate(timeout=PATIENCE)
        assert (program.returncode, "Traceback" in complained) == (0, False)
    assert answered(tmp_path) == ["moved", "worked"]


def answered(home: Path) -> list[str]:
    """Return which questions of the one interview have an answer in the store."""
    unlocked = entrance(desk_in(home), FakeKeyring()).unlock("", SIX_WORDS)
    desk = desk_of(unlocked, desk_in(home))
    (listing,) = desk.lists.today().listings
    sitting = desk.interviewing.open(listing.screening_id or "")
    unlocked.store.close()
    return list(sitting.interview.asking.draft)
