"""Show a line drawing in the colour of the words around it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.theme.icons import icon_drawing, kept_picture
from ui.theme.measures import SPACE_5


class IconMark(QLabel):
    """A square drawing that takes its ink from the style sheet, sharp at every scale."""

    def __init__(self, drawing: bytes, size: int = SPACE_5) -> None:
        super().__init__()
        self._drawing = drawing
        self.setFixedSize(size, size)

    @classmethod
    def of(cls, name: str, size: int = SPACE_5) -> "IconMark":
        """Show the desk's own icon called *name*; KeyError if there is none."""
        return cls(icon_drawing(name), size)

    def set_drawing(self, drawing: bytes) -> None:
        """Show another drawing."""
        self._drawing = drawing
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines in the ink of the text."""
        painter = QPainter(self)
        ink = self.palette().color(self.foregroundRole()).name()
        scale = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, kept_picture(self._drawing, ink, self.width(), scale))
        painter.end()
