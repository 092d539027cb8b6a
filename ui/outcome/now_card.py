"""What to do now: the papers by their keys, the consent, and the next family."""

from functools import partial

from PySide6.QtCore import Signal

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.printing import Paper
from mmep_desktop.services.paperwork import PaperTrail
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.widgets.card import Card
from ui.widgets.date_words import day_in_words
from ui.widgets.key_button import KeyButton
from ui.widgets.text import isolated, label, set_words


class PaperButton(KeyButton):
    """Prints a paper; the name of a language may need a second line."""

    wraps = True


class NowCard(Card):
    """Every action has its key; Enter on the page is the last of them."""

    paper_asked = Signal(object)
    consent_asked = Signal()
    finish_asked = Signal()

    def __init__(self) -> None:
        super().__init__("outcome_now", _("Now"))
        self._buttons: list[KeyButton] = []
        self.finish = enter_button("finish", _("Finish, next family"))
        self.finish.clicked.connect(self.finish_asked)
        self._number = label("", "strong", name="outcome_number")
        self._consent = label("", "muted", name="outcome_consent")
        self._note = label("", "small", name="outcome_note")
        for part in (self.finish, self._number, self._consent, self._note):
            self.add(part)

    def show_actions(self, papers: tuple[Paper, ...], language: str, trail: PaperTrail) -> None:
        """Offer *papers* by the keys 1, 2, 3, and with the referral its consent."""
        for button in self._buttons:
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._buttons = [
            self._paper_button(paper, place, language, trail.copies(paper))
            for place, paper in enumerate(papers, 1)
        ]
        is_referral = Paper.REFERRAL_SHEET in papers
        if is_referral:
            self._buttons.append(self._consent_button(len(papers) + 1))
        at = self.body.indexOf(self.finish)
        for place, button in enumerate(self._buttons):
            self.body.insertWidget(at + place, button)
            button.show()
        first = next_action(trail) if is_referral else self.finish.objectName()
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
        button = PaperButton(f"print_{paper}", words, key=str(place))
        button.clicked.connect(partial(self._ask_paper, paper))
        return button

    def _consent_button(self, place: int) -> KeyButton:
        button = KeyButton("record_consent", _("Record consent"), key=str(place))
        button.clicked.connect(self.consent_asked)
        return button

    def _ask_paper(self, paper: Paper, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.paper_asked.emit(paper)

    def _show_consent(self, consent: Consent | None, *, is_referral: bool) -> None:
        set_words(self._consent, consent_words(consent) if is_referral else "")
        self._consent.setVisible(is_referral)


def next_action(trail: PaperTrail) -> str:
    """Return the name of the button that a referral needs next: each paper, the consent, the end.

    Without a yes the sheet is never sent, so then nothing but the next family waits.
    """
    if trail.consent is None and not trail.copies(Paper.CONSENT_PAGE):
        return f"print_{Paper.CONSENT_PAGE}"
    is_open = trail.consent is None or trail.consent.state is ConsentState.SIGNED
    if is_open and not trail.copies(Paper.REFERRAL_SHEET):
        return f"print_{Paper.REFERRAL_SHEET}"
    return "record_consent" if trail.consent is None else "finish"


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
