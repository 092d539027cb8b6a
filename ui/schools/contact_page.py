"""Somebody at a school: name, what for, which school, languages, and how to reach her."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.screener import LANGUAGES
from mmep_desktop.errors import DeskError
from mmep_desktop.services.schools import Schools
from mmep_desktop.words import _
from ui.interview.enter_button import enter_button
from ui.interview.language_names import language_name
from ui.new_family.child_form import school_completer
from ui.schools.words import contact_kind_words
from ui.set_up.form import line_of, text_field, text_of, tiles
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.key_button import KeyButton, press_focused
from ui.widgets.keys import bind
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout
from ui.widgets.list_box import ListBox
from ui.widgets.page_heading import PageHeading
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tick_list import Row, TickList


class ContactPage(QWidget):
    """``kept`` once it is kept, ``left`` without."""

    kept = Signal()
    left = Signal()

    def __init__(self, schools: Schools) -> None:
        super().__init__()
        self.setObjectName("contact_page")
        self._schools = schools
        self._id = ""
        self._heading = PageHeading("contact_heading", _("Person at a school"))
        self._problem = ErrorPanel("contact_problem")
        self._name = text_field("contact_name", _("Name"))
        self._kind = ListBox("contact_kind")
        self._school = text_field("contact_school", _("School"), _("Empty for all schools."))
        self._kind_row = Labelled(_("What for"), self._kind)
        self._phone = text_field("contact_phone", _("Phone"))
        self._email = text_field("contact_email", _("Email"))
        rows = [Row(code, language_name(code)) for code in LANGUAGES]
        self._languages = TickList("contact_languages", _("Speaks"), rows, keys_anywhere=False)
        self._back = KeyButton("contact_back", _("Leave it"), key="Escape", within=self)
        self._save = enter_button("contact_save", _("Save"), kind="primary")
        self._scroll = ScrollPage("contact_scroll")
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self._keep)
        bind("Enter", self, self._enter, anywhere=False)

    def ask(self, contact: SchoolContact | None) -> None:
        """Ask about *contact*, or about somebody new."""
        self._id = contact.id if contact else ""
        self._problem.clear()
        self._name.clear_error()
        self._fill_lists(contact)
        schools, line = self._schools.all().schools, line_of(self._school)
        line.setCompleter(school_completer(schools, line))
        for row, text in (
            (self._name, contact.name if contact else ""),
            (self._school, contact.school if contact else ""),
            (self._phone, contact.phone if contact else ""),
            (self._email, contact.email if contact else ""),
        ):
            line_of(row).setText(text)
        self._languages.set_value(contact.languages if contact else ())
        self._scroll.verticalScrollBar().setValue(0)
        line_of(self._name).setFocus()

    def _fill_lists(self, contact: SchoolContact | None) -> None:
        self._kind.clear()
        for kind in ContactKind:
            self._kind.addItem(contact_kind_words(kind), kind.value)
        if contact:
            self._kind.setCurrentIndex(self._kind.findData(contact.kind.value))

    def _enter(self) -> None:
        """Press the button that has the focus; where none has, save."""
        press_focused(self._keep)

    def _keep(self) -> None:
        if not text_of(self._name):
            self._name.show_error(_("Type the name."))
            return
        contact = SchoolContact(
            id=self._id,
            name=text_of(self._name),
            kind=ContactKind(self._kind.currentData()),
            school=text_of(self._school),
            languages=self._languages.value(),
            phone=text_of(self._phone),
            email=text_of(self._email),
        )
        try:
            self._schools.keep_contact(contact)
        except DeskError as error:
            self._problem.show_problem(error.problem.value, error.problem.sentence)
        else:
            self.kept.emit()

    def _lay_out(self) -> None:
        card = Card("contact_card")
        card.add(tiles(self._name, self._kind_row))
        card.add(self._school)
        card.add(tiles(self._phone, self._email))
        card.add(Labelled(_("Speaks"), self._languages))
        keys = FlowLayout()
        for button in (self._back, self._save):
            keys.addWidget(button)
        card.body.addLayout(keys)
        for part in (self._heading, self._problem, card):
            self._scroll.add(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
