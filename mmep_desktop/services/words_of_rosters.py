"""What a school's list holds, why a row was not read and what came of it, in a clerk's words."""

from collections.abc import Iterator

from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.roster import DateOrder, Field, Layout, Reason
from mmep_desktop.domain.rostering import Arrival, Report
from mmep_desktop.domain.sheets import Cell, Sheet
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


def arrival_in_words(arrival: Arrival) -> str:
    """Return what some of a list's students came to."""
    return _(_ARRIVALS[arrival])


def sheets_of(report: Report) -> tuple[Sheet, ...]:
    """Return *report* as the sheets of a workbook; no student is named in it."""
    return (
        Sheet(_("Summary"), (_("What"), _("How many")), tuple(_summary(report))),
        Sheet(
            _("Rows not read"),
            (_("Row"), _("Why")),
            tuple((each.row, reason_in_words(each.reason)) for each in report.refused),
        ),
    )


def _summary(report: Report) -> Iterator[tuple[Cell, ...]]:
    yield _("File"), layout_in_words(report.file.layout)
    for arrival in Arrival:
        yield arrival_in_words(arrival), report.counts.get(arrival, 0)
    yield _("Rows not read"), len(report.refused)
    yield _("Kept"), _("yes") if report.is_kept else _("no, nothing was changed")


_REASONS = {
    Reason.NO_NAME: mark("There is no name."),
    Reason.NO_ID: mark("There is no id."),
    Reason.ID_TWICE: mark("The same id stands in a row above."),
    Reason.ROW_TWICE: mark("The same child stands in a row above."),
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

_ARRIVALS = {
    Arrival.BASELINE: mark("There before this center began to ask"),
    Arrival.REGISTERED: mark("Registered, to be asked"),
    Arrival.SAME: mark("Nothing new"),
    Arrival.CHANGED: mark("Something changed"),
    Arrival.RETURNED: mark("Came back, to be asked again"),
    Arrival.WITHDRAWN: mark("Left; the record stays"),
}
