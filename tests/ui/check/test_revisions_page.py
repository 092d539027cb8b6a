"""Revisions side by side: each question in a row, and what changed told by a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.replies import Chosen, Listed, Ticked
from mmep_desktop.domain.revision import Cause, Reason
from mmep_desktop.services.interviewing import Sitting
from tests.builders import a_person
from tests.services.desk import DeskInMemory
from tests.ui.sitting_builder import (
    FISH,
    LONG_NAMES,
    NARROW,
    WIDE,
    a_family,
    answered_to_the_end,
    on_screen,
    press,
    words_in,
)
from tests.ui.widgets.shown import cut_sideways
from ui.check.compared import merged
from ui.check.revisions import RevisionsPage


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory()


def corrected(desk: DeskInMemory) -> Sitting:
    """Return a referred family of long names, corrected twice."""
    family = answered_to_the_end(desk, a_family(desk, *LONG_NAMES))
    first = desk.interviewing.finish(family)
    begun = desk.correcting.begin(first, "worked", Reason(Cause.WRONG_KEY))
    begun = desk.answer(begun, Ticked(("seafood_processing", "crops")))
    second = desk.correcting.finish(answered_to_the_end(desk, begun))
    begun = desk.correcting.begin(second, "moved", Reason(Cause.OTHER, "The aunt called"))
    return desk.correcting.finish(desk.answer(begun, Chosen("unsure")))


def shown(
    qtbot: QtBot, desk: DeskInMemory, sitting: Sitting, size: tuple[int, int] = WIDE
) -> RevisionsPage:
    page = RevisionsPage()
    on_screen(qtbot, page, size)
    page.show_revisions(desk.correcting.revisions(sitting))
    return page


def row(page: RevisionsPage, key: str) -> QFrame:
    found = page.findChild(QFrame, f"revisions_row_{key}")
    assert isinstance(found, QFrame)
    return found


def changed(page: RevisionsPage) -> set[str]:
    marks = (label.objectName() for label in page.findChildren(QLabel) if label.isVisible())
    prefix = "revisions_changed_"
    return {name.removeprefix(prefix) for name in marks if name.startswith(prefix)}


def test_the_latest_two_are_shown_and_what_changed_is_said(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, corrected(desk))
    assert words_in(page, "revisions_older_number") == "Revision 2"
    assert words_in(page, "revisions_newer_number") == "Revision 3, counts now"
    assert words_in(page, "revisions_older_moved") == "Yes"
    assert words_in(page, "revisions_newer_moved") == "Not sure"
    assert words_in(page, "revisions_newer_move_when:0") == "Not asked"
    assert "moved" in changed(page)
    assert "worked" not in changed(page)


def test_each_revision_says_its_outcome_its_reason_and_by_whom_and_when(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, corrected(desk))
    assert words_in(page, "revisions_older_outcome") == "Refer to MMEP"
    assert words_in(page, "revisions_newer_outcome") == "Refer, recruiter to ask more"
    assert words_in(page, "revisions_older_reason") == "I pressed the wrong key"
    assert words_in(page, "revisions_newer_reason") == "The aunt called"
    assert words_in(page, "revisions_newer_by").startswith("by Maria Silva, 1 September 2026 at")
    assert "Spanish" in words_in(page, "revisions_newer_asked")


def test_any_two_can_be_chosen(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, corrected(desk))
    for box in (page.older, page.newer):
        assert box.isVisible()
        assert box.count() == 3
    page.older.setCurrentIndex(0)
    page.newer.setCurrentIndex(1)
    assert words_in(page, "revisions_older_number") == "Revision 1"
    assert words_in(page, "revisions_newer_number") == "Revision 2"
    assert words_in(page, "revisions_older_reason") == "As first answered"
    assert "worked" in changed(page)
    assert "moved" not in changed(page)


def test_two_revisions_leave_nothing_to_choose(qtbot: QtBot, desk: DeskInMemory) -> None:
    first = desk.interviewing.finish(desk.answer(a_family(desk), Chosen("no")))
    begun = desk.correcting.begin(first, "moved", Reason(Cause.WRONG_KEY))
    second = desk.correcting.finish(answered_to_the_end(desk, desk.answer(begun, Chosen("yes"))))
    page = shown(qtbot, desk, second)
    assert not page.older.isVisible()
    assert words_in(page, "revisions_older_worked") == "Not asked"


def test_a_row_is_heard_whole(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, corrected(desk))
    heard = row(page, "moved").accessibleName()
    assert "Revision 2: Yes." in heard
    assert "Revision 3: Not sure." in heard
    assert heard.endswith("Changed")
    assert not row(page, "worked").accessibleName().endswith("Changed")


def test_the_rows_are_walked_by_keys_and_come_into_view(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk, corrected(desk), NARROW)
    last = row(page, "consent")
    for _press in range(40):
        if last.hasFocus():
            break
        press(qtbot, Qt.Key.Key_Down)
    assert last.hasFocus()
    qtbot.waitUntil(lambda: last.mapTo(page, QPoint(0, 0)).y() < page.height())
    press(qtbot, Qt.Key.Key_Up)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() != last.objectName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Left])
def test_escape_and_alt_left_lead_back(qtbot: QtBot, desk: DeskInMemory, key: Qt.Key) -> None:
    page = shown(qtbot, desk, corrected(desk))
    alt = Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(page.back_asked):
        press(qtbot, key, alt if key is Qt.Key.Key_Left else Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_and_the_columns_stand_in_line(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]
) -> None:
    page = shown(qtbot, desk, corrected(desk), size)
    assert cut_sideways(page) == []
    lefts = {
        part.mapTo(page, QPoint(0, 0)).x()
        for key in ("moved", "worked", "household", "consent", "move_places:0")
        if (part := page.findChild(QLabel, f"revisions_newer_{key}")) is not None
    }
    assert len(lefts) == 1
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert [one for one in buttons if not one.objectName() or not one.accessibleName()] == []


def test_one_child_s_answer_is_never_set_beside_another_s(qtbot: QtBot, desk: DeskInMemory) -> None:
    ana, eva = a_person("Ana", "2008"), a_person("Eva", "2007")
    first = desk.answer(a_family(desk), Chosen("yes"), FISH, Listed((ana,)), Chosen("no"))
    first = desk.interviewing.finish(answered_to_the_end(desk, first))
    begun = desk.correcting.begin(first, "household", Reason(Cause.NEW_FACT))
    begun = desk.answer(begun, Listed((eva, ana)), Chosen("unsure"), Chosen("no"))
    page = shown(qtbot, desk, desk.correcting.finish(answered_to_the_end(desk, begun)))
    asked = [one.accessibleName() for one in page.findChildren(QFrame, "revisions_row_schooling:0")]
    assert len(asked) == 2
    assert any("Eva" in said and "Revision 1: Not asked" in said for said in asked)


KEYS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(KEYS, KEYS)
def test_every_question_of_both_is_in_the_rows_once_in_the_newer_one_s_order(
    before: list[str], now: list[str]
) -> None:
    older, newer = ([(key, key) for key in keys] for keys in (before, now))
    order = merged(older, newer)
    assert sorted(order) == sorted({*older, *newer})
    assert [asked for asked in order if asked in newer] == newer
