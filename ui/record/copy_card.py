"""A copy of everything held, for the parents or a student: on paper, or as a file in clear."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.registration import Registration
from mmep_desktop.words import _
from ui.record.recipient_form import RecipientForm
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words


@dataclass(frozen=True, slots=True)
class WantedCopy:
    """Who gets a copy; *student* is a registration id, empty for the parents."""

    recipient: Recipient
    student: str


class CopyCard(Card):
    """Each signal carries a ``WantedCopy``; saving asks once more, for the file is in clear."""

    print_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("copy_card", _("Copy of everything"))
        told = _(
            "All that is held about this family, for the parents or for a student of 14 or older "
            "or in grade 9 or above. What a young person answered alone is in it only for that "
            "person, or if he or she agreed."
        )
        self._reader = ListBox("copy_reader")
        self._form = RecipientForm("copy", whole=False)
        self._done = label("", "strong", name="copy_done")
        self._done.hide()
        self._print = KeyButton("copy_print", _("Look at it and print"))
        self._save = KeyButton("copy_save", _("Save as a file"))
        self._warning = label("", "strong", name="copy_warning")
        self._in_clear = KeyButton("copy_save_in_clear", _("Save it readable for anybody"))
        self._do_not = KeyButton("copy_do_not_save", _("Do not save"))
        self._keys = _row(self._print, self._save)
        self._sure = _row(self._do_not, self._in_clear)
        self.add(label(told, "muted"))
        self.add(Labelled(_("For whom"), self._reader))
        for part in (self._form, self._done, self._keys, self._warning, self._sure):
            self.add(part)
        self._print.clicked.connect(self._ask_print)
        self._save.clicked.connect(self._warn)
        self._in_clear.clicked.connect(self._ask_save)
        self._do_not.clicked.connect(self._unwarn)
        self._unwarn()

    def show_children(self, children: tuple[Registration, ...]) -> None:
        """Offer the parents, or one of *children*."""
        self._reader.clear()
        self._reader.addItem(_("Parents or guardians"), "")
        for child in children:
            name = isolated(child.name.used or child.name.first or child.name.shown)
            words = _("{child}, the student")
            self._reader.addItem(words.format(child=name), child.id)
        self._form.show_recipient(Recipient(""))
        self._unwarn()
        self._done.hide()

    def show_done(self, sentence: str) -> None:
        """Say that the copy was saved."""
        self._unwarn()
        set_words(self._done, sentence)
        self._done.show()
        say(self._done, sentence)

    def _wanted(self) -> WantedCopy | None:
        recipient = self._form.given()
        return None if recipient is None else WantedCopy(recipient, self._reader.currentData())

    def _ask_print(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.print_asked.emit(wanted)

    def _warn(self) -> None:
        """Ask once more, and say what a file means."""
        if self._wanted() is None:
            return
        self._done.hide()
        sentence = _(
            "The file is not encrypted. Whoever opens it can read all of it, and the desk cannot "
            "take it back. Save it only where it is safe, and nowhere near a cloud."
        )
        set_words(self._warning, sentence)
        for part in (self._warning, self._sure):
            part.show()
        self._keys.hide()
        self._do_not.setFocus()
        say(self._warning, sentence)

    def _unwarn(self) -> None:
        had_focus = self._sure.isVisible()
        for part in (self._warning, self._sure):
            part.hide()
        self._keys.show()
        if had_focus:
            self._save.setFocus()

    def _ask_save(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.save_asked.emit(wanted)


def _row(*buttons: KeyButton) -> QWidget:
    held = QWidget()
    row = FlowLayout()
    for button in buttons:
        button.setAutoDefault(True)
        row.addWidget(button)
    held.setLayout(row)
    return held
