"""Which paper on somebody's desk is out of date, and what to do with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.printing import Paper
from mmep_desktop.services.paperwork import PaperTrail
from mmep_desktop.words import _
from ui.check.reasons import moment_words
from ui.theme.measures import SPACE_1, SPACE_2
from ui.widgets.icon_mark import IconMark
from ui.widgets.spoken import say
from ui.widgets.text import label

_WARNING = 20


class ReprintNote(QWidget):
    """One sentence for each paper; hidden while every print still says what is so."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outcome_reprint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)

    def show_trail(self, trail: PaperTrail, *, is_referral: bool) -> None:
        """Say what of *trail* is out of date."""
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        sentences = reprint_sentences(trail, is_referral=is_referral)
        for paper, sentence in sentences.items():
            line = _line(paper, sentence)
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(sentences))
        self.setAccessibleName(" ".join(sentences.values()))
        say(self, self.accessibleName())


def reprint_sentences(trail: PaperTrail, *, is_referral: bool) -> dict[Paper, str]:
    """Return what to do with each paper that does not say any more what is so."""
    said = {
        Paper.REFERRAL_SHEET: _sheet_sentence(trail, is_referral=is_referral),
        Paper.FAMILY_PAGE: _("Print again: the family page printed on {moment} is out of date."),
        Paper.CONSENT_PAGE: _(
            "Print again: the consent page printed on {moment} names other children."
        )
        if is_referral
        else "",
    }
    return {
        paper: sentence.format(moment=moment_words(old.printed_at))
        for paper, sentence in said.items()
        if sentence and (old := trail.out_of_date(paper)) is not None
    }


def _sheet_sentence(trail: PaperTrail, *, is_referral: bool) -> str:
    if not is_referral:
        return _(
            "Do not send the sheet printed on {moment}: the family is not referred any more. "
            "Shred it. If MMEP has it, call MMEP and take the referral back."
        )
    state = trail.consent.state if trail.consent else None
    if state in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
        return _(
            "Do not send the sheet printed on {moment}: the family does not agree. Shred it. If "
            "MMEP has it, call MMEP and take the referral back."
        )
    return _("Print again: the sheet printed on {moment} is out of date.")


def _line(paper: Paper, sentence: str) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_2)
    mark = IconMark.of("warning", _WARNING)
    mark.setProperty("role", "error")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(sentence, "error", name=f"outcome_reprint_{paper}"), 1)
    return held
