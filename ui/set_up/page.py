"""The first start of a desk: what it has to know once, and the key to it."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.center import DeskKind, MmepContact
from mmep_desktop.domain.district import District
from mmep_desktop.errors import DeskError
from mmep_desktop.services.entering import Entering, SetUp
from mmep_desktop.services.keys import PassphraseFault
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.words import _
from ui.passphrase.card import WORDS, WORDS_WITHOUT_KEYRING, PassphraseCard
from ui.set_up.center_cards import CenterCard, DistrictCard, MmepCard, OfficeCard
from ui.set_up.form import text_field, text_of
from ui.set_up.keyring_card import KeyringCard
from ui.tasks import in_background
from ui.theme.measures import SPACE_3, SPACE_5
from ui.unlock.page import close_again
from ui.widgets.card import Card, hairline
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.language_row import LanguageRow
from ui.widgets.layouts import FlowLayout
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tab_order import step
from ui.widgets.text import label

_WIDTH = 880


class SetUpPage(QWidget):
    """Asks everything on one page; ``set_up`` carries the desk that was opened with it.

    ``language_chosen`` carries the code of a language.
    """

    set_up = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, entering: Entering, districts: tuple[District, ...]) -> None:
        super().__init__()
        self.setObjectName("set_up_page")
        self._entering = entering
        self._scroll = ScrollPage("set_up_scroll")
        self._problem = ErrorPanel("set_up_problem")
        self._district = DistrictCard(districts)
        self._center = CenterCard()
        self._mmep = MmepCard()
        self._office = OfficeCard()
        self._office.hide()
        self._kind = DeskKind.CENTER
        self._whose = KeyButton("set_up_whose", _("This computer is at MMEP"))
        self._supervisor = text_field("set_up_supervisor", _("Your name"))
        self._keyring = KeyringCard()
        self._passphrase = PassphraseCard(
            "set_up", _("Passphrase"), _what_it_opens(), self._fault_of, self._suggested
        )
        self._button = KeyButton(
            "set_up_button", _("Set up this desk"), key="Ctrl+Enter", kind="primary"
        )
        self._actions = QHBoxLayout()
        self._lay_out()
        self._keyring.looked_again.connect(self._look_at_keyring)
        self._keyring.choice_changed.connect(self._choose_words)
        self._whose.clicked.connect(self._change_whose)
        self._button.clicked.connect(self._set_up)

    def show_set_up(self) -> None:
        """Begin with the district, and look whether the keyring works."""
        self._district.focus_first()
        self._look_at_keyring()

    def minimumSizeHint(self) -> QSize:
        """Ask for the button alone: the room beside the column gives way."""
        needed = self._button.sizeHint().width() + 2 * SPACE_5
        return QSize(needed, super().minimumSizeHint().height())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go on by Tab in the order in which the page is laid out."""
        return step(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fields in one column that the eye can follow."""
        super().resizeEvent(event)
        beside = max(SPACE_5, (event.size().width() - _WIDTH) // 2)
        self._scroll.column.setContentsMargins(beside, SPACE_5, beside, SPACE_5)
        self._actions.setContentsMargins(beside, SPACE_3, beside, SPACE_3)

    def _change_whose(self) -> None:
        """Ask for MMEP's office in the place of a center, or for a center again."""
        is_mmep = self._kind is DeskKind.CENTER
        self._kind = DeskKind.MMEP if is_mmep else DeskKind.CENTER
        at_a_center = _("This computer is at a registration center")
        self._whose.set_words(at_a_center if is_mmep else _("This computer is at MMEP"))
        for card in (self._district, self._center, self._mmep):
            card.setVisible(not is_mmep)
        self._office.setVisible(is_mmep)
        self._passphrase.tell(_what_it_opens_at_mmep() if is_mmep else _what_it_opens())
        (self._office if is_mmep else self._district).focus_first()

    def _look_at_keyring(self) -> None:
        self._keyring.show_looking()
        in_background(
            self, self._entering.keyring_state, self._keyring.show_state, self._show_error
        )

    def _choose_words(self, without: bool) -> None:  # noqa: FBT001 - Qt's toggled
        self._passphrase.ask_for_words(WORDS_WITHOUT_KEYRING if without else WORDS)

    def _set_up(self) -> None:
        if not self._button.isEnabled() or self._shows_a_fault():
            return
        self._problem.clear()
        self._set_busy(busy=True)
        work = partial(self._entering.set_up, self._given())
        in_background(self, work, self._opened, self._refused, close_again)

    def _shows_a_fault(self) -> bool:
        is_mmep = self._kind is DeskKind.MMEP
        asked = (self._office,) if is_mmep else (self._district, self._center)
        if any(card.show_first_fault() for card in asked):
            return True
        if not text_of(self._supervisor):
            self._supervisor.show_error(_("Type your name: it stands beside what you begin."))
            return True
        if not self._keyring.is_decided:
            self._keyring.focus_choice()
            return True
        return self._passphrase.show_first_fault()

    def _fault_of(self, passphrase: str) -> PassphraseFault | None:
        """Judge *passphrase*; names of center, town and supervisor count for nothing in it."""
        given = self._given()
        asked = (given.center_name, given.district, given.supervisor)
        names = tuple(name for name in asked if name)
        alone = given.without_keyring
        return self._entering.passphrases.fault(passphrase, names, stands_alone=alone)

    def _suggested(self) -> str:
        words = WORDS_WITHOUT_KEYRING if self._keyring.without else WORDS
        return self._entering.passphrases.suggest(words)

    def _given(self) -> SetUp:
        if self._kind is DeskKind.MMEP:
            return self._given_of_office()
        code, district, desk = self._district.given
        name, phone, schools = self._center.given
        return SetUp(
            district_code=code,
            district=district,
            center_name=name,
            desk=desk,
            phone=phone,
            schools=schools,
            mmep=self._mmep.given,
            supervisor=text_of(self._supervisor),
            passphrase=self._passphrase.passphrase(),
            without_keyring=self._keyring.without,
        )

    def _given_of_office(self) -> SetUp:
        name, phone = self._office.given
        return SetUp(
            district_code="",
            district="",
            center_name=name,
            desk="",
            phone=phone,
            schools=(),
            mmep=MmepContact(),
            supervisor=text_of(self._supervisor),
            passphrase=self._passphrase.passphrase(),
            without_keyring=self._keyring.without,
            kind=DeskKind.MMEP,
        )

    def _opened(self, desk: Unlocked) -> None:
        self._passphrase.clear()
        self._set_busy(busy=False)
        self.set_up.emit(desk)

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._problem.show_problem(error.problem.value, error.problem.sentence)
        self._scroll.ensureWidgetVisible(self._problem)

    def _set_busy(self, *, busy: bool) -> None:
        self._scroll.setEnabled(not busy)
        self._button.setEnabled(not busy)
        self._button.set_words(_("Setting up") if busy else _("Set up this desk"))

    def _lay_out(self) -> None:
        self._scroll.add(label(_("Set up this desk"), "title", name="set_up_title"))
        languages = LanguageRow("set_up_language")
        languages.chosen.connect(self.language_chosen)
        self._scroll.add(languages)
        self._scroll.add(
            label(_("This is asked once. All but district and desk can be changed later."), "muted")
        )
        whose, row = QWidget(), FlowLayout()
        row.addWidget(self._whose)
        whose.setLayout(row)
        self._scroll.add(whose)
        you = Card("set_up_supervisor_card", _("Supervisor"))
        you.add(self._supervisor)
        for part in (
            self._problem,
            self._district,
            self._center,
            self._mmep,
            self._office,
            you,
            self._keyring,
            self._passphrase,
        ):
            self._scroll.add(part)
        self._actions.addStretch(1)
        self._actions.addWidget(self._button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(hairline())
        whole.addLayout(self._actions)


def _what_it_opens() -> str:
    return _(
        "It opens this desk every morning. If every passphrase and the recovery key are lost, "
        "nobody can open the families' records again, and every family has to be asked anew."
    )


def _what_it_opens_at_mmep() -> str:
    return _(
        "It opens this desk every morning. If every passphrase and the recovery key are lost, "
        "nobody can open again what centers sent, and each of them has to send it anew."
    )
