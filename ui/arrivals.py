"""The pages at which a family arrives: the day's list, those found or written down, a school's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QObject

from mmep_desktop.domain.center import School
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from ui.families.page import FamiliesPage
from ui.imports.pages import ImportPages
from ui.new_family.page import NewFamilyPage
from ui.shell.desk_shell import Make
from ui.today.page import TodayPage

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a family goes from here; each takes the id of a family or of a screening."""

    show: Callable[[str], None]
    interview: Callable[[str], None]
    screening: Callable[[str], None]
    joined: Callable[[str], None]
    record: Callable[[str, Act], None]
    new_family: Act
    today: Act
    found_again: Act


class Arrivals(QObject):
    """Leads from a list to an interview, and from the counter to the list.

    *settings* is where reading a school's list leads back to.
    """

    def __init__(self, desk: Desk, onward: Onward, settings: Act, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._onward = desk, onward
        self._imports = ImportPages(desk, onward.show, settings, self)
        self._schools = desk.center.schools
        self._leave: Act = onward.today

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            "today": lambda: self._today,
            "families": lambda: self._families,
            "new_family": lambda: self._new_family,
            **self._imports.pages(),
        }

    @property
    def may_import(self) -> bool:
        """Whether this clerk may read schools' lists in."""
        return self._imports.is_allowed

    def show_imports(self) -> None:
        """Open the page that reads a school's list in."""
        self._imports.show_imports()

    def go_on(self) -> None:
        """Keep what was read of a school's list and not kept before the last lock."""
        self._imports.go_on()

    def stop(self) -> None:
        """Give up a list that is being read."""
        self._imports.stop()

    def show_schools(self, schools: tuple[School, ...]) -> None:
        """Offer *schools* to every new child from now on."""
        self._schools = schools

    def show_day(self) -> None:
        """Open the day's list."""
        self._onward.show("today")
        self._today.show_day()

    def show_found(self, text: str) -> None:
        """Open the families that *text* leads to."""
        self._onward.show("families")
        self._families.show_found(text)

    def take_found(self) -> None:
        """Bring the focus to the first family found."""
        self._families.take_focus()

    def write_down(self) -> None:
        """Open an empty page for a family that is on no list."""
        self._leave = self._onward.today
        self._onward.show("new_family")
        self._new_family.show_schools(self._schools)
        self._new_family.start_new()

    def write_down_child(self, sitting: Sitting, back: Act) -> None:
        """Open the page for a brother or sister found at the door; *back* leads where it was."""
        self._leave = back
        self._onward.show("new_family")
        self._new_family.show_schools(self._schools)
        people = sitting.interview.asking.people
        self._new_family.start_joining(sitting.screening.family_id, people[0].name)

    @cached_property
    def _today(self) -> TodayPage:
        page = TodayPage(self._desk.lists)
        self._connect(page, self._onward.today)
        page.file_dropped.connect(self._imports.open_file)
        return page

    @cached_property
    def _families(self) -> FamiliesPage:
        page = FamiliesPage(self._desk.lists)
        self._connect(page, self._onward.found_again)
        return page

    @cached_property
    def _new_family(self) -> NewFamilyPage:
        desk = self._desk
        page = NewFamilyPage(desk.registering, desk.advising, desk.joining, self._schools)
        page.registered.connect(self._onward.interview)
        page.known_opened.connect(self._onward.interview)
        page.joined.connect(self._onward.joined)
        page.cancelled.connect(self._go_back)
        return page

    def _connect(self, page: TodayPage | FamiliesPage, back: Act) -> None:
        page.interview_asked.connect(self._onward.interview)
        page.screening_opened.connect(self._onward.screening)
        page.new_family_asked.connect(self._onward.new_family)
        page.record_asked.connect(partial(self._open_record, back))

    def _open_record(self, back: Act, family_id: str) -> None:
        self._onward.record(family_id, back)

    def _go_back(self) -> None:
        self._leave()
