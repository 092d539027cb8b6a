"""Why a row of a school's file was not read, and what its columns hold, in a clerk's words."""

from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.roster import DateOrder, Field, Layout, Reason
from mmep_desktop.words import _


def reason_in_words(reason: Reason) -> str:
    """Return why a row was not read, as a sentence."""
    return _(_REASONS[reason])


def field_in_words(field: Field) -> str:
    """Return what a column holds."""
    return _(_FIELDS[field])


def order_in_words(order: DateOrder) -> str:
    """Return in which order days are written."""
    return _(_ORDERS[order])


def layout_in_words(layout: Layout) -> str:
    """Return what kind of file it is."""
    return _(_LAYOUTS[layout])


_REASONS = {
    Reason.NO_NAME: mark("There is no name."),
    Reason.NO_ID: mark("There is no id."),
    Reason.ID_TWICE: mark("The same id stands in a row above."),
    Reason.BAD_BIRTH_DATE: mark("The birth date cannot be read."),
    Reason.FUTURE_BIRTH_DATE: mark("The birth date has not come yet."),
    Reason.BAD_REGISTRATION_DATE: mark("The registration date cannot be read."),
    Reason.TOO_LONG: mark("A cell is too long."),
    Reason.TOO_MANY_CELLS: mark("There are more cells than headings."),
    Reason.QUOTES_NOT_CLOSED: mark("A quotation mark is not closed."),
    Reason.IS_FORMULA: mark("A cell holds a formula and no text."),
}

_FIELDS = {
    Field.FULL_NAME: mark("Whole name"),
    Field.FIRST: mark("First name"),
    Field.MIDDLE: mark("Middle name"),
    Field.LAST: mark("Last names"),
    Field.SUFFIX: mark("Suffix"),
    Field.USED: mark("Name used"),
    Field.BORN: mark("Birth date"),
    Field.LOCAL_ID: mark("Local id"),
    Field.STATE_ID: mark("State id"),
    Field.SCHOOL: mark("School"),
    Field.GRADE: mark("Grade"),
    Field.REGISTERED_ON: mark("Registration date"),
    Field.STATUS: mark("Enrollment status"),
    Field.PHONE: mark("Phone"),
    Field.ADDRESS: mark("Address"),
    Field.TOWN: mark("Town"),
    Field.LANGUAGE: mark("Home language"),
    Field.GUARDIAN_NAME: mark("First guardian"),
    Field.GUARDIAN_RELATION: mark("First guardian is"),
    Field.GUARDIAN_PHONE: mark("First guardian's phone"),
    Field.GUARDIAN_2_NAME: mark("Second guardian"),
    Field.GUARDIAN_2_RELATION: mark("Second guardian is"),
    Field.GUARDIAN_2_PHONE: mark("Second guardian's phone"),
}

_ORDERS = {
    DateOrder.YEAR_FIRST: mark("Year, month, day"),
    DateOrder.MONTH_FIRST: mark("Month, day, year"),
    DateOrder.DAY_FIRST: mark("Day, month, year"),
}

_LAYOUTS = {
    Layout.ONEROSTER: mark("OneRoster zip"),
    Layout.SASID: mark("SASID request"),
    Layout.ASPEN: mark("Aspen export"),
    Layout.COLUMNS: mark("Table with columns to choose"),
}
