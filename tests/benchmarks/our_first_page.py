"""A process that opens the desk of its account as the command does, and when it was painted."""

import gc

from mmep_desktop.account import this_account

gc.disable()
ACCOUNT = this_account()

from PySide6.QtCore import QTimer  # noqa: E402 - the account is read before Qt, as in the program
from PySide6.QtWidgets import QApplication, QLineEdit  # noqa: E402 - as above

from tests.benchmarks.first_page import Ear  # noqa: E402 - as above
from ui.app import Program  # noqa: E402 - as above
from ui.sweeping import Sweeper  # noqa: E402 - as above


def main() -> None:
    """Do what ``ui.app.main`` does, with an ear on the passphrase."""
    app = QApplication(["mmep-desktop", "-style", "Fusion"])
    Sweeper(app)
    program = Program(app, ACCOUNT)
    ear = Ear()

    def listen() -> None:
        field = program.window.findChild(QLineEdit, "unlock_passphrase")
        if field is None:
            raise LookupError("the first page asks for no passphrase")
        field.installEventFilter(ear)

    QTimer.singleShot(0, ear, listen)
    program.run()


if __name__ == "__main__":
    main()
