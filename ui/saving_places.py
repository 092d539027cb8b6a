"""Where the clerk wants a file of ours to be written."""

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtWidgets import QFileDialog, QWidget

from mmep_desktop.words import _

ChoosePlace = Callable[[QWidget, str], str]
"""Asks the clerk for the place of a file, proposing a name; empty where she wants none."""


def choose_place(owner: QWidget, proposed: str) -> str:
    """Ask in the system's own window, for a file of the kind that *proposed* is of."""
    suffix = PurePath(proposed).suffix
    kind = f"{suffix.removeprefix('.').upper()} (*{suffix})"
    chosen, _kind = QFileDialog.getSaveFileName(owner, _("Save as a file"), proposed, kind)
    return chosen


ChooseFolder = Callable[[QWidget], str]
"""Asks for a folder that several files go to; empty where she wants none."""


def choose_folder(owner: QWidget) -> str:
    """Ask in the system's own window."""
    return QFileDialog.getExistingDirectory(owner, _("Save the files in"))
