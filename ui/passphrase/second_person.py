"""A second person who answers for an act: who she is, and her passphrase."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.sending import Second
from mmep_desktop.words import _
from ui.widgets.labelled import Labelled
from ui.widgets.list_box import ListBox

_LONGEST = 256


class SecondPerson(QWidget):
    """Two fields of a form; what was typed is taken out of its field at once."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_second_person")
        self._who = ListBox(f"{name}_second")
        self._line = QLineEdit()
        self._line.setObjectName(f"{name}_second_passphrase")
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST)
        self._row = Labelled(_("Her passphrase"), self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (Labelled(_("A second person answers for it too"), self._who), self._row):
            layout.addWidget(part)
        self.hide()

    @property
    def line(self) -> QLineEdit:
        """The field of her passphrase."""
        return self._line

    def offer(self, others: Sequence[Clerk] | None) -> None:
        """Ask for one of *others*; nothing where one person is enough."""
        self._row.clear_error()
        self.setVisible(others is not None)
        chosen = self._who.currentData()
        self._who.clear()
        for clerk in others or ():
            self._who.addItem(clerk.name, clerk.id)
        self._who.setCurrentIndex(max(self._who.findData(chosen), 0))

    def take(self) -> Second | None:
        """Return who was chosen and what she typed; nothing while that is missing."""
        typed = self._line.text()
        self._line.clear()
        if self._who.currentData() is None:
            self.refuse(_("Nobody else here may do this. A supervisor can change the rule."))
        elif not typed:
            self.refuse(_("The second person types her passphrase."))
        else:
            self._row.clear_error()
            return Second(str(self._who.currentData()), typed)
        return None

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self._row.show_error(sentence)
