"""Who gets it: name, position and affiliation, as the register of disclosures wants them."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.labelled import Labelled

_LONGEST = 200


class RecipientForm(QWidget):
    """Three lines; the first has to be filled, and the others too where *whole*."""

    def __init__(self, name: str, *, whole: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self._whole = whole
        self._name = text_line(f"{name}_name")
        self._position = text_line(f"{name}_position")
        self._affiliation = text_line(f"{name}_affiliation")
        self._rows = (
            Labelled(_("Given to (name)"), self._name),
            Labelled(_("Position, or relation to the child"), self._position),
            Labelled(_("Works for"), self._affiliation),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        for row in self._rows:
            layout.addWidget(row)
        self._rows[2].setVisible(whole)
        self.setFocusProxy(self._name)

    def show_recipient(self, recipient: Recipient) -> None:
        """Show *recipient* without any error."""
        self._name.setText(recipient.name)
        self._position.setText(recipient.position)
        self._affiliation.setText(recipient.affiliation)
        for row in self._rows:
            row.clear_error()

    def given(self) -> Recipient | None:
        """Give who gets it; where something is missing say so and give nothing."""
        for row in self._rows:
            row.clear_error()
        wanted = (
            (self._rows[0], self._name, _("Who gets it? Write the name.")),
            (self._rows[1], self._position, _("Write the position of this person.")),
            (self._rows[2], self._affiliation, _("Write where this person works.")),
        )
        for row, line, sentence in wanted if self._whole else wanted[:2]:
            if not line.text().strip():
                row.show_error(sentence)
                return None
        return Recipient(self._name.text(), self._position.text(), self._affiliation.text())


def text_line(name: str) -> QLineEdit:
    """Make a line for a few words."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(_LONGEST)
    return made
