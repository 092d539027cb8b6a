"""A page of cards whose work takes long: nothing can be pressed meanwhile, and its end is told."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mmep_desktop.words import _
from ui.tasks import Progress, Result, in_background
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton
from ui.widgets.page_heading import PageHeading
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class CardsPage(QWidget):
    """Escape leads back."""

    left = Signal()

    def __init__(self, prefix: str, title: str) -> None:
        super().__init__()
        self.setObjectName(f"{prefix}_page")
        self.heading = PageHeading(f"{prefix}_heading", title)
        self.problem = ErrorPanel(f"{prefix}_problem")
        self._cards: tuple[Card, ...] = ()
        self._progress = Progress(self)
        self._back = KeyButton(f"{prefix}_back", _("Back"), key="Escape", within=self)
        self._panel = ProgressPanel(f"{prefix}_progress")
        self._told = label("", "strong", name=f"{prefix}_told")
        self._scroll = ScrollPage(f"{prefix}_scroll")
        self._back.clicked.connect(self.left)
        self._panel.cancelled.connect(self.stop)
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self.heading, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.column.insertLayout(0, top)
        for part in (self.problem, self._panel, self._told):
            self._scroll.add(part)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def add_cards(self, *cards: Card) -> None:
        """Put *cards* under each other; they are switched off while something is done."""
        self._cards = cards
        for card in cards:
            self._scroll.add(card)

    def stop(self) -> None:
        """Stop long work at its next step."""
        self._progress.cancel()

    def do(
        self, act: Callable[[], Result], done: Callable[[Result], object], *, meanwhile: str = ""
    ) -> None:
        """Do what takes long where there is much, and say *meanwhile*."""
        self.problem.clear()
        self.tell(meanwhile)
        self.set_ready(ready=False)
        in_background(self, act, done, self._fail)

    def step_by_step(self, doing: str) -> Progress:
        """Show how far what is *doing* has come, and return what the work reports to."""
        steps = self._progress = Progress(self)
        steps.moved.connect(self._panel.show_moved)
        self._panel.begin(doing)
        self._back.hide()
        return steps

    def set_ready(self, *, ready: bool) -> None:
        """Switch the cards on or off; the keys never lose their place."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)  # what is switched off loses it
        for card in self._cards:
            card.setEnabled(ready)
        if ready:
            self._panel.hide()
            self._back.show()

    def tell(self, told: str) -> None:
        """Show and speak what was done; nothing takes the words away."""
        set_words(self._told, told)
        self._told.setVisible(bool(told))
        if told:
            say(self, told)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong; a page may know a better place for it."""
        self.problem.show_failure(error)

    def _fail(self, error: Exception) -> None:
        self.set_ready(ready=True)
        self.tell("")
        self.show_failure(error)
