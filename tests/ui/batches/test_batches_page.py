"""The page of batches, by its keys: nothing leaves before it was looked at, signed and numbered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.partner_keys import Pinned
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.services.disclosing import MMEP
from tests.builders import TODAY, a_center, a_clerk
from tests.services.batches import HERS, a_referral, made
from tests.services.desk import DeskInMemory
from tests.services.test_opening_batches import CENTER
from tests.services.test_opening_batches import MMEP as MMEPS_KEY
from tests.ui.keyboard import click, part_of, press, type_text
from ui.batches.page import BatchesPage
from ui.preview.page import Sheet

ENTER = Qt.Key.Key_Return
SAVED = "batches_saved"
PLACE = "/stick/0201-A_batch-0001.xlsx"


@pytest.fixture
def desk() -> DeskInMemory:
    desk = DeskInMemory()
    a_referral(desk)
    return desk


@pytest.fixture
def places() -> list[str]:
    """Where files are to go, in turn; nowhere once it is empty."""
    return [PLACE]


@pytest.fixture
def page(qtbot: QtBot, desk: DeskInMemory, places: list[str]) -> BatchesPage:
    asked: list[str] = []

    def choose(_owner: QWidget, proposed: str) -> str:
        asked.append(proposed)
        return places.pop(0) if places else ""

    def proposed() -> Recipient:
        return Recipient("A. Recruiter", "", MMEP)

    page = BatchesPage(desk.batching, desk.transmitting, a_center(), proposed, choose)
    qtbot.addWidget(page)
    page.resize(1096, 638)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_batches()
    qtbot.waitUntil(lambda: words(page, "batches_told") != "")
    return page


def words(page: QWidget, name: str) -> str:
    found = part_of(page, name)
    assert isinstance(found, QLabel)
    return found.text()


def line(page: QWidget, name: str) -> QLineEdit:
    found = part_of(page, name)
    assert isinstance(found, QLineEdit)
    return found


def lines(page: QWidget, name: str) -> int:
    found = part_of(page, name)
    assert isinstance(found, QAbstractItemView)
    return found.model().rowCount()


def sign(qtbot: QtBot, page: BatchesPage, passphrase: str = HERS) -> None:
    """Type the passphrase where the focus is, and press Enter."""
    field = line(page, "batches_passphrase")
    qtbot.waitUntil(field.hasFocus)
    type_text(field, passphrase)
    press(field, ENTER)


def shown(page: BatchesPage, name: str) -> Callable[[], bool]:
    return part_of(page, name).isVisible


def test_passphrase_and_enter_make_and_save_the_batch_and_show_its_words(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    assert "1 referral is new" in words(page, "batches_told")
    assert line(page, "batches_to").text() == "A. Recruiter"
    sign(qtbot, page)
    qtbot.waitUntil(shown(page, "batches_saved"))
    content, opens = desk.outbox.files[PLACE]
    assert content == b"batch 1 of desk A"
    groups = opens.split(" ")
    assert [
        words(page, f"batches_words_{n}").strip("\u2068\u2069") for n in range(1, len(groups) + 1)
    ] == groups
    qtbot.waitUntil(lambda: lines(page, "batches_sent") == 1)
    assert not part_of(page, "batches_going").isVisible()
    click(part_of(page, "batches_words_told"))
    assert not part_of(page, "batches_saved").isVisible()
    assert page.findChild(QLabel, "batches_words_1") is None or not words(page, "batches_words_1")


def test_f1_wants_the_page_of_the_guide(qtbot: QtBot, page: BatchesPage) -> None:
    with qtbot.waitSignal(page.guide_asked):
        press(page, Qt.Key.Key_F1)


def test_a_wrong_passphrase_makes_nothing_and_says_so(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    sign(qtbot, page, "four other words")
    qtbot.waitUntil(shown(page, "batches_passphrase_error"))
    assert line(page, "batches_passphrase").text() == ""
    assert desk.work.kept.batches == {}


def test_a_large_batch_asks_for_a_second_person(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    desk.work.kept.sending_rules = SendingRules(second_above=0)
    desk.work.kept.clerks["e2"] = Clerk("e2", "Other Exporter", Role.EXPORTER)
    page.show_batches()
    second = line(page, "batches_second_passphrase")
    qtbot.waitUntil(second.isVisible)
    for typed in ("four other words", HERS):
        line(page, "batches_passphrase").setFocus()
        sign(qtbot, page)
        qtbot.waitUntil(second.hasFocus)
        assert desk.work.kept.batches == {}
        type_text(second, typed)
        press(second, ENTER)
        assert second.text() == ""
        if typed != HERS:
            qtbot.waitUntil(shown(page, "batches_second_passphrase_error"))
    qtbot.waitUntil(shown(page, "batches_saved"))
    assert [batch.seconded_by for batch, _content in desk.work.kept.batches.values()] == ["e2"]


def test_without_a_name_of_who_gets_it_nothing_is_made(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    line(page, "batches_to").clear()
    sign(qtbot, page)
    assert part_of(page, "batches_to_error").isVisible()
    assert desk.work.kept.batches == {}


def test_a_batch_that_was_not_saved_is_saved_from_the_list(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory, places: list[str]
) -> None:
    places.clear()
    sign(qtbot, page)
    qtbot.waitUntil(shown(page, "batches_done"))
    qtbot.waitUntil(lambda: lines(page, "batches_sent") == 1)
    assert desk.outbox.files == {}
    places.append(PLACE)
    press(part_of(page, "batches_sent"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shown(page, "batches_saved"))
    assert list(desk.outbox.files) == [PLACE]
    assert len(desk.work.kept.batches) == 1


def test_a_further_file_takes_the_passphrase_again(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory, places: list[str]
) -> None:
    batch = made(desk)
    desk.batching.write(batch.id, PLACE)
    page.show_batches()
    qtbot.waitUntil(lambda: lines(page, "batches_sent") == 1)
    again = line(page, "batches_again_passphrase_line")
    for typed, shown_then in ((HERS[1:], "batches_again_passphrase_line_error"), (HERS, SAVED)):
        places.append(PLACE.replace("1.", "2."))
        press(part_of(page, "batches_sent"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(again.hasFocus)
        type_text(again, typed)
        press(again, ENTER)
        qtbot.waitUntil(shown(page, shown_then))
    assert not again.isVisible()
    assert desk.batching.batches()[0].copies == 2


def test_what_leaves_of_a_line_is_shown_column_by_column(qtbot: QtBot, page: BatchesPage) -> None:
    press(page, Qt.Key.Key_F6)
    qtbot.waitUntil(shown(page, "batches_row"))
    qtbot.waitUntil(part_of(page, "batches_line_0").hasFocus)
    press(part_of(page, "batches_line_0"), Qt.Key.Key_Down)
    assert part_of(page, "batches_line_1").hasFocus()
    told = [
        label.text().strip("\u2068\u2069")
        for label in part_of(page, "batches_row").findChildren(QLabel)
    ]
    assert told[told.index("Last Name 1") + 1] == "García"
    assert told[told.index("Birth Date") + 1] == "2017-05-04"
    assert "Passed over" in told or any("508-555-0111" in text for text in told)
    page.hide()
    left = [label.text() for label in part_of(page, "batches_row").findChildren(QLabel)]
    assert not any("García" in text for text in left)


def test_once_mmeps_key_is_confirmed_a_batch_is_sealed_and_a_workbook_stays_possible(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory, places: list[str]
) -> None:
    assert not part_of(page, "batches_envelope").isVisible()
    with desk.work() as work:
        work.partners.keep_own(CENTER, TODAY)
        work.partners.pin(Pinned(MMEPS_KEY.public, TODAY, a_clerk().id))
        work.commit()
    page.show_batches()
    box = part_of(page, "batches_envelope")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(box.isVisible)
    places[:] = ["/stick/batch.mepbatch", "/stick/batch.xlsx"]
    sign(qtbot, page)
    qtbot.waitUntil(lambda: "sealed" in words(page, "batches_done"))
    assert desk.outbox.files["/stick/batch.mepbatch"][1] == "copy 0 to An office"
    assert not part_of(page, SAVED).isVisible()
    qtbot.waitUntil(part_of(page, "batches_again").isEnabled)
    box.setCurrentIndex(1)
    click(part_of(page, "batches_again"))
    qtbot.waitUntil(shown(page, "batches_again_passphrase"))
    field = line(page, "batches_again_passphrase_line")
    type_text(field, HERS)
    press(field, ENTER)
    qtbot.waitUntil(shown(page, SAVED))
    assert desk.outbox.files["/stick/batch.xlsx"][1].startswith("words of file")


def test_the_receipt_code_is_noted_and_a_wrong_one_is_not(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    made(desk)
    page.show_batches()
    qtbot.waitUntil(lambda: lines(page, "batches_sent") == 1)
    code = line(page, "batches_code")
    type_text(code, "0000")
    press(code, ENTER)
    qtbot.waitUntil(shown(page, "batches_code_error"))
    code.clear()
    type_text(code, "7gk2-m9qx")
    press(code, ENTER)
    qtbot.waitUntil(shown(page, "batches_done"))
    assert desk.batching.batches()[0].received_on is not None


def test_what_waits_for_consent_is_counted_and_does_not_go(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory
) -> None:
    a_referral(desk, None)
    a_referral(desk, ConsentState.REFUSED)
    page.show_batches()
    qtbot.waitUntil(lambda: "1 waits for a signed consent." in words(page, "batches_told"))
    assert "1 stays here" in words(page, "batches_told")
    assert lines(page, "batches_going") == 1


def test_the_sheet_to_sign_is_looked_at_printed_and_saved(
    qtbot: QtBot, page: BatchesPage, desk: DeskInMemory, places: list[str]
) -> None:
    batch = made(desk)
    page.show_batches()
    qtbot.waitUntil(lambda: lines(page, "batches_sent") == 1)
    table, control = part_of(page, "batches_sent"), Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(page.sheet_asked) as asked:
        press(table, Qt.Key.Key_P, control)
    sheet = asked.args[0] if asked.args else None
    assert isinstance(sheet, Sheet)
    assert sheet.draw() == b"%PDF batch 1"
    sheet.put("")
    assert [title for _pdf, _printer, title in desk.tray.pages] == ["transmittal sheet"]
    press(table, Qt.Key.Key_S, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(shown(page, "batches_done"))
    assert desk.files.files == {PLACE: b"%PDF batch 1"}
    acts = [(entry.act, entry.about) for entry in desk.work.kept.trail[-2:]]
    assert acts == [(Act.PRINTED, batch.id), (Act.REPORT_SAVED, batch.id)]


def test_escape_leads_back(qtbot: QtBot, page: BatchesPage) -> None:
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)
