"""The pages around a finished interview's answers: check, why, side by side, and back."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from mmep_desktop.domain.revision import Reason
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from ui.check.earlier import EarlierPage
from ui.check.page import CheckPage, answer_of
from ui.check.reason import ReasonPage
from ui.check.revisions import RevisionsPage
from ui.shell.desk_shell import Make

Act = Callable[[], None]


class Corrections(QObject):
    """Leads from the answers to a question and, once the interview is finished, through a reason.

    *show* opens a page, *go_on* shows where a sitting stands, and *attempt* catches what the store
    cannot do.
    """

    def __init__(
        self,
        desk: Desk,
        show: Callable[[str], None],
        go_on: Callable[[Sitting], None],
        attempt: Callable[[Act], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._interviewing, self._correcting = desk.interviewing, desk.correcting
        self._returning = desk.returning
        self._show, self._go_on, self._attempt = show, go_on, attempt
        self._sitting: Sitting | None = None
        self._key = ""

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            "check": lambda: self._check,
            "reason": lambda: self._reason,
            "revisions": lambda: self._revisions,
            "earlier": lambda: self._earlier,
        }

    @cached_property
    def _check(self) -> CheckPage:
        page = CheckPage()
        page.change_asked.connect(self._change)
        page.compare_asked.connect(self._compare)
        page.back_asked.connect(self._back)
        return page

    @cached_property
    def _reason(self) -> ReasonPage:
        page = ReasonPage()
        page.given.connect(self._begin)
        page.left.connect(self._check_again)
        return page

    @cached_property
    def _revisions(self) -> RevisionsPage:
        page = RevisionsPage()
        page.back_asked.connect(self._check_again)
        return page

    @cached_property
    def _earlier(self) -> EarlierPage:
        page = EarlierPage()
        page.back_asked.connect(self._back)
        return page

    def show_earlier(self, sitting: Sitting) -> None:
        """Show the answers of the interview before beside those of *sitting*, which has ended."""
        self._sitting = sitting
        self._attempt(lambda: self._show_beside(sitting))

    def check(self, sitting: Sitting) -> None:
        """Show the answers of *sitting*, or the correction of it that somebody began."""
        if sitting.screening.is_alone and sitting.is_settled and self._correcting.begun(sitting):
            self._go_on(self._correcting.resume(sitting))
            return
        self._sitting = sitting
        self._check_again()

    def resume(self, sitting: Sitting) -> None:
        """Go on with the correction of *sitting* where it was left."""
        self._attempt(lambda: self._go_on(self._correcting.resume(sitting)))

    def drop(self, sitting: Sitting) -> None:
        """Keep the answers of *sitting* as they were."""
        self._attempt(lambda: self._go_on(self._correcting.drop(sitting)))

    def _check_again(self) -> None:
        if self._sitting is not None:
            self._show("check")
            self._check.show_answers(self._sitting)

    def _change(self, key: str) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._attempt(lambda: self._open_question(sitting, key))

    def _open_question(self, sitting: Sitting, key: str) -> None:
        """Ask for a reason first, unless the interview is open for change already."""
        if sitting.is_settled:
            sitting = self._correcting.resume(sitting)
        if not sitting.is_settled:
            self._go_on(self._interviewing.jump(sitting, key))
            return
        self._sitting, self._key = sitting, key
        step = next(step for step in sitting.interview.steps if step.key == key)
        self._show("reason")
        self._reason.ask(*answer_of(sitting.interview, step))

    def _begin(self, reason: Reason) -> None:
        sitting, key = self._sitting, self._key
        if sitting is not None:
            self._attempt(lambda: self._go_on(self._correcting.begin(sitting, key, reason)))

    def _compare(self) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._attempt(lambda: self._show_revisions(sitting))

    def _show_revisions(self, sitting: Sitting) -> None:
        shown = self._correcting.revisions(sitting)
        self._show("revisions")
        self._revisions.show_revisions(shown)

    def _show_beside(self, sitting: Sitting) -> None:
        beside = self._returning.beside(sitting)
        if beside is not None:
            self._show("earlier")
            self._earlier.show_beside(*beside)

    def _back(self) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._attempt(lambda: self._go_on(self._latest(sitting)))

    def _latest(self, sitting: Sitting) -> Sitting:
        """Return *sitting* as it is kept by now: its correction, or what counts."""
        if sitting.correction is not None:
            return self._correcting.resume(sitting)
        return self._interviewing.open(sitting.screening.id)
