"""What to do now: the papers by their keys, the consent, and the next family."""

from functools import partial

from PySide6.QtCore import Signal

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.printing import Paper
from mmep_desktop.services.paperwork import PaperTrail
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.outcome.reprint import ReprintNote
from ui.theme.measures import SPACE_2
from ui.widgets.card import Card
from ui.widgets.date_words import day_in_words
from ui.widgets.key_button import KeyButton, WideButton
from ui.widgets.layouts import TileLayout
from ui.widgets.text import isolated, label, set_words

_NARROWEST = 240


class NowCard(Card):
    """Every action has its key; Enter on the page is the last of them."""

    paper_asked = Signal(object)
    consent_asked = Signal()
    hand_over_asked = Signal()
    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__("outcome_now", _("Now"))
        self._buttons: list[KeyButton] = []
        self.finish = enter_button("finish", _("Finish, next family"), wide=True)
        self.finish.clicked.connect(self.finish_asked)
        self.add_child = WideButton("outcome_add_child", _("Add a child"), key="Ctrl++")
        self._number = label("", "strong", name="outcome_number")
        self._consent = label("", "muted", name="outcome_consent")
        self._note = label("", "small", name="outcome_note")
        self._reprint = ReprintNote()
        self.add(self._reprint)
        self._actions = TileLayout(2, _NARROWEST, SPACE_2)
        self._actions.addWidget(self.add_child)
        self._actions.addWidget(self.finish)
        self.body.addLayout(self._actions)
        for part in (self._number, self._consent, self._note):
            self.add(part)

    def show_actions(
        self, papers: tuple[Paper, ...], language: str, trail: PaperTrail, *, is_waiting: bool
    ) -> None:
        """Offer *papers* by the keys 1, 2, 3, and with the referral its consent.

        While a correction *is_waiting* to be finished, none of it is what to do first.
        """
        for button in self._buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons = [
            self._paper_button(paper, place, language, trail.copies(paper))
            for place, paper in enumerate(papers, 1)
        ]
        is_referral = Paper.REFERRAL_SHEET in papers
        self._reprint.show_trail(trail, is_referral=is_referral)
        if is_referral:
            self._buttons.append(self._consent_button(len(papers) + 1))
        if is_referral and trail.copies(Paper.REFERRAL_SHEET):
            self._buttons.append(self._hand_over_button(len(papers) + 2))
        for button in (self.add_child, self.finish):
            self._actions.removeWidget(button)
        for button in (*self._buttons, self.add_child, self.finish):
            self._actions.addWidget(button)
            button.show()
        self.finish.setVisible(not is_waiting)
        first = "" if is_waiting else next_action(trail, is_referral=is_referral)
        for button in (*self._buttons, self.finish):
            button.set_kind("primary" if button.objectName() == first else "plain")
        self._show_consent(trail.consent, is_referral=is_referral)

    def show_number(self, number: str) -> None:
        """Show the number the family was given; before, say what gives it one."""
        given = _("Number {number}").format(number=isolated(number)) if number else ""
        set_words(self._number, given)
        self._number.setVisible(bool(given))
        before = _("Printing finishes the interview and gives it a number.")
        set_words(self._note, "" if number else before)
        self._note.setVisible(not number)

    def _paper_button(self, paper: Paper, place: int, language: str, copies: int) -> KeyButton:
        words = paper_action(paper, language, is_again=copies > 0)
        button = WideButton(f"print_{paper}", words, key=str(place))
        button.clicked.connect(partial(self._ask_paper, paper))
        return button

    def _consent_button(self, place: int) -> KeyButton:
        button = WideButton("record_consent", _("Record consent"), key=str(place))
        button.clicked.connect(self.consent_asked)
        return button

    def _hand_over_button(self, place: int) -> KeyButton:
        button = WideButton("hand_over", _("Hand over"), key=str(place))
        button.clicked.connect(self.hand_over_asked)
        return button

    def _ask_paper(self, paper: Paper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.paper_asked.emit(paper)

    def _show_consent(self, consent: Consent | None, *, is_referral: bool) -> None:
        set_words(self._consent, consent_words(consent) if is_referral else "")
        self._consent.setVisible(is_referral)


def next_action(trail: PaperTrail, *, is_referral: bool) -> str:
    """Return the name of the button that is needed next: each paper, the consent, the end.

    Without a yes the sheet is never sent, so then nothing but the next family waits.
    """
    if is_referral and (needed := _for_the_referral(trail)):
        return needed
    if trail.out_of_date(Paper.FAMILY_PAGE):
        return f"print_{Paper.FAMILY_PAGE}"
    return "record_consent" if is_referral and trail.consent is None else "finish"


def _for_the_referral(trail: PaperTrail) -> str:
    """Return what the referral needs before it can be sent, as far as paper goes."""
    if trail.consent is not None and trail.consent.state is not ConsentState.SIGNED:
        return ""
    if trail.out_of_date(Paper.CONSENT_PAGE) or not (
        trail.consent or trail.copies(Paper.CONSENT_PAGE)
    ):
        return f"print_{Paper.CONSENT_PAGE}"
    if not trail.is_up_to_date(Paper.REFERRAL_SHEET):
        return f"print_{Paper.REFERRAL_SHEET}"
    return ""


def paper_action(paper: Paper, language: str, *, is_again: bool) -> str:
    """Return the words of the button that prints *paper*."""
    match paper:
        case Paper.CONSENT_PAGE:
            again, first = _("Print consent page again"), _("Print consent page")
        case Paper.REFERRAL_SHEET:
            again, first = _("Print referral sheet again"), _("Print referral sheet")
        case Paper.FAMILY_PAGE:
            again = _("Print family page again, {language}").format(language=language)
            first = _("Print family page, {language}").format(language=language)
    return again if is_again else first


def consent_words(consent: Consent | None) -> str:
    """Return what became of the consent page, or what the sheet says without it."""
    if consent is None:
        return _("Until consent is signed the sheet prints “Not to be sent: consent not given”.")
    day = day_in_words(consent.on)
    words = {
        ConsentState.SIGNED: _("Consent signed by {by} on {day}.")
        if consent.by
        else _("Consent signed on {day}."),
        ConsentState.REFUSED: _("Consent refused on {day}. The sheet is not sent."),
        ConsentState.LATER: _("The family decides later; asked on {day}. The sheet waits."),
        ConsentState.WITHDRAWN: _("Consent taken back on {day}. The sheet is not sent."),
    }[consent.state]
    return words.format(by=consent.by, day=day)
