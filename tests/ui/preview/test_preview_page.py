"""A paper inside the window: drawn from bytes, printed by Enter, its copies counted."""

from functools import partial
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from mmep_desktop.domain.printing import Paper
from mmep_desktop.domain.referral import FamilyPaper, Referral
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.settings import Settings
from tests.fakes import StandInPapers, Tray
from tests.services.desk import DeskInMemory
from tests.ui.sitting_builder import NARROW, WIDE, a_family, button, on_screen, press, words_in
from tests.ui.widgets.shown import cut_sideways
from ui.preview.page import PreviewPage, Saving, Sheet
from ui.widgets.error_panel import ErrorPanel

ENTER = Qt.Key.Key_Return


class PagesOfTwo(StandInPapers):
    """Draws real PDF of two pages."""

    def referral_sheet(self, referral: Referral) -> bytes:
        super().referral_sheet(referral)
        return two_pages()

    def family_page(self, paper: FamilyPaper) -> bytes:
        super().family_page(paper)
        return two_pages()


class TwoTrays(Tray):
    def printers(self) -> tuple[str, ...]:
        return ("Front desk", "Back office")


class NoTray(Tray):
    def printers(self) -> tuple[str, ...]:
        return ()

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        raise DeskError(Problem.NO_PRINTER)


def two_pages() -> bytes:
    drawn = BytesIO()
    canvas = Canvas(drawn)
    for number in ("1", "2"):
        canvas.drawString(72, 720, number)
        canvas.showPage()
    canvas.save()
    return drawn.getvalue()


@pytest.fixture
def desk() -> DeskInMemory:
    return DeskInMemory(papers=PagesOfTwo(), tray=TwoTrays())


def a_finished(desk: DeskInMemory) -> Sitting:
    return desk.interviewing.finish(desk.answer(a_family(desk), Chosen("no")))


def shown(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int] = WIDE, printer: str = ""
) -> PreviewPage:
    page = PreviewPage(desk.paperwork, Settings(printer=printer))
    on_screen(qtbot, page, size)
    page.show_paper(a_finished(desk), Paper.FAMILY_PAGE)
    qtbot.waitUntil(lambda: page.document.pageCount() == 2)
    qtbot.waitUntil(button(page, "preview_print").isEnabled)
    return page


def problem_of(page: PreviewPage) -> str:
    panel = page.findChild(ErrorPanel, "preview_problem")
    assert isinstance(panel, ErrorPanel)
    return panel.accessibleName().split()[-1] if panel.isVisible() else ""


def test_the_paper_is_shown_from_memory_and_named(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk)
    assert words_in(page, "preview_title") == "Family page"
    assert page.document.pageCount() == 2
    assert desk.tray.pages == []


def test_enter_prints_and_says_where_when_and_which_copy(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.printed) as printed:
        press(qtbot, ENTER)
    assert printed.args is not None
    assert printed.args[0].copy == 1
    said = words_in(page, "preview_result").translate({0x2068: "", 0x2069: ""})
    assert said == f"Sent to the printer Front desk at {printed.args[0].printed_at:%H:%M}. Copy 1."
    (_, printer, title) = desk.tray.pages[0]
    assert (printer, title) == ("Front desk", "0201-A-26-00001")


def test_a_second_enter_closes_instead_of_printing_twice(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.printed):
        press(qtbot, ENTER)
    with qtbot.waitSignal(page.closed):
        press(qtbot, ENTER)
    assert len(desk.tray.pages) == 1


def test_a_reprint_is_the_second_copy(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk)
    for _copy in (1, 2):
        with qtbot.waitSignal(page.printed) as printed:
            button(page, "preview_print").click()
    assert printed.args is not None
    assert printed.args[0].copy == 2
    assert len(desk.work.kept.printings) == 2


def test_another_printer_can_be_chosen_and_the_usual_one_is_offered(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    page = shown(qtbot, desk, printer="Back office")
    box = page.findChild(QComboBox, "preview_printers")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Back office"
    box.setCurrentText("Front desk")
    with qtbot.waitSignal(page.printed):
        button(page, "preview_print").click()
    assert desk.tray.pages[0][1] == "Front desk"


def test_a_printer_that_refuses_is_said_and_nothing_is_recorded(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    desk.tray.refuses = True
    page = shown(qtbot, desk)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: problem_of(page) == "MMEP-302")
    assert desk.work.kept.printings == {}
    desk.tray.refuses = False
    with qtbot.waitSignal(page.printed):
        button(page, "preview_problem_retry").click()


def test_after_a_refusal_escape_still_closes_though_there_is_more_in_the_window(
    qtbot: QtBot, desk: DeskInMemory
) -> None:
    desk.tray.refuses = True
    window = QWidget()
    page = PreviewPage(desk.paperwork, Settings())
    layout = QVBoxLayout(window)
    layout.addWidget(page)
    layout.addWidget(QPushButton("Lock"))
    on_screen(qtbot, window)
    page.show_paper(a_finished(desk), Paper.FAMILY_PAGE)
    qtbot.waitUntil(button(page, "preview_print").isEnabled)
    # By itself Qt would hand the keys on to what Tab comes to next: outside the page, here.
    button(page, "preview_close").setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: problem_of(page) == "MMEP-302")
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Escape)


def test_without_a_printer_the_paper_is_shown_and_printing_says_why_not(qtbot: QtBot) -> None:
    page = shown(qtbot, DeskInMemory(papers=PagesOfTwo(), tray=NoTray()))
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: problem_of(page) == "MMEP-301")


def test_only_a_sheet_that_names_nobody_can_be_saved(qtbot: QtBot, desk: DeskInMemory) -> None:
    places = iter(["", "/stick/how.pdf", "/stick/how.pdf"])
    page = PreviewPage(desk.paperwork, Settings(), lambda _owner, _proposed: next(places))
    on_screen(qtbot, page)
    page.show_paper(a_finished(desk), Paper.FAMILY_PAGE)
    qtbot.waitUntil(button(page, "preview_print").isEnabled)
    save = button(page, "preview_save")
    assert not save.isVisible()
    pdf = two_pages()
    written = partial(desk.files.write, content=pdf)
    sheet = Sheet("How it goes", lambda: pdf, lambda _printer: None, Saving("how.pdf", written))
    page.show_sheet(sheet)
    qtbot.waitUntil(button(page, "preview_print").isEnabled)
    desk.files.refuses = True
    save.click()
    assert problem_of(page) == ""
    press(qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: problem_of(page) == "MMEP-313")
    desk.files.refuses = False
    button(page, "preview_problem_retry").click()
    qtbot.waitUntil(lambda: words_in(page, "preview_result") == "Saved.")
    assert desk.files.files == {"/stick/how.pdf": pdf}
    assert desk.tray.pages == []


def test_escape_closes(qtbot: QtBot, desk: DeskInMemory) -> None:
    page = shown(qtbot, desk)
    with qtbot.waitSignal(page.closed):
        press(qtbot, Qt.Key.Key_Escape)
    assert desk.tray.pages == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_is_cut_at_the_sides(
    qtbot: QtBot, desk: DeskInMemory, size: tuple[int, int]
) -> None:
    page = shown(qtbot, desk, size)
    assert [name for name in cut_sideways(page) if name] == []
