"""Names as families write them, and as somebody could misuse them, through the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import cleaned
from tests.documents.reading import letters, text_of
from tests.ui.whole_window import (
    CTRL_1,
    CTRL_ENTER,
    ENTER,
    ESCAPE,
    F4,
    FIND,
    NEW,
    Screen,
    close,
    every_text,
    opened,
    prepared,
)
from ui.walk import INTERVIEW

ODD = {
    "markup": "<b>Ana</b>",
    "an ampersand": "Ana & Eva &amp; Lu",
    "a less-than": "O<Brien",
    "emoji": "Zoe \U0001f98b\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "an override": "Ana\u202egnirts",
    "Arabic": "ليلى زيتون",
    "300 letters": "Wolfeschlegelsteinhausen" * 12 + "bergerdorffs",
}
HOSTILE = (
    "<img src='file:///etc/passwd'>",
    "\u2067Isolated\u2069",
    "“נועה” O'Neill",
    "%s {0} {name} %(x)s $Ana",
    "=HYPERLINK(A1)",
    "../../Ana\\..",
    "Robert'); DROP TABLE registrations;--",
)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    shown = opened(qtbot, tmp_path, prepared(tmp_path))
    shown.unlock()
    yield shown
    close(shown)


def interpreted() -> list[str]:
    """Name what would be read as markup: every label, and every tip that shows on hover."""
    parts = QApplication.allWidgets()
    labels = [part for part in parts if isinstance(part, QLabel)]
    found = [each.objectName() for each in labels if reads_markup(each)]
    return found + [part.objectName() for part in parts if GuiQt.mightBeRichText(part.toolTip())]


def reads_markup(shown: QLabel) -> bool:
    return shown.textFormat() is not Qt.TextFormat.PlainText and GuiQt.mightBeRichText(shown.text())


@pytest.mark.parametrize("kind", ODD)
def test_a_name_is_kept_found_asked_and_printed_as_it_was_typed(screen: Screen, kind: str) -> None:
    typed, kept = ODD[kind], cleaned(ODD[kind])
    screen.keys(NEW)
    screen.until_page("new_family")
    screen.until(lambda: screen.focused() == "new_child_0_first")
    screen.keys(typed)
    screen.part("new_child_0_last_1").setFocus()
    screen.keys("Colibri")
    screen.part("new_child_0_born_text").setFocus()
    screen.keys("2019", CTRL_ENTER)
    screen.until_page("interview")
    screen.keys(ESCAPE, FIND, "colibri")
    screen.until_page("families")
    (listing,) = screen.desk().lists.find("colibri")
    assert listing.registration.name.first == kept
    assert f"Colibri, {kept}" in every_text()
    assert interpreted() == []

    screen.keys(ENTER, ENTER)
    screen.until_page("interview")
    for _question, presses in INTERVIEW:
        screen.keys(*presses)
        assert interpreted() == []
    screen.until_page("outcome")
    assert any(kept in text for text in every_text())
    screen.keys("2")
    screen.until(lambda: screen.focused() == "preview_print")
    screen.keys(ENTER)
    screen.until(lambda: len(screen.tray.pages) == 1)
    screen.until(lambda: screen.focused() == "preview_close")
    screen.keys(ESCAPE)
    screen.until_page("outcome")
    screen.keys(F4)
    screen.until_page("check")
    assert interpreted() == []
    assert is_on_paper(kept, screen.tray.pages[0][0])


def test_names_meant_to_do_harm_are_names(screen: Screen) -> None:
    for typed in HOSTILE:
        screen.keys(CTRL_1, NEW)
        screen.until_page("new_family")
        screen.until(lambda: screen.focused() == "new_child_0_first")
        screen.keys(typed)
        screen.part("new_child_0_last_1").setFocus()
        screen.keys("Colibri", CTRL_ENTER)
        screen.until_page("interview")
        assert any(cleaned(typed) in text for text in every_text())
        assert interpreted() == []
    screen.keys(ESCAPE, FIND, "colibri")
    screen.until_page("families")
    shown = every_text()
    assert [each for each in HOSTILE if f"Colibri, {cleaned(each)}" not in shown] == []
    assert interpreted() == []


def is_on_paper(name: str, pdf: bytes) -> bool:
    """Whether each word of *name* can be read; emoji are no letters, and quotation marks turn."""
    paper = letters(text_of(pdf))
    return all(letters(word) in paper for word in drawable(name).split())


def drawable(name: str) -> str:
    """Return *name* without what no font of the papers has, and what stands around its words."""
    return "".join(sign for sign in name if ord(sign) < 0x1F000 and sign not in "\u200d“”")


def test_a_name_can_be_found_by_its_own_words(screen: Screen) -> None:
    screen.keys(NEW)
    screen.until(lambda: screen.focused() == "new_child_0_first")
    screen.keys("O<Brien ليلى", CTRL_ENTER)
    screen.until_page("interview")
    for words in ("brien", "o<brien", "ليلى", "LIMIT 1; o brien"[-7:]):
        assert len(screen.desk().lists.find(words)) == 1
    assert screen.desk().lists.find("%") == ()
    assert screen.desk().lists.find("* OR NEAR(") == ()


def test_the_tip_of_a_line_shows_a_name_and_no_markup(screen: Screen) -> None:
    """Qt shows a tip as rich text where it looks like it, and would load its pictures."""
    screen.keys(NEW)
    screen.until(lambda: screen.focused() == "new_child_0_first")
    screen.keys("<b>Ana</b>", CTRL_ENTER)
    screen.until_page("interview")
    screen.keys(FIND, "ana")
    screen.until_page("families")
    table = screen.table("families_table")
    tip = str(table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) or "")
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == "<b>Ana</b>"
