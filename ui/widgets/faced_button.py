"""A button whose face is laid out from words, keys and drawings instead of one text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.measures import TARGET
from ui.widgets.text import restyle


class FacedButton(QPushButton):
    """As tall as its face needs at the width it is given; says *spoken* to a screen reader."""

    fills_its_row = False

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._show_toggled)

    def set_face(self, face: QLayout) -> None:
        """Lay out the button's face; its parts let clicks and hovers through."""
        self.setLayout(face)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        up = QSizePolicy.Policy.Preferred if self.fills_its_row else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, up)
        policy.setHeightForWidth(face.hasHeightForWidth())
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for what the face needs."""
        face = self.layout()
        if face is None:
            return super().sizeHint()
        return face.totalSizeHint().expandedTo(QSize(TARGET, TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than a target one can hit."""
        face = self.layout()
        if face is None:
            return super().minimumSizeHint()
        return face.totalMinimumSize().expandedTo(QSize(TARGET, TARGET))

    def hasHeightForWidth(self) -> bool:
        """Words wrap, so a narrow face is taller."""
        face = self.layout()
        return face is not None and face.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Give the height that the face needs at *width*."""
        face = self.layout()
        return -1 if face is None else max(face.totalHeightForWidth(width), TARGET)

    def _show_toggled(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's toggled
        self.setProperty("ticked", ticked)
        restyle(self)
