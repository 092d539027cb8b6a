"""One child who was referred: all that its center wrote, who it may be, and what became of it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mmep_desktop.domain.batch_rows import COLUMNS
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.receiving import Given, HeldChild, WorkLine
from mmep_desktop.services.receiving import Alike, Opened, Receiving
from mmep_desktop.services.replying import Replying
from mmep_desktop.words import _
from ui.batches.row_card import RowCard
from ui.batches.words import news_words
from ui.receive.models import child_shown
from ui.receive.result_card import ResultCard, Written
from ui.receive.words import answer_in_words
from ui.tasks import in_background
from ui.theme.measures import SPACE_3
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import isolated, label, set_words


class ReceivedPage(QWidget):
    """Escape leads back; a result that is kept leads back too."""

    left = Signal()

    def __init__(self, receiving: Receiving, replying: Replying) -> None:
        super().__init__()
        self.setObjectName("received_page")
        self._receiving, self._replying = receiving, replying
        self._line: WorkLine | None = None
        self._heading = PageHeading("received_heading", _("Referral"))
        self._back = KeyButton("received_back", _("Back"), key="Escape", within=self)
        self._problem = ErrorPanel("received_problem")
        self._so_far = label("", "strong", name="received_so_far")
        self._alike = label("", name="received_alike")
        self._result = ResultCard()
        self._row = RowCard("received_row", _("What the center wrote"))
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._result.given.connect(self._keep)
        self._problem.retried.connect(self._again)

    def show_child(self, line: WorkLine) -> None:
        """Read the child of *line* anew."""
        self._line = line
        self._problem.clear()
        self._heading.show_words(child_shown(line), line.number)
        for part in (self._result, self._row, self._so_far, self._alike):
            part.hide()
        self._back.setFocus()
        in_background(self, self._read, self._fill, self._problem.show_failure)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing of a family stand here."""
        super().hideEvent(event)
        self._row.clear()
        for part in (self._alike, self._so_far):
            set_words(part, "")

    def _read(self) -> tuple[Opened, tuple[Given, ...]]:
        if self._line is None:
            raise LookupError
        return self._receiving.open(self._line.record), self._replying.of(self._line.record)

    def _fill(self, read: tuple[Opened, tuple[Given, ...]]) -> None:
        opened, given = read
        line, record = self._line, opened.held.record
        if line is None or line.record != record.record:
            return
        below = _("Number {number} · {center} · {news}")
        self._heading.show_words(
            child_shown(line),
            below.format(
                number=isolated(record.number),
                center=isolated(opened.center),
                news=news_words(record.news),
            ),
        )
        of_it = [one for one in given if one.answer.child == line.child]
        self._show(self._so_far, "\n".join(answer_in_words(one.answer) for one in of_it))
        child = next((one for one in opened.held.children if one.child == line.child), None)
        if record.news is News.WITHDRAWN or child is None:
            told = _(
                "The family has taken its consent back. Use this referral no more, and destroy "
                "what you printed of it."
            )
            self._show(self._alike, told)
            return
        alike = opened.alike.get(line.child, ())
        self._show(self._alike, "\n".join(map(_alike_in_words, alike)))
        numbers = tuple({one.number for one in alike})
        self._result.ask(self._replying.today(), numbers)
        self._result.show()
        self._row.show_lines(_lines_of(child, opened), focused=False)
        self._result.focus_first()

    def _keep(self, written: Written) -> None:
        line = self._line
        if line is None:
            return
        self._problem.clear()
        work = partial(
            self._replying.give,
            line.record,
            line.child,
            written.result,
            days=written.days,
            tries=written.tries,
            duplicate_of=written.duplicate_of,
        )
        in_background(self, work, self._kept, self._problem.show_failure)

    def _kept(self, _given: Given) -> None:
        self.left.emit()

    def _again(self) -> None:
        if self._line is not None:
            self.show_child(self._line)

    @staticmethod
    def _show(part: QLabel, words: str) -> None:
        set_words(part, words)
        part.setVisible(bool(words))

    def _lay_out(self) -> None:
        keys, row = QWidget(), FlowLayout()
        row.addWidget(self._back)
        keys.setLayout(row)
        scroll = ScrollPage("received_scroll")
        scroll.column.setSpacing(SPACE_3)
        for part in (
            self._heading,
            keys,
            self._problem,
            self._so_far,
            self._alike,
            self._result,
            self._row,
        ):
            scroll.add(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def _lines_of(child: HeldChild, opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield the child's columns that are not empty, then every answer of its family."""
    cells = ((column.value, child.row.get(column)) for column in COLUMNS)
    yield from ((caption, str(cell)) for caption, cell in cells if cell not in {None, ""})
    alone = _("asked alone")
    for question, answer, is_alone in opened.held.record.answers:
        yield (f"{question} ({alone})" if is_alone else question), answer


def _alike_in_words(one: Alike) -> str:
    told = _("May be the same child as {name}, born {born}, number {number}.")
    return told.format(
        name=isolated(one.child.name.shown),
        born=one.child.born or _("on a day that is not known"),
        number=isolated(one.number),
    )
