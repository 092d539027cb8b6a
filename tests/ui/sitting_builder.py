"""Sittings over records in memory, and pages on screen that have the keyboard."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Ticked
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild, Registering
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeUnit, FakeWork
from tests.services.desk import DeskInMemory
from ui.theme.palette import LIGHT
from ui.theme.style import apply_theme

LUCIA = (Name(first="Lucía", last_1="García", last_2="López"), "2017-05-04")
MATEO = (Name(first="Mateo Alejandro", last_1="García Montenegro", last_2="López"), "2009-02-11")
XUNCAX = (Name(first="Xuncax", last_1="Pérez", last_2="Tzoc"), "2012")
LONG_NAMES = (MATEO, LUCIA, XUNCAX)

MOVED = Chosen("yes")
FISH = Ticked(("seafood_processing",))

WIDE = (1220, 638)
NARROW = (640, 290)
"""What is left for a page of a window of 1280x720, at 100 % and at 200 %."""


class FullDisk(FakeWork):
    """A store that takes nothing while it is full."""

    def __init__(self) -> None:
        super().__init__(a_center(), a_clerk())
        self.is_full = False

    def __call__(self) -> FakeUnit:
        if self.is_full:
            raise DeskError(Problem.STORE_FULL)
        return super().__call__()


def a_family(desk: DeskInMemory, *children: tuple[Name, str], language: str = "es") -> Sitting:
    """Register *children* and sit down with their family."""
    registering = Registering(desk.work, desk.clock, desk.ids)
    named = children or (LUCIA,)
    registered = registering.register(tuple(NewChild(name, born) for name, born in named))
    return desk.interviewing.sit_down(registered[0].family_id, language)


def at_question(desk: DeskInMemory, sitting: Sitting, question: str) -> Sitting:
    """Answer what comes before the first step that asks *question*."""
    while (step := sitting.interview.current) is not None and step.question.id != question:
        sitting = desk.interviewing.answer(sitting, reply_for(sitting, step.question.id))
    assert sitting.interview.current is not None, f"the way never asks {question}"
    return sitting


def answered_to_the_end(desk: DeskInMemory, sitting: Sitting) -> Sitting:
    """Answer every open question so that the family is referred."""
    while (step := sitting.interview.current) is not None:
        sitting = desk.interviewing.answer(sitting, reply_for(sitting, step.question.id))
    return sitting


def reply_for(sitting: Sitting, question: str) -> Reply:
    """Return a reply of a family that moved in May for fish work."""
    people = sitting.interview.asking.people
    children = tuple(f"child:{row}" for row in range(len(people)))
    replies: dict[str, Reply] = {
        "moved": MOVED,
        "worked": FISH,
        "household": Listed(people),
        "schooling": Chosen("no"),
        "work_who": Ticked(("parent",)),
        "work_done": Filled({"person": "Juan García", "status": "did", "last_done": "2026-07"}),
        "move_when": Dated("2026-05"),
        "move_places": Filled(
            {"from_place": "Immokalee, FL", "to_place": "New Bedford", "across_district": "yes"}
        ),
        "move_who": Ticked((*children, "worker")),
        "move_more": Chosen("no"),
        "consent": Chosen("yes"),
        "alone_shown": Chosen("no"),
    }
    return replies.get(question, Filled({}))


def on_screen(qtbot: QtBot, page: QWidget, size: tuple[int, int] = WIDE) -> None:
    """Show *page* themed in a window of *size*, with the keyboard."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    qtbot.addWidget(page, before_close_func=partial(_outlive, page))
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def press(
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press *key* where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    """Type *text* where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def words_in(holder: QWidget, name: str) -> str:
    """Return what the label called *name* says; nothing while it is hidden."""
    found = holder.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisible() else ""


def button(holder: QWidget, name: str) -> QPushButton:
    """Return the button called *name*."""
    found = holder.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    return found


def _outlive(_page: QWidget, _same: QWidget) -> None:
    """Hold the page until the test is over: pytest-qt alone would let it go."""
