"""Day, month or school year: one of them is always on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.coverage import Span
from mmep_desktop.words import _
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout


class SpanKeys(QWidget):
    """Alt and a digit chooses from anywhere on the page; ``chosen`` carries a ``Span``."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("How long a time"))
        words = {Span.DAY: _("Day"), Span.MONTH: _("Month"), Span.SCHOOL_YEAR: _("School year")}
        self._buttons: dict[Span, KeyButton] = {}
        row = FlowLayout()
        for place, span in enumerate(Span, 1):
            button = KeyButton(f"{name}_{span.value}", words[span], key=f"Alt+{place}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, span))
            self._buttons[span] = button
            row.addWidget(button)
        self.setLayout(row)

    def show_span(self, span: Span) -> None:
        """Show that *span* is on."""
        for each, button in self._buttons.items():
            button.setChecked(each is span)

    def take_focus(self) -> None:
        """Bring the focus to the one that is on."""
        shown = next(button for button in self._buttons.values() if button.isChecked())
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, span: Span, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self.show_span(span)
        self.chosen.emit(span)
