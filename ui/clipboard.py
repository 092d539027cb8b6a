"""What was copied at the desk: other programs are asked not to keep it, and it goes at the lock."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_PRIVATE: Mapping[str, Mapping[str, bytes]] = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "darwin": {"application/x-nspasteboard-concealed-type": b""},
    "win32": {
        _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
        _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
        _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    },
}
"""What tells the clipboard histories of each system to pass a text over."""


def mark_copies_private() -> None:
    """Ask whatever keeps a history of the clipboard to leave out what is copied here."""
    QGuiApplication.clipboard().dataChanged.connect(_mark)


def forget_copies() -> None:
    """Empty clipboard and selection where they hold a text of ours; others' stay."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _mark() -> None:
    clipboard = QGuiApplication.clipboard()
    if not clipboard.ownsClipboard() or not clipboard.text():
        return
    marks = _PRIVATE.get(sys.platform, {})
    if all(clipboard.mimeData().hasFormat(mark) for mark in marks):
        return
    private = QMimeData()
    private.setText(clipboard.text())
    for kind, content in marks.items():
        private.setData(kind, content)
    clipboard.setMimeData(private)
