"""The pages around records: the center's referrals and reports, one family's record, its papers."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal

from mmep_desktop.domain.printing import Paper
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.disclosing import OnRecord
from mmep_desktop.services.guide_sheets import GuidePage
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.settings import Settings
from mmep_desktop.words import spoken
from ui.answers.page import AnswersPage
from ui.batches.page import BatchesPage
from ui.follow_up.page import FollowUpPage
from ui.housing.page import HousingPage
from ui.preview.guide_sheet import guide_sheet
from ui.preview.page import PreviewPage, Sheet
from ui.record.note_page import NotePage
from ui.record.page import RecordPage
from ui.referrals.page import ReferralsPage
from ui.reports.page import ReportsPage
from ui.shell.desk_shell import Make

Act = Callable[[], None]


class Records(QObject):
    """Leads from a list to a record, on to what is noted or printed of it, and back.

    *show* opens a page, and *attempt* catches what the store cannot do. ``interview_asked`` carries
    the id of a family that is still to be asked.
    """

    interview_asked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        show: Callable[[str], None],
        attempt: Callable[[Act], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._show, self._attempt = show, attempt
        self._family_id = ""
        self._back: Act = self.show_referrals
        self._after_preview: Act = self.show_referrals

    def pages(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            "record": lambda: self._record,
            "note": lambda: self._note,
            "referrals": lambda: self._referrals,
            "reports": lambda: self._reports,
            "batches": lambda: self._batches,
            "answers": lambda: self._answers,
            "follow_up": lambda: self._follow_up,
            "housing": lambda: self._housing,
            "preview": lambda: self._preview,
        }

    def show(self, code: str) -> None:
        """Open the page that the rail's entry *code* leads to."""
        {
            "referrals": self.show_referrals,
            "batches": self.show_batches,
            "reports": self.show_reports,
        }[code]()

    def show_referrals(self) -> None:
        """Open the list of referrals."""
        self._show("referrals")
        self._referrals.show_referrals()

    def show_batches(self) -> None:
        """Open what goes to MMEP, and what went."""
        self._show("batches")
        self._batches.show_batches()

    def show_answers(self) -> None:
        """Open what MMEP answered."""
        self._show("answers")
        self._answers.show_answers()

    def show_reports(self) -> None:
        """Open who registered, who was asked and what came of it."""
        self._show("reports")
        self._reports.show_reports()

    def show_follow_ups(self) -> None:
        """Open the lists of families to come back to."""
        self._show("follow_up")
        self._follow_up.show_lists()

    def show_housing(self) -> None:
        """Open the liaison's own list."""
        self._show("housing")
        self._housing.show_list()

    def open(self, family_id: str, back: Act, *, hands_over: bool = False) -> None:
        """Open the record of a family; *back* leads to where the clerk came from."""
        self._family_id, self._back = family_id, back
        self._attempt(lambda: self._open(hands_over=hands_over))

    def look_at_sheet(self, sheet: Sheet, back: Act) -> None:
        """Open the preview of *sheet*; *back* leads to where it was asked for."""
        self._after_preview = back
        self._show("preview")
        self._preview.show_sheet(sheet)

    def look_at_paper(self, sitting: Sitting, paper: Paper, back: Act) -> None:
        """Open the preview of one of a family's papers; *back* leads to where it was asked for."""
        self._after_preview = back
        self._show("preview")
        self._preview.show_paper(sitting, paper)

    @cached_property
    def _record(self) -> RecordPage:
        desk = self._desk
        may_copy = desk.clerk.role in MAY[Deed.COPY_RECORDS]
        page = RecordPage(desk.disclosing, desk.releasing, desk.households, may_copy=may_copy)
        page.back_asked.connect(self._go_back)
        page.sheet_asked.connect(partial(self.look_at_sheet, back=self._show_again))
        page.note_asked.connect(self._ask_note)
        page.family_changed.connect(self._follow)
        return page

    @cached_property
    def _note(self) -> NotePage:
        page = NotePage(self._desk.disclosing)
        page.left.connect(self._show_again)
        return page

    @cached_property
    def _referrals(self) -> ReferralsPage:
        may_send = self._desk.clerk.role in MAY[Deed.EXPORT]
        page = ReferralsPage(self._desk.printing_many, self._settings, may_send=may_send)
        page.batches_asked.connect(self.show_batches)
        page.record_asked.connect(partial(self._open_from, self.show_referrals))
        return page

    @cached_property
    def _batches(self) -> BatchesPage:
        desk = self._desk
        page = BatchesPage(
            desk.correspondence.batching,
            desk.correspondence.transmitting,
            desk.center,
            desk.disclosing.mmep_contact,
        )
        page.sheet_asked.connect(partial(self.look_at_sheet, back=self.show_batches))
        page.answers_asked.connect(self.show_answers)
        page.guide_asked.connect(self._show_guide)
        page.left.connect(self.show_referrals)
        return page

    @cached_property
    def _answers(self) -> AnswersPage:
        page = AnswersPage(self._desk.correspondence.answering)
        page.record_asked.connect(partial(self._open_from, self.show_answers))
        page.left.connect(self.show_batches)
        return page

    @cached_property
    def _reports(self) -> ReportsPage:
        desk = self._desk
        may_compare = desk.clerk.role in MAY[Deed.COMPARE_CLERKS]
        may_send = desk.clerk.role in MAY[Deed.EXPORT]
        page = ReportsPage(desk.coverage, may_compare=may_compare, may_send=may_send)
        page.interview_asked.connect(self.interview_asked)
        page.follow_up_asked.connect(self.show_follow_ups)
        return page

    @cached_property
    def _follow_up(self) -> FollowUpPage:
        may_read = self._desk.clerk.role in MAY[Deed.READ_HOUSING]
        page = FollowUpPage(self._desk.following_up, has_housing=may_read)
        page.record_asked.connect(partial(self._open_from, self.show_follow_ups))
        page.housing_asked.connect(self.show_housing)
        page.left.connect(self.show_reports)
        return page

    @cached_property
    def _housing(self) -> HousingPage:
        words = self._desk.screeners.current().wording(spoken())
        page = HousingPage(self._desk.housing, words)
        page.record_asked.connect(partial(self._open_from, self.show_housing))
        page.left.connect(self.show_follow_ups)
        return page

    @cached_property
    def _preview(self) -> PreviewPage:
        page = PreviewPage(self._desk.paperwork, self._settings)
        page.closed.connect(self._close_preview)
        return page

    def _show_guide(self) -> None:
        self.look_at_sheet(guide_sheet(self._desk.guide, GuidePage.BATCHES), self.show_batches)

    def _open(self, *, hands_over: bool = False) -> None:
        self._record.show_record(self._family_id)
        self._show("record")
        if hands_over:
            self._record.focus_hand_over()

    def _open_from(self, back: Act, family_id: str) -> None:
        self.open(family_id, back)

    def _follow(self, family_id: str) -> None:
        """Come back to the family under the id that it has since it became part of another."""
        self._family_id = family_id

    def _go_back(self) -> None:
        self._back()

    def _show_again(self) -> None:
        self._attempt(self._open)

    def _close_preview(self) -> None:
        self._after_preview()

    def _ask_note(self, record: OnRecord) -> None:
        self._show("note")
        self._note.ask(record)
