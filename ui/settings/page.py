"""The settings of the center and of this computer, each on a card."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.errors import DeskError
from mmep_desktop.services.center_settings import CenterSettings
from mmep_desktop.services.go_live import GoLive
from mmep_desktop.services.pins import DayPin
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.sending import Sending
from mmep_desktop.settings import Look, Settings
from mmep_desktop.words import _
from ui.lock.idle_card import IdleCard
from ui.settings.capture_card import CaptureCard
from ui.settings.center_card import CenterCard
from ui.settings.keys_card import KeysCard
from ui.settings.lists_card import ListsCard
from ui.settings.look_card import LookCard
from ui.settings.pin_card import PinCard
from ui.settings.safekeeping_card import Door, SafekeepingCard
from ui.settings.schools_card import SchoolsCard
from ui.settings.screener_card import ScreenerCard
from ui.settings.sending_card import SendingCard
from ui.tasks import in_background
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import label

_PRINTER_WIDTH = 420


class SettingsPage(QWidget):
    """Look, language and printer are kept at once, the center with Save.

    ``look_chosen`` carries the code of a look, ``center_changed`` the center as it is kept now.
    """

    look_chosen = Signal(str)
    center_changed = Signal(object)
    page_asked = Signal(str)
    lists_asked = Signal()

    def __init__(
        self,
        center_settings: CenterSettings,
        screeners: Screeners,
        settings: Settings,
        save_settings: Callable[[Settings], object],
        printers: Callable[[], tuple[str, ...]],
        records_in: Path,
        doors: tuple[Door, ...] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("settings_page")
        self._center_settings = center_settings
        self._screeners = screeners
        self._settings = settings
        self._save_settings = save_settings
        self._printers = printers
        self._problem = ErrorPanel("settings_problem")
        self._look = LookCard()
        self._idle = IdleCard()
        self._pin = PinCard()
        self._capture = CaptureCard()
        self._safekeeping = SafekeepingCard(doors)
        self._lists = ListsCard()
        self._lists.hide()
        self._schools = SchoolsCard()
        self._schools.hide()
        self._sending = SendingCard()
        self._sending.hide()
        self._go_live: GoLive | None = None
        self._rules: Sending | None = None
        self._center = CenterCard()
        self._screener = ScreenerCard()
        self._has_screener = True
        self._printer = ListBox("settings_printer")
        self._printer.setMaximumWidth(_PRINTER_WIDTH)
        self._lay_out(records_in)
        self._look.look_chosen.connect(self._keep_look)
        self._look.language_chosen.connect(self._keep_language)
        self._idle.minutes_chosen.connect(self._keep_idle_minutes)
        self._safekeeping.page_asked.connect(self.page_asked)
        self._lists.lists_asked.connect(self.lists_asked)
        self._schools.schools_asked.connect(partial(self.page_asked.emit, "schools"))
        self._lists.day_typed.connect(self._keep_go_live)
        self._sending.given.connect(self._keep_sending)
        self._center.saving_asked.connect(self._save_center)
        self._printer.activated.connect(self._keep_printer)

    def offer_pin(self, pin: DayPin | None) -> None:
        """Let the clerk choose a PIN for the day, where there may be one."""
        self._pin.offer(pin)

    def offer_lists(self, go_live: GoLive, *, may_change: bool) -> None:
        """Let the clerk read a school's list in, and see or change the first day that counts."""
        self._go_live = go_live
        self._lists.let_change(may_change=may_change)
        self._lists.show()

    def offer_schools(self) -> None:
        """Let the clerk keep people at schools, programs, and what is asked for their sake."""
        self._schools.show()

    def offer_sending(self, rules: Sending) -> None:
        """Let a supervisor keep the rules of sending."""
        self._rules = rules
        self._sending.show()

    def keep_to_the_office(self) -> None:
        """Leave out what only a registration center has: its own data, and the screener."""
        self._has_screener = False
        for card in (self._center, self._screener):
            card.hide()

    def show_settings(self) -> None:
        """Read everything anew."""
        self._look.show_look(self._settings.look)
        self._look.focus_chosen()
        self._idle.show_minutes(self._settings.idle_minutes)
        self._pin.show_pin()
        self._capture.show_capture()
        self._show_printers(())
        in_background(self, self._printers, self._show_printers, self._show_error)
        if self._has_screener:
            in_background(
                self, self._screeners.choose, self._screener.show_choice, self._show_error
            )
        try:
            center = self._center_settings.center()
            if self._go_live is not None:
                self._lists.show_day(self._go_live.day())
            if self._rules is not None:
                self._sending.show_rules(self._rules.rules())
        except DeskError as error:
            self._show_error(error)
        else:
            self._center.show_center(center)
            self.center_changed.emit(center)

    def show_missing_recovery(self, *, is_missing: bool) -> None:
        """Say beside the door to the keys that nothing on paper opens the desk."""
        self._safekeeping.show_missing_recovery(is_missing=is_missing)

    def _keep_look(self, look: str) -> None:
        self._keep(replace(self._settings, look=Look(look)))
        self.look_chosen.emit(look)

    def _keep_language(self, language: str) -> None:
        self._keep(replace(self._settings, language=language))

    def _keep_idle_minutes(self, minutes: int) -> None:
        self._keep(replace(self._settings, idle_minutes=minutes))

    def _keep_printer(self, _row: int) -> None:
        self._keep(replace(self._settings, printer=self._printer.currentData() or ""))

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._problem.clear()
        try:
            self._save_settings(settings)
        except DeskError as error:
            self._show_error(error)

    def _save_center(self) -> None:
        self._problem.clear()
        try:
            center = self._center_settings.change(*self._center.given)
        except DeskError as error:
            self._show_error(error)
            return
        self._center.show_center(center)
        self._center.show_saved()
        self.center_changed.emit(center)

    def _keep_go_live(self, typed: str) -> None:
        self._problem.clear()
        go_live = self._go_live
        if go_live is None:
            return
        try:
            day = go_live.read(typed)
            if day is None:
                self._lists.show_refused()
                return
            go_live.keep(day)
        except DeskError as error:
            self._show_error(error)
        else:
            self._lists.show_kept(day)

    def _keep_sending(self, agreement: str, second_above: str) -> None:
        self._problem.clear()
        if self._rules is None:
            return
        try:
            kept = self._rules.change(agreement, second_above)
        except DeskError as error:
            self._show_error(error)
        else:
            if kept is None:
                self._sending.show_refused()
            else:
                self._sending.show_kept(kept)

    def _show_printers(self, printers: tuple[str, ...]) -> None:
        """Offer *printers*; the one chosen before stays on the list while it is switched off."""
        chosen = self._settings.printer
        gone = (chosen,) if chosen and chosen not in printers else ()
        self._printer.clear()
        self._printer.addItem(_("The computer's own choice"), "")
        for printer in (*printers, *gone):
            self._printer.addItem(printer, printer)
        self._printer.setCurrentIndex(max(self._printer.findData(chosen), 0))

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._problem.show_problem(error.problem.value, error.problem.sentence)

    def _lay_out(self, records_in: Path) -> None:
        scroll = ScrollPage("settings_scroll")
        scroll.add(label(_("Settings"), "title", name="settings_title"))
        printing = Card("settings_printing", _("Printing"))
        printing.add(Labelled(_("Printer"), self._printer))
        for part in (
            self._problem,
            self._look,
            self._idle,
            self._pin,
            self._capture,
            printing,
            self._lists,
            self._sending,
            self._schools,
            self._safekeeping,
            self._center,
            self._screener,
            _records_card(records_in),
            KeysCard(),
        ):
            scroll.add(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def _records_card(folder: Path) -> Card:
    card = Card("settings_records", _("Where the records are"))
    place = label(str(folder), "strong", name="settings_folder")
    place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    card.add(place)
    told = _(
        "Everything in this folder is encrypted. A copy of it opens only with your passphrase, "
        "and on this computer account."
    )
    card.add(label(told, "muted"))
    return card
