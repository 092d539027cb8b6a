"""Sittings over records in memory, and pages shown in a window of a given size."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Filled,
    Listed,
    Reply,
    Ticked,
)
from mmep_desktop.services.interviewing import Sitting
from mmep_desktop.services.registering import NewChild, Registering
from tests.services.desk import DeskInMemory

LONG_NAMES = (
    (Name(first="Mateo Alejandro", last_1="García Montenegro", last_2="López"), "2009-02-11"),
    (Name(first="Lucía", middle="Guadalupe", last_1="García", last_2="López"), "2017-05-04"),
    (Name(first="Xuncax", last_1="Pérez", last_2="Tzoc"), "2012"),
)

MOVED = Chosen("yes")
FISH = Ticked(("seafood_processing",))


def a_family(
    desk: DeskInMemory, *children: tuple[Name, str], language: str = "es"
) -> Sitting:
    """Register *children* and sit down with their family."""
    registering = Registering(desk.work, desk.clock, desk.ids)
    named = children or ((Name(first="Lucía", last_1="García", last_2="López"), "2017-05-04"),)
    registered = registering.register(tuple(NewChild(name, born) for name, born in named))
    return desk.interviewing.sit_down(registered[0].family_id, language)


def answered(desk: DeskInMemory, sitting: Sitting, *replies: Reply) -> Sitting:
    """Give *replies* in turn, each to the question the sitting has come to."""
    return desk.answer(sitting, *replies)


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
    if question == "household":
        return Listed(people)
    return replies.get(question, Filled({}))


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press *key* where the focus is in the window of *widget*."""
    target = widget.window().focusWidget() or widget
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
