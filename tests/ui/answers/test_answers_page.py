"""MMEP's answers by the keys of their page: looked at, applied once, and refused in a sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.heard import Compared, Difference, Differs, Heard
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.names import Name
from tests.mmep_office import (
    FROM,
    STRANGER,
    certified,
    exchange_keys,
    file_of,
    not_reached,
    written,
)
from tests.services.batches import a_referral, made
from tests.services.desk import DeskInMemory
from tests.ui.keyboard import part_of, press
from ui.answers.page import AnswersPage
from ui.answers.words import result_words, said_words

ENTER = Qt.Key.Key_Return
LUCIA = Name("Lucía", last_1="Gil")
CONTROL = Qt.KeyboardModifier.ControlModifier


class At:
    """The page of a desk that has sent one batch; files are chosen from *places* in turn."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.desk, self.folder = DeskInMemory(), folder
        self.family_id = a_referral(self.desk).screening.family_id
        self.batch = made(self.desk)
        self.key = exchange_keys(self.desk.work)
        self.places: list[str] = []
        self.page = AnswersPage(self.desk.answering, self._choose)
        qtbot.addWidget(self.page)
        self.page.resize(1096, 638)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.show_answers()

    def _choose(self, _owner: QWidget) -> str:
        return self.places.pop(0) if self.places else ""

    def part(self, name: str) -> QWidget:
        return part_of(self.page, name)

    def words(self, name: str) -> str:
        found = self.part(name)
        assert isinstance(found, QLabel)
        return found.text()

    def cells(self) -> list[list[str]]:
        found = self.part("answers_table")
        assert isinstance(found, QAbstractItemView)
        model = found.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> At:
    return At(qtbot, tmp_path)


def test_a_file_is_chosen_looked_at_and_applied_by_keys(qtbot: QtBot, at: At) -> None:
    center = at.desk.work.kept.center
    file = file_of(center, certified(at.batch), received=(at.batch,))
    at.places = ["", written(at.folder, file, at.key)]
    choose = at.part("answers_choose")
    qtbot.waitUntil(choose.hasFocus)
    press(choose, ENTER)
    assert not at.part("answers_told").isVisible()
    press(choose, ENTER)
    qtbot.waitUntil(at.part("answers_table").isVisible)
    assert at.cells() == [
        ["García López, Lucía", "Nothing yet", said_words(certified(at.batch)), "New"]
    ]
    assert at.words("answers_told") == "File 1 of MMEP, made on 1 September 2026. New: 1."
    assert "MMEP says that it opened these batches" in at.words("answers_notices")
    assert at.desk.work.kept.heard == []
    with qtbot.waitSignal(at.page.record_asked) as asked:
        press(at.part("answers_table"), ENTER)
    assert asked.args == [at.family_id]
    press(at.part("answers_table"), ENTER, CONTROL)
    qtbot.waitUntil(at.part("answers_done").isVisible)
    assert at.words("answers_done") == "Applied. 1 answer is kept."
    assert at.cells()[0][-1] == "Known already"
    assert not at.part("answers_apply").isVisible()
    assert len(at.desk.work.kept.heard) == 1
    with qtbot.waitSignal(at.page.left):
        press(at.part("answers_table"), Qt.Key.Key_Escape)


def test_a_file_of_somebody_else_is_dropped_and_refused(qtbot: QtBot, at: At) -> None:
    file = file_of(at.desk.work.kept.center, not_reached(at.batch))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(written(at.folder, file, at.key, by=STRANGER))])
    at.page.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(at.part("answers_problem").isVisible)
    assert not at.part("answers_table").isVisible()
    assert at.desk.work.kept.heard == []


@pytest.mark.parametrize(
    ("result", "tries", "said"),
    [
        (Result.APPOINTMENT, 0, "MMEP: appointment made, 14 August 2026"),
        (Result.NOT_REACHED, 1, "MMEP: not reached after 1 try, 14 August 2026"),
        (Result.NOT_REACHED, 4, "MMEP: not reached after 4 tries, 14 August 2026"),
        (Result.MOVED, 0, "MMEP: moved away, 14 August 2026"),
        (Result.DECLINED, 0, "MMEP: the family said no, 14 August 2026"),
        (Result.ALREADY_SERVED, 0, "MMEP: served already, 14 August 2026"),
        (
            Result.DOES_NOT_QUALIFY,
            0,
            "MMEP: the program cannot serve this child, 14 August 2026",
        ),
    ],
)
def test_every_result_has_its_words(result: Result, tries: int, said: str) -> None:
    assert result_words(Answer("s1", "N-1", 1, 0, result, FROM, tries=tries)) == said


def test_what_is_not_used_is_said(at: At) -> None:
    answer = not_reached(at.batch)
    twin = Answer("s9", "N-9", 1, 0, Result.DUPLICATE, FROM, duplicate_of="N-1")
    seen = Compared(
        file=file_of(at.desk.work.kept.center, answer, twin),
        lines=(
            Difference(answer, Differs.OLDER, LUCIA, "f1", Heard(twin, 2, FROM)),
            Difference(twin, Differs.UNKNOWN),
        ),
        missing=tuple(range(1, 20)),
        receipts=(),
        not_ours=(7,),
        was_applied=True,
    )
    at.page.show_compared(seen)
    older, unknown = at.cells()
    assert older[0] == "Gil, Lucía"
    assert at.words("answers_line") == "Gil, Lucía: not reached after 3 tries, 14 August 2026"
    assert older[1].startswith("the same child as in")
    assert older[-1] == "Older"
    assert (unknown[1], unknown[-1]) == ("", "Nobody here")
    assert "never made" in at.words("answers_notices")
    assert "\u2026" in at.words("answers_notices")
    assert not at.part("answers_apply").isVisible()
