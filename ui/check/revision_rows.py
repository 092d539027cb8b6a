"""The rows of two revisions side by side: who, when and why at the top, then the answers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mmep_desktop.services.correcting import Shown
from mmep_desktop.words import _
from ui.check.compared import Compared
from ui.check.reasons import moment_words, reason_words
from ui.interview.language_names import language_name
from ui.outcome.wording import TONES, outcome_sentence
from ui.theme.measures import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.card import hairline
from ui.widgets.pill import Pill
from ui.widgets.reading_row import ReadingRow
from ui.widgets.text import label

_SHARES = (4, 5, 5)


class _Row(ReadingRow):
    """Three columns, or the first above the other two; all rows share their width alike."""

    def __init__(self, name: str, first: QWidget, older: QWidget, newer: QWidget) -> None:
        super().__init__(name)
        self._first, self._answers = first, (older, newer)
        self._grid = QGridLayout(self)
        self._grid.addWidget(hairline(), 0, 0, 1, len(_SHARES))
        self._grid.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_2)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_1)

    def fit(self, *, is_narrow: bool) -> None:
        """Lay the columns out for a narrow window or a wide one."""
        for part in (self._first, *self._answers):
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        across = len(self._answers) if is_narrow else 1
        self._grid.addWidget(self._first, 1, 0, 1, across, top)
        for place, part in enumerate(self._answers):
            at = (2, place) if is_narrow else (1, place + 1)
            self._grid.addWidget(part, *at, top)
        shares = (1, 1, 0) if is_narrow else _SHARES
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)


class HeadsRow(_Row):
    """Both sides under their titles: outcome, reason, who, when, in which language, by what."""

    def __init__(self, older: Shown, newer: Shown, titles: tuple[str, str]) -> None:
        sides = ((older, "older", titles[0]), (newer, "newer", titles[1]))
        heads = [_head(*side) for side in sides]
        title = label(_("Question"), "muted")
        super().__init__("revisions_heads", title, *(head for head, _said in heads))
        self.setAccessibleName(". ".join(said for _head, said in heads))


class ComparedRow(_Row):
    """One question; an answer that differs is marked by a word and is set in strong letters."""

    def __init__(self, line: Compared, titles: tuple[str, str]) -> None:
        name = f"revisions_row_{line.key}"
        role = "strong" if line.is_changed else "body"
        older = _answer(line.older, "body", f"revisions_older_{line.key}")
        newer = _answer(line.newer, role, f"revisions_newer_{line.key}")
        super().__init__(name, _question(line), older, newer)
        said = _("{question} {older}: {before}. {newer}: {now}.").format(
            question=line.question,
            older=titles[0],
            before=line.older,
            newer=titles[1],
            now=line.newer,
        )
        self.setAccessibleName(f"{said} {_('Changed')}" if line.is_changed else said)


def _question(line: Compared) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    column.addWidget(_shrinking(label(line.question, "muted")))
    if line.is_changed:
        mark = QHBoxLayout()
        mark.addWidget(Pill(_("Changed"), "amber", name=f"revisions_changed_{line.key}"))
        mark.addStretch(1)
        column.addLayout(mark)
    return held


def _answer(said: str, role: str, name: str) -> QWidget:
    return _shrinking(label(said, role, name=name))


def _head(shown: Shown, side: str, title: str) -> tuple[QWidget, str]:
    """Return the top of one column, and the same for somebody who hears it."""
    revision = shown.revision
    outcome = revision.determination.outcome
    finished = moment_words(revision.finished_at)
    by = _("by {name}, {moment}").format(name=shown.by, moment=finished)
    told = (
        reason_words(revision.reason),
        by if shown.by else finished,
        _("Asked in {language}, screener {version}").format(
            language=language_name(revision.language), version=revision.determination.version
        ),
    )
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    came_out = label(outcome_sentence(outcome), "state", name=f"revisions_{side}_outcome")
    came_out.setProperty("tone", TONES[outcome])
    column.addWidget(_shrinking(label(title, "strong", name=f"revisions_{side}_number")))
    column.addWidget(_shrinking(came_out))
    for place, words in enumerate(told):
        role = "body" if place == 0 else "muted"
        name = f"revisions_{side}_{('reason', 'by', 'asked')[place]}"
        column.addWidget(_shrinking(label(words, role, name=name)))
    return (held, ", ".join((title, outcome_sentence(outcome), *told)))


def _shrinking(words: QLabel) -> QLabel:
    """Let *words* take whatever width their column has, so that all rows stay aligned."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words
