"""The outcome page of a desk in memory, on the screen."""

from pytestqt.qtbot import QtBot

from mmep_desktop.services.interviewing import Sitting
from tests.services.desk import DeskInMemory
from tests.ui.sitting_builder import WIDE, on_screen
from ui.outcome.page import OutcomePage


def shown(
    qtbot: QtBot, desk: DeskInMemory, sitting: Sitting, size: tuple[int, int] = WIDE
) -> OutcomePage:
    """Show what came out of *sitting*."""
    page = OutcomePage(desk.paperwork, desk.interviewing, desk.correcting, desk.returning)
    on_screen(qtbot, page, size)
    page.show_outcome(sitting)
    return page
