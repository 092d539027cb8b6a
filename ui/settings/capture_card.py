"""Whether pictures of the screen may show the desk, until the program ends."""

from functools import partial

from mmep_desktop.words import _
from ui.capture import OutOfPictures, out_of_pictures
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label


class CaptureCard(Card):
    """Two buttons, the one in force pressed in; hidden where the system cannot be asked."""

    def __init__(self) -> None:
        super().__init__("settings_capture", _("Pictures of the screen"))
        self._buttons = {
            True: KeyButton("settings_capture_out", _("Keep the desk out")),
            False: KeyButton("settings_capture_in", _("Allow until the program is closed")),
        }
        row = FlowLayout()
        for keeps, button in self._buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, keeps))
            row.addWidget(button)
        self.body.addLayout(row)
        told = _(
            "Screenshots, recordings and screen sharing show nothing of the desk. Allow them only "
            "while a technician helps from afar; the next start keeps the desk out again."
        )
        self.add(label(told, "muted"))
        self.hide()

    def show_capture(self) -> None:
        """Show what is in force, where there is something to switch."""
        kept = out_of_pictures()
        self.setVisible(kept is not None and kept.works)
        if kept is not None:
            self._show(kept)

    def _show(self, kept: OutOfPictures) -> None:
        for keeps, button in self._buttons.items():
            button.setChecked(keeps is kept.is_drawn)

    def _choose(self, keeps: bool, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        kept = out_of_pictures()
        if kept is not None:
            kept.keep_out(keeps=keeps)
            self._show(kept)
