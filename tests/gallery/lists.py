"""The pages of lists and cards: Today, Families, a new family, Settings, and what went wrong."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from mmep_desktop.domain.faults import Fault
from mmep_desktop.errors import DeskError, Problem
from tests.gallery import content
from tests.gallery.households import households
from tests.gallery.imports import imports
from tests.gallery.lock import locking, pins
from tests.gallery.plates import Plate, plate
from tests.gallery.safekeeping import safekeeping
from tests.gallery.studio import Studio
from tests.gallery.trail import trail
from tests.ui.curtain import curtain_drawn
from ui.problem.page import ProblemPage
from ui.widgets.error_panel import ErrorPanel

FAULTS = (
    Fault("screener.toml", "parameters.window_months", "This has to be a whole number, 1 to 120."),
    Fault("wording/es.po", "worked.ask", "There are no words for this question."),
    Fault("pictures/aquaculture.svg", "", "The picture is missing."),
)


def lists(studio: Studio) -> Iterator[Plate]:
    """Show every page that begins at the rail."""
    studio.flow.show_today()
    yield plate(studio, "today")
    studio.desk.registering.register(content.many_children(), "508-555-0117")
    studio.flow.show_today()
    yield plate(studio, "today-long-names")
    yield from _families(studio)
    yield from _new_family(studio)
    yield from households(studio)
    with curtain_drawn():
        studio.shell.rail.page_asked.emit("settings")
        studio.settle(20)
        yield plate(studio, "settings")
        yield from pins(studio)
    yield from locking(studio)
    yield from _backups(studio)
    yield from trail(studio)
    yield from safekeeping(studio)
    yield from imports(studio)
    yield from _problems(studio)


def _families(studio: Studio) -> Iterator[Plate]:
    studio.shell.rail.page_asked.emit("families")
    yield plate(studio, "families")
    find = studio.shell.top.find_box
    for words, name in (
        ("fernandez", "families-found"),
        ("a", "families-many"),
        ("zzzz", "families-nobody"),
    ):
        studio.shell.top.focus_find()
        find.setText(words)
        yield plate(studio, name)
    find.clear()


def _new_family(studio: Studio) -> Iterator[Plate]:
    studio.flow.show_today()
    studio.click("today_new_family")
    yield plate(studio, "new-family")
    studio.keys(content.FIRST_CHILD.first)
    studio.part("new_child_0_last_1").setFocus()
    studio.keys("Fernandez-Villavicencio")
    studio.part("new_child_0_born_text").setFocus()
    studio.keys("31/31/2031")
    studio.click("new_family_add_child")
    studio.click("new_family_save")
    yield plate(studio, "new-family-refused")
    studio.fill("new_child_0_born_text", "summer")
    yield plate(studio, "new-family-date")
    studio.fill("new_child_0_born_text", "")
    for part, typed in (("first", "Maximiliano"), ("last_1", "Fernandez-Villavicencio")):
        studio.fill(f"new_child_0_{part}", "")
        studio.keys(typed)
    studio.until(studio.part("new_family_advice").isVisible)
    studio.part("advice_0_open").setFocus()
    yield plate(studio, "new-family-advice")
    studio.click("new_family_cancel")


def _backups(studio: Studio) -> Iterator[Plate]:
    studio.flow.safekeeping.show_backups()
    yield plate(studio, "backups-none")
    studio.desk.backups.make(lambda: None)
    studio.desk.registering.register(content.many_children(), "508-555-0117")
    studio.desk.backups.make(lambda: None)
    studio.flow.safekeeping.show_backups()
    yield plate(studio, "backups")
    studio.click("backup_1_look")
    studio.until(studio.part("backup_prospect").isVisible)
    yield plate(studio, "backups-look")


def _problems(studio: Studio) -> Iterator[Plate]:
    studio.flow.show_refused_pack(FAULTS)
    yield plate(studio, "problem-pack")
    busy = DeskError(Problem.STORE_BUSY)
    page = studio.part("problem_page")
    assert isinstance(page, ProblemPage)
    page.show_problem(busy, can_retry=True)
    yield plate(studio, "problem-again")
    studio.flow.show_fault(RuntimeError("unforeseen"))
    yield plate(studio, "problem-fault")
    studio.shell.bottom.saved.show_not_saved()
    studio.shell.show_page("today")
    full = Problem.STORE_FULL
    panel = studio.part("today_problem")
    assert isinstance(panel, ErrorPanel)
    panel.show_problem(full.value, full.sentence, can_retry=True)
    yield plate(studio, "today-problem")
    studio.shell.bottom.saved.show_saved("10:42:07")
    studio.flow.show_today()
    studio.shell.blank()
    yield plate(studio, "blank")
    studio.keys(Qt.Key.Key_Escape)
