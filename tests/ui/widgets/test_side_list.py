"""The list of the steps so far changes where a step did, and nowhere else."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.side_list import SideList, Step, StepRow

MOVED = Step("moved", "Moved", "Yes")
WORKED = Step("worked", "Work", place="now")
HOUSEHOLD = Step("household", "Household", place="ahead")


@pytest.fixture
def listed(qtbot: QtBot) -> SideList:
    made = SideList("so_far", "So far")
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show_steps((MOVED, WORKED))
    made.show()
    return made


def rows(listed: SideList) -> list[StepRow]:
    """Return the rows from the top, those that are about to go left out."""
    shown = [row for row in listed.findChildren(StepRow) if not row.isHidden()]
    return sorted(shown, key=lambda row: row.y())


def names(listed: SideList) -> list[str]:
    return [row.accessibleName() for row in rows(listed)]


def test_rows_of_steps_that_did_not_change_stay(qtbot: QtBot, listed: SideList) -> None:
    first, second = rows(listed)
    answered = Step("worked", "Work", "Fish")
    listed.show_steps((MOVED, answered, HOUSEHOLD))
    qtbot.waitUntil(lambda: names(listed) == ["Moved: Yes", "Work: Fish", "Household"])
    assert rows(listed)[0] is first
    assert second not in rows(listed)


def test_a_step_that_comes_between_others_stands_between_them(
    qtbot: QtBot, listed: SideList
) -> None:
    listed.show_steps((MOVED, HOUSEHOLD, WORKED))
    qtbot.waitUntil(lambda: names(listed) == ["Moved: Yes", "Household", "Work"])


def test_steps_that_the_way_no_longer_leads_to_are_gone(qtbot: QtBot, listed: SideList) -> None:
    listed.show_steps((WORKED,))
    qtbot.waitUntil(lambda: names(listed) == ["Work"])
    listed.show_steps(())
    qtbot.waitUntil(lambda: names(listed) == [])


def test_a_row_that_was_made_later_leads_to_its_step_too(qtbot: QtBot, listed: SideList) -> None:
    listed.show_steps((MOVED, Step("worked", "Work", "Fish")))
    qtbot.waitUntil(lambda: len(rows(listed)) == 2)
    with qtbot.waitSignal(listed.jumped) as jumped:
        rows(listed)[1].click()
    assert jumped.args == ["worked"]
