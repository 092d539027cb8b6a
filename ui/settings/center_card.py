"""What the set-up asked about the center, to be changed later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from mmep_desktop.domain.center import Center, MmepContact, School
from mmep_desktop.words import _
from ui.set_up.form import (
    line_of,
    mmep_words,
    schools_field,
    schools_of,
    text_field,
    text_of,
    tiles,
)
from ui.set_up.school_lines import school_lines
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import isolated, label, set_words


class CenterCard(Card):
    """Name, phone, schools and the contact at MMEP; ``saving_asked`` once nothing is missing."""

    saving_asked = Signal()

    def __init__(self) -> None:
        super().__init__("settings_center", _("Registration center"))
        self.body.setSpacing(SPACE_3)
        self._number = label("", "muted", name="settings_center_number")
        self._name = text_field("settings_center_name", _("Name"))
        self._phone = text_field("settings_center_phone", _("Phone"))
        self._schools = schools_field("settings_schools")
        self._mmep_name = text_field("settings_mmep_name", _("Name"))
        self._mmep_phone = text_field("settings_mmep_phone", _("Phone"))
        self._mmep_email = text_field("settings_mmep_email", _("Email"))
        self._save = KeyButton("settings_save", _("Save"), key="Ctrl+S", kind="primary")
        self._saved = label("", "muted", name="settings_saved", wraps=False)
        self._lay_out()
        self._save.clicked.connect(self._check)

    @property
    def given(self) -> tuple[str, str, MmepContact, tuple[School, ...]]:
        """What was typed: name, phone, contact at MMEP, schools."""
        mmep = MmepContact(
            text_of(self._mmep_name), text_of(self._mmep_phone), text_of(self._mmep_email)
        )
        return text_of(self._name), text_of(self._phone), mmep, schools_of(self._schools)

    def show_center(self, center: Center) -> None:
        """Fill the fields with what is kept."""
        told = _(
            "{district} {code}, desk {desk}. Every number given out carries them, so they stay."
        )
        code = isolated(center.district_code)
        set_words(self._number, told.format(district=center.district, code=code, desk=center.desk))
        for row, text in (
            (self._name, center.name),
            (self._phone, center.phone),
            (self._mmep_name, center.mmep.name),
            (self._mmep_phone, center.mmep.phone),
            (self._mmep_email, center.mmep.email),
        ):
            line_of(row).setText(text)
        if isinstance(self._schools.field, QPlainTextEdit):
            self._schools.field.setPlainText(school_lines(center.schools))
        set_words(self._saved, "")

    def show_saved(self) -> None:
        """Say that it is kept."""
        set_words(self._saved, _("Saved."))
        say(self._save, self._saved.text())

    def _check(self) -> None:
        name, phone, _mmep, _schools = self.given
        set_words(self._saved, "")
        if not name:
            self._name.show_error(_("Type the name that families know the center by."))
        elif not phone:
            self._phone.show_error(_("Type the center's phone: the family's page prints it."))
        else:
            self.saving_asked.emit()

    def _lay_out(self) -> None:
        self.add(self._number)
        self.add(tiles(self._name, self._phone))
        self.add(self._schools)
        self.add(label(_("Contact at MMEP"), "heading"))
        self.add(label(mmep_words(), "muted"))
        self.add(tiles(self._mmep_name, self._mmep_phone, self._mmep_email, columns=3))
        row = FlowLayout()
        row.addWidget(self._save)
        row.addWidget(self._saved)
        self.body.addLayout(row)
