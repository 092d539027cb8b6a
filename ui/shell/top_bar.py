"""The bar at the top: where we are, the find box, who is at the desk, Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from mmep_desktop.words import _
from ui.lock.countdown import Countdown
from ui.theme.measures import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5
from ui.widgets.key_button import DeafButton
from ui.widgets.keys import KeyCap, bind
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel

HEIGHT = 52
_FIND_WIDTH = 460
_FIND_NARROWEST = 140
_PERSON_WIDTH = 180
_ROOM_OF_KEY = SPACE_5 * 3


class TopBar(QFrame):
    """Center and desk, find (Ctrl+F), the person who unlocked, Lock (Ctrl+L)."""

    find_changed = Signal(str)
    find_entered = Signal(str)
    lock_asked = Signal()

    def __init__(self, name: str, center: str, desk: str, person: str, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self._narrowed = False
        self._center = ElidedLabel(center, "center")
        self._center.setObjectName("center_name")
        self._desk = ElidedLabel(desk, "muted")
        self._person = ElidedLabel(person, "muted")
        self._person.setObjectName("unlocked_person")
        self._person.setMaximumWidth(_PERSON_WIDTH)
        self.countdown = Countdown()
        self._practice = Pill(_("PRACTICE"), "amber", name="practice_mark")
        if not practice:
            self._practice.hide()  # never shown here: without a parent it would be a window
        self.find_box = FindBox()
        self.find_box.textChanged.connect(self.find_changed)
        self.find_box.returnPressed.connect(self._enter_find)
        self._lock = DeafButton("lock", _("Lock"), key="Ctrl+L")
        self._lock.clicked.connect(self._ask_lock)
        bind("Ctrl+F", self, self.focus_find)
        self._lay_out()
        self._fit()

    def show_center(self, center: str, desk: str) -> None:
        """Show the names of center and desk."""
        self._center.setText(center)
        self._desk.setText(desk)
        self._fit()

    def show_left(self, seconds: int | None) -> None:
        """Show that the desk locks in so many *seconds*, or nothing."""
        self.countdown.show_left(seconds)
        self._fit()

    def narrow(self, *, narrowed: bool) -> None:
        """Keep find and Lock, and let go of what can be known otherwise."""
        self._narrowed = narrowed
        self.countdown.narrow(narrowed=narrowed)
        self._fit()
        self._center.setMaximumWidth(150 if narrowed else 320)

    def focus_find(self) -> None:
        """Bring the cursor to the find box, its text chosen."""
        self.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_box.selectAll()

    def _fit(self) -> None:
        """Leave no gap for what is not known yet."""
        is_squeezed = self._narrowed and not self.countdown.isHidden()
        self._center.setVisible(bool(self._center.text()) and not is_squeezed)
        for part in (self._desk, self._person):
            part.setVisible(bool(part.text()) and not self._narrowed)

    def _enter_find(self) -> None:
        self.find_entered.emit(self.find_box.text())

    def _ask_lock(self) -> None:
        self.lock_asked.emit()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4 + SPACE_2 // 2, 0, SPACE_4 + SPACE_2 // 2, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._center)
        layout.addWidget(self._desk)
        layout.addWidget(self._practice)
        layout.addSpacing(SPACE_2)
        layout.addWidget(self.find_box, 4)
        layout.addStretch(1)
        layout.addWidget(self.countdown)
        layout.addWidget(self._person)
        layout.addWidget(self._lock)


class FindBox(QLineEdit):
    """Finds a family from any page; Escape empties it and leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find")
        self.setAccessibleName(_("Find a child, parent, phone or number"))
        self.setMinimumWidth(_FIND_NARROWEST)
        self.setMaximumWidth(_FIND_WIDTH)
        cap = KeyCap("Ctrl+F")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(SPACE_3, 0, SPACE_2, 0)
        inside.addStretch(1)
        inside.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(0, 0, _ROOM_OF_KEY, 0)
        self._show_prompt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask in as many words as there is room for."""
        super().resizeEvent(event)
        self._show_prompt()

    def _show_prompt(self) -> None:
        whole, short = _("Find a child, parent, phone or number"), _("Find")
        room = self.width() - _ROOM_OF_KEY - 2 * SPACE_3 - 2 * SPACE_1
        fits = self.fontMetrics().horizontalAdvance(whole) <= room
        self.setPlaceholderText(whole if fits else short)
