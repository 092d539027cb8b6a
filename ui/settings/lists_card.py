"""The door to reading a school's list in, and the day from which on a date in a list counts."""

from datetime import date

from PySide6.QtCore import Signal

from mmep_desktop.words import _
from ui.set_up.form import line_of, text_field, text_of
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.date_words import day_in_words
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_FIELD_WIDTH = 260


class ListsCard(Card):
    """``lists_asked`` when the clerk wants to read a list in; hidden from whoever may not.

    ``day_typed`` carries what a supervisor typed as the first day; others only see the day.
    """

    lists_asked = Signal()
    day_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__("settings_lists", _("Lists of schools"))
        self.body.setSpacing(SPACE_3)
        self._open = KeyButton("settings_open_imports", _("Read a school's list"), key="Alt+L")
        self._day = text_field("settings_go_live", _("First day on which everybody is asked"))
        self._keep = KeyButton("settings_keep_go_live", _("Keep this day"))
        self._means = label("", "muted", name="settings_go_live_means")
        self._lay_out()
        self._open.clicked.connect(self.lists_asked)
        self._keep.clicked.connect(self._ask_to_keep)
        line_of(self._day).returnPressed.connect(self._ask_to_keep)

    def let_change(self, *, may_change: bool) -> None:
        """Let the day be changed, or only seen."""
        self._day.setVisible(may_change)
        self._keep.setVisible(may_change)

    def show_day(self, day: date | None) -> None:
        """Show the day that is kept."""
        line_of(self._day).setText(day.isoformat() if day else "")
        set_words(self._means, _meaning(day))

    def show_kept(self, day: date) -> None:
        """Say that *day* is kept."""
        self.show_day(day)
        say(self._keep, _("Saved."))
        set_words(self._means, f"{_('Saved.')} {_meaning(day)}")

    def show_refused(self) -> None:
        """Say that what was typed is not one day."""
        self._day.show_error(_("Type one day, such as 9/1/2026."))

    def _ask_to_keep(self) -> None:
        self.day_typed.emit(text_of(self._day))

    def _lay_out(self) -> None:
        told = _(
            "Who is registered, from the school's own file. You can also drop the file on Today."
        )
        door, keep = FlowLayout(), FlowLayout()
        door.addWidget(self._open)
        keep.addWidget(self._keep)
        self.body.addLayout(door)
        self.add(label(told, "muted"))
        line_of(self._day).setMaximumWidth(_FIELD_WIDTH)
        for button in (self._open, self._keep):
            button.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.add(self._day)
        self.body.addLayout(keep)
        self.add(self._means)


def _meaning(day: date | None) -> str:
    if day is None:
        return _(
            "No day yet: it will be the one on which the first list is read. Who registered before "
            "it only stands on the school's list, and is not counted."
        )
    words = _(
        "Who registered on {day} or later, as a list says it, is counted and asked, also in the "
        "first list of a school. It holds for lists that are read from now on."
    )
    return words.format(day=day_in_words(day))
