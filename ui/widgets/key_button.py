"""A button that shows the key that presses it: Next [Enter]."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.theme.measures import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.faced_button import FacedButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.keys import KeyCap, bind
from ui.widgets.text import label, restyle, set_words

_ICON = 20
_TOP = 6


class KeyButton(FacedButton):
    """A plain, primary or quiet button; *second* is the family's word for the same thing.

    The *key* presses it from anywhere in the window; with *within*, only while the focus is in
    that part. ``clicked`` is Qt's own signal.
    """

    wraps = False
    listens = True

    def __init__(
        self,
        name: str,
        text: str,
        *,
        key: str = "",
        kind: str = "plain",
        second: str = "",
        icon: str = "",
        within: QWidget | None = None,
    ) -> None:
        super().__init__(name, text)
        self.setProperty("kind", kind)
        self._words = label(text, "button", wraps=self.wraps)
        self._second = label("", "button_second", wraps=False)
        self.set_face(self._make_face(key, icon))
        self.set_words(text, second)
        if key and self.listens:
            bind(key, within or self, self.click, anywhere=within is None)

    def set_words(self, text: str, second: str = "") -> None:
        """Show other words; *second* is left out when it says the same."""
        set_words(self._words, text)
        set_words(self._second, f"\u00b7 {second}")
        self._second.setVisible(second not in {"", text})
        self.setAccessibleName(text if second in {"", text} else f"{text}, {second}")

    def words(self) -> str:
        """Give the clerk's words on the button."""
        return self._words.text()

    def set_kind(self, kind: str) -> None:
        """Become ``primary``, ``plain`` or ``quiet``."""
        self.setProperty("kind", kind)
        restyle(self)

    def _make_face(self, key: str, icon: str) -> QHBoxLayout:
        face = QHBoxLayout()
        # A quiet button has no outline that words would need to keep away from.
        side = SPACE_2 if self.property("kind") == "quiet" else SPACE_4
        face.setContentsMargins(side, _TOP, min(side, SPACE_2 + _TOP // 2) if key else side, _TOP)
        face.setSpacing(SPACE_2)
        if icon:
            face.addWidget(IconMark.of(icon, _ICON))
        words = QHBoxLayout()
        words.setSpacing(SPACE_1)
        words.addWidget(self._words)
        words.addWidget(self._second)
        face.addLayout(words, int(self.wraps))
        face.addStretch(int(not self.wraps))
        if key:
            face.addWidget(KeyCap(key))
        return face


class DeafButton(KeyButton):
    """Shows a key that somebody else listens to."""

    listens = False


class WideButton(KeyButton):
    """Fills the width it is given; long words take a second line."""

    wraps = True
    fills_its_row = True


def press_focused(otherwise: Callable[[], object]) -> None:
    """Press the button that has the focus; where none has, do *otherwise*: what Enter does."""
    focused = QApplication.focusWidget()
    if isinstance(focused, KeyButton) and focused.isVisible():
        focused.click()
    else:
        otherwise()
