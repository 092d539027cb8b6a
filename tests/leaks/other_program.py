"""Another program on the same screen: it holds a text to be pasted, and tells what others hold.

It reads lines of JSON, an act and what it is done with, and answers each with a line: a text, and
the formats in which it is held. With ``--ours`` it treats what it holds as the desk does.
"""

import json
import sys

from PySide6.QtCore import QMimeData, QSocketNotifier
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.clipboard import forget_copies, mark_copies_private

MODES = {"clipboard": QClipboard.Mode.Clipboard, "selection": QClipboard.Mode.Selection}


def answer(act: str, what: str) -> tuple[str, list[str]]:
    clipboard = QGuiApplication.clipboard()
    match act:
        case "forget":
            forget_copies()
        case "hold":
            clipboard.setText(what)
        case "select":
            clipboard.setText(what, MODES["selection"])
        case "picture":
            picture = QMimeData()
            picture.setData("image/x-none", what.encode())
            clipboard.setMimeData(picture)
        case "read":
            return clipboard.text(MODES[what]), clipboard.mimeData(MODES[what]).formats()
    return what, []


def answer_a_line() -> None:
    line = sys.stdin.readline()
    if not line:
        QGuiApplication.quit()
        return
    print(json.dumps(answer(*json.loads(line))), flush=True)


if __name__ == "__main__":
    app = QGuiApplication(sys.argv[:1])
    if sys.argv[1:] == ["--ours"]:
        mark_copies_private()
    waiting = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    waiting.activated.connect(answer_a_line)
    app.exec()
