"""Every window is kept out of pictures of the screen, until a clerk allows them for this once."""

import sys

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.curtain import curtain_drawn
from tests.ui.keyboard import part_of
from ui.capture import NoCurtain, OutOfPictures, curtain_of_this_system, out_of_pictures
from ui.settings.capture_card import CaptureCard


def a_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_windows_there_before_and_windows_opened_later_are_kept_out(qtbot: QtBot) -> None:
    before = a_window(qtbot)
    with curtain_drawn() as curtain:
        later = a_window(qtbot)
        inside = QWidget(later)
        inside.show()
        assert curtain.out == {int(before.winId()): True, int(later.winId()): True}


def test_pictures_allowed_hold_for_this_start_only(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    with curtain_drawn() as curtain:
        card = CaptureCard()
        qtbot.addWidget(card)
        card.show_capture()
        allow = part_of(card, "settings_capture_in")
        assert isinstance(allow, QPushButton)
        assert not allow.isChecked()
        allow.click()
        assert allow.isChecked()
        assert curtain.out[int(window.winId())] is False
        assert curtain.out[int(a_window(qtbot).winId())] is False
        part_of(card, "settings_capture_out").click()  # type: ignore[attr-defined]  # a button
        assert curtain.out[int(window.winId())] is True
        allow.click()
    with curtain_drawn() as curtain:
        assert curtain.out[int(window.winId())] is True


def test_where_the_system_cannot_be_asked_there_is_nothing_to_switch(qtbot: QtBot) -> None:
    card = CaptureCard()
    qtbot.addWidget(card)
    assert out_of_pictures() is None
    card.show_capture()
    assert card.isHidden()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    kept = OutOfPictures(app, NoCurtain())
    card.show_capture()
    assert card.isHidden()
    kept.setParent(None)


def test_only_windows_is_asked() -> None:
    assert curtain_of_this_system().works is (sys.platform == "win32")
