"""The doors to what keeps the records safe; each clerk sees those that her role may open."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.center import Role
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.words import _
from ui.theme.measures import SPACE_1, SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label


@dataclass(frozen=True, slots=True)
class Door:
    """One page: its *code*, its words, what it is for, and the deed that a role must allow."""

    code: str
    words: str
    line: str
    deed: Deed | None = None


def doors(role: Role) -> tuple[Door, ...]:
    """Return what a clerk with *role* may open, in the order shown."""
    return tuple(door for door in _doors() if door.deed is None or role in MAY[door.deed])


class SafekeepingCard(Card):
    """A button and one line for each door; ``page_asked`` carries its code."""

    page_asked = Signal(str)

    def __init__(self, shown: tuple[Door, ...]) -> None:
        super().__init__("settings_safekeeping", _("Safekeeping"))
        self.body.setSpacing(SPACE_3)
        self._codes = {door.code for door in shown}
        self._missing = label(_missing_recovery(), "error", name="settings_no_recovery")
        for door in shown:
            self.add(self._row(door))
            if door.code == "keys":
                self.add(self._missing)
        self._missing.hide()
        if not shown:
            self.hide()

    def show_missing_recovery(self, *, is_missing: bool) -> None:
        """Say under the door to the keys that there is no recovery key, where there is none."""
        if "keys" in self._codes:
            self._missing.setVisible(is_missing)

    def _row(self, door: Door) -> QWidget:
        button = KeyButton(f"settings_open_{door.code}", door.words)
        button.setAutoDefault(True)
        button.setAccessibleDescription(door.line)
        button.clicked.connect(partial(self._ask, door.code))
        held, line = QWidget(), FlowLayout()
        line.addWidget(button)
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_1)
        rows.addLayout(line)
        rows.addWidget(label(door.line, "muted"))
        return held

    def _ask(self, code: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.page_asked.emit(code)


def _missing_recovery() -> str:
    return _("There is no recovery key. Make it today, under “Keys of this desk”.")


def _doors() -> tuple[Door, ...]:
    return (
        Door("passphrase", _("Change my passphrase"), _("Yours alone; nobody else can see it.")),
        Door(
            "clerks",
            _("Clerks"),
            _("Who may unlock this desk: new clerks, roles, who has left."),
            Deed.MANAGE_CLERKS,
        ),
        Door(
            "keys",
            _("Keys of this desk"),
            _("The keyring of this computer, the recovery key, the key file."),
            Deed.MANAGE_KEYS,
        ),
        Door(
            "partners",
            _("Keys between offices"),
            _("Whose files this desk believes, and to whom it seals its own."),
            Deed.MANAGE_KEYS,
        ),
        Door(
            "backups",
            _("Backups"),
            _("Sealed copies of the records: when, how many, bring one back."),
            Deed.BACK_UP,
        ),
        Door(
            "keeping",
            _("Keeping and forgetting"),
            _("How long records stay, what is destroyed, what is on hold."),
            Deed.DESTROY,
        ),
        Door(
            "letting_go",
            _("Keeping and letting go"),
            _("How long referrals stay here, and what is let go."),
            Deed.LET_GO,
        ),
        Door(
            "trail",
            _("Trail"),
            _("What was done at this desk, and a check of all records."),
            Deed.READ_TRAIL,
        ),
    )
