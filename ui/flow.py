"""Which page follows which while the desk is unlocked; no page knows another."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker

from mmep_desktop.domain.center import Center, DeskKind
from mmep_desktop.domain.faults import Fault
from mmep_desktop.domain.printing import Paper
from mmep_desktop.errors import DeskError
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.services.taking_over import HeldByAnother
from mmep_desktop.settings import Settings
from mmep_desktop.words import _
from ui.arrivals import Arrivals, Onward
from ui.corrections import Corrections
from ui.households import HouseholdQuestion
from ui.interview.page import InterviewPage
from ui.lock.left import Left
from ui.lock.takeover_page import TakeoverPage
from ui.outcome.page import OutcomePage
from ui.problem.page import ProblemPage
from ui.receive.parts import AtMmep
from ui.records import Records
from ui.safekeeping import Safekeeping
from ui.settings.page import SettingsPage
from ui.shell.desk_shell import DeskShell, Make

FIRST_LANGUAGE = "en"
"""The family's language until somebody knows better and presses F2."""


FOLDED = {"interview", "check", "reason", "revisions", "earlier", "preview", "record", "note"}
"""The pages beside which the rail is folded to icons."""


class Flow(QObject):
    """Builds the pages of one unlocked session and leads from one to the next."""

    def __init__(
        self,
        shell: DeskShell,
        desk: Desk,
        settings: Settings,
        keep_settings: Callable[[Settings], None],
        districts: Sequence[str],
        records_in: Path,
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._desk = desk
        self._given = settings
        self._keep_settings = keep_settings
        self._districts = districts
        self._records_in = records_in
        is_mmep, role = desk.center.kind is DeskKind.MMEP, desk.clerk.role
        may_receive = is_mmep and role in MAY[Deed.RECEIVE]
        self._records = Records(desk, settings, self._show, self._try, self)
        look_at = self._records.look_at_sheet
        self._mmep = AtMmep(desk, self._show, look_at, self) if may_receive else None
        self._may_screen = role in MAY[Deed.SCREEN] and not is_mmep
        self._again: Callable[[], None] = self.show_today
        self._sitting: Sitting | None = None
        self.safekeeping = Safekeeping(desk, self._show, self.show_settings, self)
        onward = Onward(
            show=self._show,
            interview=self._interview_family,
            screening=self.open_screening_again,
            joined=self._go_on_with_joined,
            record=self._open_record,
            new_family=self._begin_new_family,
            today=self.show_today,
            found_again=self._find_again,
        )
        self._arrivals = Arrivals(desk, onward, self.show_settings, self)
        self._corrections = Corrections(desk, self._show, self._go_on_with, self._try, self)
        ask, today = self._go_on_with_joined, self.show_today
        self._household = HouseholdQuestion(desk, self._show, ask, today, self)
        for code, make in self._every_page().items():
            shell.add_page(code, make)
        self._connect()

    def _every_page(self) -> dict[str, Make]:
        """Return what makes the pages, by their codes."""
        return {
            **self._arrivals.pages(),
            **self._household.pages(),
            "interview": lambda: self._interview,
            "outcome": lambda: self._outcome,
            **self._corrections.pages(),
            **self._records.pages(),
            **(self._mmep.pages() if self._mmep else {}),
            "settings": lambda: self._settings,
            **self.safekeeping.pages(),
            "takeover": lambda: self._takeover,
            "problem": lambda: self._problem,
        }

    def close(self) -> None:
        """Take every page away: nothing of a family stays in the window."""
        self.safekeeping.stop()
        self._arrivals.stop()
        if self._mmep is not None:
            self._mmep.stop()
        self._shell.drop_pages()

    def go_on(self) -> None:
        """Go on with long work that the last lock interrupted."""
        self._arrivals.go_on()

    @property
    def left(self) -> Left:
        """The interview on the desk, or nothing; it is where a lock comes back to."""
        sitting = self._sitting
        corrects = sitting is not None and sitting.correction is not None
        return Left(sitting.screening.id if sitting else "", corrects=corrects)

    def keep_half_typed(self) -> None:
        """Keep what is half typed to the question that is open. Raises ``DeskError``."""
        if self._shell.shown_page() == "interview":
            self._interview.keep_half_typed()

    def come_back(self, left: Left) -> None:
        """Open what was left, where it was left."""
        self.open_screening_again(left.screening_id)
        if left.corrects and self._sitting is not None:
            self._corrections.resume(self._sitting)

    def show_today(self) -> None:
        """Open the day's list; whoever may see no family comes to the settings."""
        if self._mmep is not None:
            self._mmep.show_work()
            return
        if not self._may_screen:
            self.show_settings()
            return
        self._sitting = None
        self._arrivals.show_day()

    def show_settings(self) -> None:
        """Open the settings."""
        self._sitting = None
        self._show("settings")
        self._settings.show_settings()
        self._settings.show_missing_recovery(is_missing=self.safekeeping.lacks_recovery())

    def make_recovery(self) -> None:
        """Open the page that makes a recovery key."""
        self._sitting = None
        self.safekeeping.make_recovery(self.show_today)

    def open_screening_again(self, screening_id: str) -> None:
        """Open the interview *screening_id* at its question, or at its outcome."""
        self._try(lambda: self._go_on_with(self._desk.interviewing.open(screening_id)))

    def show_refused_pack(self, faults: Sequence[Fault]) -> None:
        """Open the report on a screener pack that is not used."""
        self._show("problem")
        self._problem.show_refused_pack(faults)

    def show_fault(self, error: BaseException) -> None:
        """Open the page for a fault of the program."""
        self._show("problem")
        self._problem.show_fault(error)

    @property
    def shows_fault(self) -> bool:
        """Whether the page for a fault is open."""
        return self._shell.shown_page() == "problem" and self._problem.shows_fault

    def _connect(self) -> None:
        self._shell.top.find_box.setEnabled(self._may_screen or self._mmep is not None)
        self._shell.page_asked.connect(self._open_part)
        self._records.interview_asked.connect(self._interview_family)
        self._shell.find_changed.connect(self._mmep.look_for if self._mmep else self._find)
        self._shell.find_entered.connect(self._enter_found)
        self.safekeeping.restore_asked.connect(self._shell.restore_asked)
        self.safekeeping.backup_made.connect(self._shell.backup_made)

    @cached_property
    def _interview(self) -> InterviewPage:
        page = InterviewPage(self._desk.interviewing, self._districts)
        page.saved.connect(self._show_saved)
        page.finished.connect(self._come_to_the_end)
        page.left.connect(self._leave_interview)
        page.dropped.connect(self._corrections.drop)
        self._shell.blanked.connect(page.turn_back)
        return page

    @cached_property
    def _outcome(self) -> OutcomePage:
        desk = self._desk
        page = OutcomePage(desk.paperwork, desk.interviewing, desk.correcting, desk.returning)
        page.next_family_asked.connect(self.show_today)
        page.check_asked.connect(self._check_answers)
        page.earlier_asked.connect(self._corrections.show_earlier)
        page.child_asked.connect(self._add_child)
        page.alone_asked.connect(self._ask_alone)
        page.resume_asked.connect(self._corrections.resume)
        page.corrected.connect(self._come_to_the_end)
        page.preview_asked.connect(self._preview_paper)
        page.record_asked.connect(self._record_of)
        page.hand_over_asked.connect(partial(self._record_of, hands_over=True))
        return page

    @cached_property
    def _settings(self) -> SettingsPage:
        desk = self._desk
        page = SettingsPage(
            desk.settings,
            desk.screeners,
            self._given,
            self._keep_settings,
            desk.paperwork.printers,
            self._records_in,
            self.safekeeping.doors(),
        )
        page.offer_pin(desk.pin)
        page.center_changed.connect(self._show_center)
        page.page_asked.connect(self.safekeeping.open)
        page.lists_asked.connect(self._arrivals.show_imports)
        if desk.center.kind is DeskKind.MMEP:
            page.keep_to_the_office()
            return page
        may_change = desk.clerk.role in MAY[Deed.CHANGE_CENTER]
        if self._arrivals.may_import:
            page.offer_lists(desk.go_live, may_change=may_change)
        if may_change:
            page.offer_schools()
            page.offer_sending(desk.correspondence.rules)
        return page

    @cached_property
    def _takeover(self) -> TakeoverPage:
        page = TakeoverPage()
        page.left.connect(self.show_today)
        page.taken_over.connect(self._take_over)
        return page

    @cached_property
    def _problem(self) -> ProblemPage:
        page = ProblemPage()
        page.left.connect(self.show_today)
        page.retried.connect(self._try_again)
        return page

    def _open_part(self, code: str) -> None:
        if code == "families":
            self._find(self._shell.top.find_box.text())
        elif code in {"referrals", "batches", "reports"}:
            self._sitting = None
            self._records.show(code)
        elif code == "settings":
            self.show_settings()
        else:
            self.show_today()

    def _show_center(self, center: Center) -> None:
        desk = _("Desk {}").format(center.desk) if center.desk else ""
        self._shell.top.show_center(center.name, desk)
        self._arrivals.show_schools(center.schools)

    def _show_saved(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._shell.bottom.saved.show_saved(f"{sitting.saved_at:%H:%M:%S}")

    def _find(self, text: str) -> None:
        if not self._may_screen:
            return
        self._sitting = None
        self._arrivals.show_found(text)

    def _enter_found(self, text: str) -> None:
        self._find(text)
        self._arrivals.take_found()

    def _begin_new_family(self) -> None:
        self._sitting = None
        self._arrivals.write_down()

    def _add_child(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._arrivals.write_down_child(sitting, self._back_to_outcome)

    def _interview_family(self, family_id: str) -> None:
        self._sitting = None
        self._try(partial(self._ask_family, family_id))

    def _ask_family(self, family_id: str) -> None:
        """Ask the family, or first who else is of its household where that is not known."""
        if self._household.is_asked(family_id):
            self._forget_search()
        else:
            self._go_on_with(self._desk.interviewing.sit_down(family_id, FIRST_LANGUAGE))

    def _go_on_with_joined(self, family_id: str) -> None:
        """Open the family where the new child is asked about, or at its outcome."""
        interviewing = self._desk.interviewing
        self._try(
            lambda: self._corrections.resume(interviewing.sit_down(family_id, FIRST_LANGUAGE))
        )

    def _go_on_with(self, sitting: Sitting) -> None:
        """Show where *sitting* stands: a question, or what came out of its family."""
        if sitting.screening.is_alone and sitting.is_settled:
            sitting = self._desk.interviewing.open(sitting.screening.family_screening_id)
        self._sitting = sitting
        self._forget_search()
        if sitting.is_settled or sitting.interview.current is None:
            self._show("outcome")
            self._outcome.show_outcome(sitting)
        else:
            self._show("interview")
            before = self._desk.lists.asked_before(sitting.screening.family_id)
            self._interview.show_asked_before(before)
            self._interview.show_sitting(sitting)

    def _forget_search(self) -> None:
        """Empty the find box: the name typed there has led to its family."""
        find = self._shell.top.find_box
        with QSignalBlocker(find):
            find.setText("")  # clear() would leave it for Ctrl+Z

    def _come_to_the_end(self, sitting: Sitting) -> None:
        """Close a section asked alone at once; every other end is looked at before."""
        if sitting.screening.is_alone and not sitting.screening.is_finished:
            self._try(lambda: self._go_on_with(self._desk.interviewing.finish(sitting)))
        else:
            self._try(lambda: self._go_on_with(sitting))

    def _leave_interview(self) -> None:
        sitting = self._sitting
        if sitting is not None and sitting.correction is not None:
            self.open_screening_again(sitting.screening.id)
        elif sitting is not None and sitting.screening.is_alone:
            self.open_screening_again(sitting.screening.family_screening_id)
        else:
            self.show_today()

    def _ask_alone(self, asked: tuple[Sitting, int]) -> None:
        sitting, row = asked
        language = sitting.interview.language
        interviewing = self._desk.interviewing
        self._try(lambda: self._go_on_with(interviewing.ask_alone(sitting, row, language)))

    def _check_answers(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._try(lambda: self._corrections.check(sitting))

    def _back_to_outcome(self) -> None:
        if self._sitting is not None:
            self.open_screening_again(self._sitting.screening.id)

    def _preview_paper(self, asked: tuple[Sitting, Paper]) -> None:
        self._sitting, paper = asked
        self._records.look_at_paper(self._sitting, paper, self._back_to_outcome)

    def _open_record(self, family_id: str, back: Callable[[], None]) -> None:
        self._records.open(family_id, back)

    def _record_of(self, sitting: Sitting, *, hands_over: bool = False) -> None:
        family_id = sitting.screening.family_id
        self._records.open(family_id, self._back_to_outcome, hands_over=hands_over)

    def _find_again(self) -> None:
        self._enter_found(self._shell.top.find_box.text())

    def _show(self, code: str) -> None:
        self._shell.fold(code in FOLDED)
        self._shell.show_page(code)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except HeldByAnother as held:
            self._try(partial(self._ask_to_take_over, held.screening_id))
        except DeskError as error:
            self._again = act
            self._show("problem")
            self._problem.show_problem(error, can_retry=error.problem.passes)

    def _ask_to_take_over(self, screening_id: str) -> None:
        held = self._desk.taking_over.held(screening_id)
        self._sitting = None
        self._show("takeover")
        self._takeover.ask(held)

    def _take_over(self, screening_id: str) -> None:
        self._try(partial(self._open_taken_over, screening_id))

    def _open_taken_over(self, screening_id: str) -> None:
        self._desk.taking_over.take_over(screening_id)
        self._go_on_with(self._desk.interviewing.open(screening_id))

    def _try_again(self) -> None:
        self._try(self._again)
