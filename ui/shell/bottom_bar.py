"""The bar at the bottom: what is saved, the last backup, which screener asks, DRAFT."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.measures import SPACE_4, SPACE_5
from ui.widgets.saved_state import SavedState
from ui.widgets.text import ElidedLabel

HEIGHT = 32


class BottomBar(QFrame):
    """Small facts that are always in the same place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self._narrowed = False
        self.saved = SavedState("saved_state")
        self._backup = ElidedLabel("", "small")
        self._screener = ElidedLabel("", "small")
        self._screener.setObjectName("screener_version")
        self._draft = ElidedLabel("", "draft")
        self._draft.setObjectName("draft_mark")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_4 + 4, 0, SPACE_4 + 4, 0)
        layout.setSpacing(SPACE_5)
        for part in (self.saved, self._backup, self._screener):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._draft)

    def show_backup(self, words: str) -> None:
        """Show when the last backup was made, in words."""
        self._backup.setText(words)
        self._fit()

    def show_screener(self, words: str, draft: str) -> None:
        """Show which screener asks, and in amber the *draft* mark when it is one."""
        self._screener.setText(words)
        self._draft.setText(draft)
        self._fit()

    def narrow(self, *, narrowed: bool) -> None:
        """Keep the saved state and the draft mark."""
        self._narrowed = narrowed
        self._fit()

    def _fit(self) -> None:
        """Leave no gap for what there is nothing to say of."""
        for part in (self._backup, self._screener):
            part.setVisible(bool(part.text()) and not self._narrowed)
        self._draft.setVisible(bool(self._draft.text()))
