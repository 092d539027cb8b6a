"""The cards of the set-up that ask about the center, and what is needed of each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from mmep_desktop.domain.center import MmepContact, School
from mmep_desktop.domain.district import District, district_meant
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
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.text import label

_CODE_LENGTH = 8


class DistrictCard(Card):
    """District and desk: both are part of every number that a family is given."""

    def __init__(self, districts: tuple[District, ...]) -> None:
        super().__init__("set_up_district_card", _("District and desk"))
        self._districts = districts
        self.body.setSpacing(SPACE_3)
        self._district = text_field("set_up_district", _("District"))
        hint = _("Eight digits from the state. Known districts fill it in.")
        self._code = text_field("set_up_district_code", _("District code"))
        self._desk = text_field("set_up_desk", _("Letter of this desk"))
        self.add(tiles(self._district, self._code, self._desk, columns=3))
        self.add(label(hint, "muted"))
        field = line_of(self._district)
        field.setCompleter(_names_of(districts, field))
        field.textChanged.connect(self._fill_code)

    @property
    def given(self) -> tuple[str, str, str]:
        """The district's code, its name and the desk's letter."""
        meant = district_meant(text_of(self._district), self._districts)
        name = meant.name if meant else text_of(self._district)
        return text_of(self._code), name, text_of(self._desk).upper()

    def show_first_fault(self) -> bool:
        """Show what is missing; False when nothing is."""
        code, name, desk = self.given
        if not name:
            self._district.show_error(_("Type the district that this center belongs to."))
        elif not (code.isascii() and code.isdigit() and len(code) == _CODE_LENGTH):
            self._code.show_error(_("Type the eight digits of the district's code."))
        elif not (desk.isascii() and desk.isalpha() and len(desk) == 1):
            self._desk.show_error(_("Type one letter, A to Z. Each desk has its own."))
        else:
            return False
        return True

    def focus_first(self) -> None:
        """Bring the focus to the district."""
        self._district.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_code(self, text: str) -> None:
        meant = district_meant(text, self._districts)
        if meant is not None:
            line_of(self._code).setText(meant.code)


class CenterCard(Card):
    """The center's name, phone and schools."""

    def __init__(self) -> None:
        super().__init__("set_up_center_card", _("Registration center"))
        self.body.setSpacing(SPACE_3)
        self._name = text_field("set_up_center_name", _("Name"))
        self._phone = text_field("set_up_center_phone", _("Phone"))
        self._schools = schools_field("set_up_schools")
        self.add(tiles(self._name, self._phone))
        self.add(self._schools)

    @property
    def given(self) -> tuple[str, str, tuple[School, ...]]:
        """The center's name, phone and schools."""
        return text_of(self._name), text_of(self._phone), schools_of(self._schools)

    def show_first_fault(self) -> bool:
        """Show what is missing; False when nothing is."""
        name, phone, _schools = self.given
        if not name:
            self._name.show_error(_("Type the name that families know the center by."))
        elif not phone:
            self._phone.show_error(_("Type the center's phone: the family's page prints it."))
        return not (name and phone)


class OfficeCard(Card):
    """MMEP's own office, in the place of district and center."""

    def __init__(self) -> None:
        super().__init__("set_up_office_card", _("MMEP's office"))
        self._name = text_field("set_up_office_name", _("Name"))
        self._phone = text_field("set_up_office_phone", _("Phone"))
        told = _(
            "This computer opens what registration centers send to MMEP, and answers them. It asks "
            "no families."
        )
        self.add(label(told, "muted"))
        self.add(tiles(self._name, self._phone))

    @property
    def given(self) -> tuple[str, str]:
        """The office's name and phone."""
        return text_of(self._name), text_of(self._phone)

    def show_first_fault(self) -> bool:
        """Show what is missing; False when nothing is."""
        name, phone = self.given
        if not name:
            self._name.show_error(_("Type the name that centers know the office by."))
        elif not phone:
            self._phone.show_error(_("Type the phone at which centers reach the office."))
        return not (name and phone)

    def focus_first(self) -> None:
        """Bring the focus to the name."""
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)


class MmepCard(Card):
    """Whom MMEP told the center to call; it may stay empty and is never made up."""

    def __init__(self) -> None:
        super().__init__("set_up_mmep_card", _("Contact at MMEP"))
        self.body.setSpacing(SPACE_3)
        self._name = text_field("set_up_mmep_name", _("Name"))
        self._phone = text_field("set_up_mmep_phone", _("Phone"))
        self._email = text_field("set_up_mmep_email", _("Email"))
        self.add(label(mmep_words(), "muted", name="set_up_mmep_words"))
        self.add(tiles(self._name, self._phone, self._email, columns=3))

    @property
    def given(self) -> MmepContact:
        """The contact, empty as it may be."""
        return MmepContact(text_of(self._name), text_of(self._phone), text_of(self._email))


def _names_of(districts: tuple[District, ...], parent: QWidget) -> QCompleter:
    completer = QCompleter([district.name for district in districts], parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
