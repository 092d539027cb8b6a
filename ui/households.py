"""The question who else is of a household, between a list and the interview."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.services.desk import Desk
from ui.household.page import HouseholdPage
from ui.shell.desk_shell import Make

Act = Callable[[], None]


class HouseholdQuestion(QObject):
    """*show* opens a page, *interview* goes on with a family, *today* leads back to the day."""

    def __init__(
        self,
        desk: Desk,
        show: Callable[[str], None],
        interview: Callable[[str], None],
        today: Act,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._households = desk.households
        self._show, self._interview, self._today = show, interview, today

    def pages(self) -> dict[str, Make]:
        """Return what makes the page, by its code."""
        return {"household": lambda: self._page}

    def is_asked(self, family_id: str) -> bool:
        """Ask who else is of the family's household, where that is not known; say whether it is."""
        question = self._households.question(family_id)
        if question is None:
            return False
        self._show("household")
        self._page.ask(question)
        return True

    @cached_property
    def _page(self) -> HouseholdPage:
        page = HouseholdPage(self._households)
        page.interview_asked.connect(self._interview)
        page.left.connect(self._today)
        return page
