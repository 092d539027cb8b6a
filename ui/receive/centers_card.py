"""A center whose files wait: its eight words are compared by phone before anything is opened."""

from PySide6.QtCore import Qt, Signal

from mmep_desktop.domain.partner_keys import PublicKeys
from mmep_desktop.services.receiving import UnknownCenter
from mmep_desktop.words import _, ngettext
from ui.recovery.shown import ShownKey
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import isolated, label, set_words


class CentersCard(Card):
    """``confirmed`` carries the keys whose words were the same on the phone."""

    confirmed = Signal(object)

    def __init__(self) -> None:
        super().__init__("receive_center", _("A center that is not known yet"))
        self._keys: PublicKeys | None = None
        self._name = label("", "strong", name="receive_center_name")
        self._files = label("", "muted", name="receive_center_files")
        self._words = ShownKey("receive_center_words", _("The eight words of its key"))
        self._how = label("", "muted", name="receive_center_how")
        self._same = KeyButton("receive_center_same", _("All eight are the same"), key="Alt+W")
        ways = FlowLayout()
        ways.addWidget(self._same)
        for part in (self._name, self._files, self._words):
            self.add(part)
        self.add(self._how)
        self.body.addLayout(ways)
        self._same.clicked.connect(self._confirm)
        self.hide()

    def show_center(self, center: UnknownCenter | None) -> None:
        """Show the first center that waits, or nothing."""
        self._keys = center.keys if center is not None else None
        self.setVisible(center is not None)
        if center is None:
            self._words.clear()
            return
        place = _("{name} (district {district}, desk {desk})")
        keys = center.keys
        set_words(
            self._name,
            place.format(
                name=isolated(keys.name), district=isolated(keys.district), desk=keys.desk
            ),
        )
        set_words(self._how, _how_changed() if center.has_changed else _how_new())
        self._same.setVisible(not center.has_changed)
        files = ngettext("{count} file waits.", "{count} files wait.", center.files)
        set_words(self._files, files.format(count=center.files))
        self._words.show_key("-".join(center.words))

    def take_focus(self) -> None:
        """Bring the focus to the answer."""
        if self._same.isVisibleTo(self):
            self._same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        if self._keys is not None:
            self.confirmed.emit(self._keys)


def _how_new() -> str:
    return _(
        "Call the center at the number that you know, not at one out of a mail. Let them read "
        "the eight words of their key, under Settings. Only if all eight are the same did the "
        "file come from them."
    )


def _how_changed() -> str:
    return _(
        "You rely on another key of this center, so this file may come from somebody else. Call "
        "the center. If it has a new key, ask for its file: two supervisors confirm it under "
        "Settings, Keys between offices, and what waits here is opened then."
    )
