"""People at schools and programs, in the clerk's words."""

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.programs import Program, ProgramKind, runs_of_months
from mmep_desktop.words import _
from ui.interview.language_names import language_name
from ui.widgets.card import breakable
from ui.widgets.date_words import day_in_words, month_name
from ui.widgets.text import isolated


def contact_kind_words(kind: ContactKind) -> str:
    """Return what somebody at a school is there for."""
    return {
        ContactKind.MIGRATORY_STAFF: _("Staff for migratory families"),
        ContactKind.BILINGUAL: _("Bilingual contact"),
        ContactKind.LIAISON: _("McKinney-Vento liaison"),
        ContactKind.COUNSELOR: _("Counselor"),
    }[kind]


def program_kind_words(kind: ProgramKind) -> str:
    """Return what a program is."""
    return {
        ProgramKind.EVENING: _("Evening credit recovery"),
        ProgramKind.AT_HOME: _("Kindergarten readiness at home"),
        ProgramKind.AFTER_SCHOOL: _("After-school membership"),
        ProgramKind.SUMMER: _("Full-day summer"),
        ProgramKind.EVENT: _("Back-to-school event"),
        ProgramKind.CLINIC: _("Clinic"),
    }[kind]


def column_words(column: str) -> str:
    """Return what is asked for in one *column* of a program; an unknown one is named as it is."""
    return {
        "name": _("Name"),
        "kind": _("Kind"),
        "from_age": _("From age"),
        "to_age": _("To age"),
        "grades": _("Grades"),
        "months": _("Months"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
        "hours": _("Hours"),
        "place": _("Place"),
        "phone": _("Phone"),
        "needs": _("For whom it is"),
        "ride": _("Ride"),
    }.get(column, column)


def contact_line(contact: SchoolContact) -> str:
    """Return what there is to know of somebody below the name."""
    languages = ", ".join(map(language_name, contact.languages))
    return _joined(
        contact_kind_words(contact.kind),
        isolated(contact.school) if contact.school else _("all schools"),
        languages,
        isolated(contact.phone),
        isolated(breakable(contact.email).replace("@", "@\u200b")),
    )


def program_line(program: Program) -> str:
    """Return what there is to know of a program below its name."""
    return _joined(
        program_kind_words(program.kind),
        _ages(program),
        _when(program),
        isolated(program.hours),
        isolated(program.place),
        isolated(program.phone),
        _("with a ride") if program.has_ride else "",
    )


def _ages(program: Program) -> str:
    first, last = program.from_age, program.to_age
    if first is None and last is None:
        return ""
    if last is None:
        return _("from age {age}").format(age=first)
    return _("ages {first} to {last}").format(first=first or 0, last=last)


def _when(program: Program) -> str:
    first, last = program.first_day, program.last_day
    if first and last:
        told = _("{first} to {last}")
        return told.format(first=day_in_words(first), last=day_in_words(last))
    if day := first or last:
        return day_in_words(day)
    runs = ((month_name(first), month_name(last)) for first, last in runs_of_months(program.months))
    return ", ".join(first if first == last else f"{first} – {last}" for first, last in runs)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip("\u2066\u2067\u2068\u2069"))
