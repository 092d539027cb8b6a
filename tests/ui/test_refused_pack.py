"""A faulty screener pack is refused when the desk opens, with its faults, and the good one asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.prepared_desk import LUCIA, PASSPHRASE
from tests.screeners.test_shelf import added_pack
from tests.ui.whole_window import ENTER, Screen, close, every_text, opened, prepared


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    doors = prepared(tmp_path, LUCIA)
    faulty = added_pack(tmp_path / "screeners", "newer")
    definition = faulty / "screener.toml"
    text = definition.read_text("utf-8").replace('version = "2026.3"', 'version = "2026.4"')
    definition.write_text(text.replace("window_months = 36", "window_months = 0"), "utf-8")
    shown = opened(qtbot, tmp_path, doors)
    yield shown
    close(shown)


def test_the_desk_opens_with_the_report_and_asks_with_the_last_good_version(
    screen: Screen,
) -> None:
    screen.until(lambda: QApplication.focusWidget() is screen.part("unlock_passphrase"))
    screen.keys(PASSPHRASE, ENTER)
    screen.until_page("problem")
    texts = [text.replace("\u200b", "") for text in every_text()]  # where a name may break
    assert "MMEP-401" in texts
    assert "screener.toml" in texts
    assert "parameters.window_months" in texts
    screen.until(lambda: screen.part("problem_go_on").isVisible())
    screen.keys(ENTER)
    screen.until_page("today")
    screen.keys(ENTER)
    screen.until_page("interview")
    assert screen.desk().screeners.current().version == "2026.3"
