"""The first program hangs and the second start waits beside it; later the first one answers."""

import subprocess
from pathlib import Path

from tests.prepared_desk import WITHOUT_KEYRING, set_up
from tests.private_cups import wait_until
from tests.real_screen import real_screen
from tests.security.fake_keyring import FakeKeyring
from tests.test_real_second_start import windows_called
from tests.test_real_window import TITLE, desk_in, program_on

PATIENCE = 30


def stop(program: subprocess.Popen[str]) -> None:
    subprocess.run(["kill", "-STOP", str(program.pid)], check=True)


def go_on(program: subprocess.Popen[str]) -> None:
    subprocess.run(["kill", "-CONT", str(program.pid)], check=True)


def test_the_sentence_of_the_second_start_goes_once_the_first_program_answers(
    tmp_path: Path,
) -> None:
    desk_in(tmp_path).mkdir(parents=True)
    set_up(desk_in(tmp_path), FakeKeyring(), given=WITHOUT_KEYRING)
    with real_screen() as screen, program_on(screen, tmp_path) as first:
        screen.wait_for_window(TITLE)
        stop(first)
        with program_on(screen, tmp_path) as second:
            wait_until(lambda: len(windows_called(screen, TITLE)) == 2, PATIENCE)
            go_on(first)
            assert second.wait(PATIENCE) == 0
        wait_until(lambda: screen.title_with_keyboard() == TITLE, PATIENCE)
        assert first.poll() is None
        screen.press("alt+F4")
        assert first.wait(PATIENCE) == 0
