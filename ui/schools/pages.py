"""The page of schools and the two forms behind it, and what leads from one to the other."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.programs import Program
from mmep_desktop.services.schools import Schools
from mmep_desktop.words import _
from ui.schools.contact_page import ContactPage
from ui.schools.page import SchoolsPage
from ui.schools.program_page import ProgramPage
from ui.shell.desk_shell import Make


class SchoolPages(QObject):
    """*show* opens a page, *leave* goes back to the settings; the pages are made when needed."""

    def __init__(
        self,
        schools: Schools,
        show: Callable[[str], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._schools, self._show, self._leave = schools, show, leave

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            "schools": lambda: self._page,
            "contact": lambda: self._contact,
            "program": lambda: self._program,
        }

    def open(self, told: str = "") -> None:
        """Open the page with everything on it."""
        self._show("schools")
        self._page.show_schools(told)

    @cached_property
    def _page(self) -> SchoolsPage:
        page = SchoolsPage(self._schools)
        page.left.connect(self._leave)
        page.contact_asked.connect(self._ask_contact)
        page.program_asked.connect(self._ask_program)
        return page

    @cached_property
    def _contact(self) -> ContactPage:
        page = ContactPage(self._schools)
        page.left.connect(self.open)
        page.kept.connect(self._say_kept)
        return page

    @cached_property
    def _program(self) -> ProgramPage:
        page = ProgramPage(self._schools)
        page.left.connect(self.open)
        page.kept.connect(self._say_kept)
        return page

    def _ask_contact(self, contact: SchoolContact | None) -> None:
        self._show("contact")
        self._contact.ask(contact)

    def _ask_program(self, program: Program | None) -> None:
        self._show("program")
        self._program.ask(program)

    def _say_kept(self) -> None:
        self.open(_("Saved."))
