"""What a school's file is and what came of it, as the page says it."""

from mmep_desktop.domain.dates import BadDate, read_date
from mmep_desktop.domain.roster import Student
from mmep_desktop.domain.rostering import Report
from mmep_desktop.services.importing import Looked
from mmep_desktop.services.words_of_rosters import layout_in_words
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def rows_words(count: int) -> str:
    """Return how many rows."""
    return ngettext("{count} row", "{count} rows", count).format(count=f"{count:,}")


def file_words(looked: Looked) -> str:
    """Return what kind of file it is, of whom, and how long."""
    file = looked.sample.file
    whole = _("the whole list") if file.is_bulk else _("changes only")
    return " · ".join((layout_in_words(file.layout), whole, rows_words(file.rows)))


def meaning_words(looked: Looked) -> str:
    """Return what reading the file in will do."""
    if looked.read_before is not None:
        words = _("This file was read before, on {day}. Reading it again changes nothing.")
        return words.format(day=day_in_words(looked.read_before.astimezone().date()))
    if looked.is_baseline:
        words = _(
            "This is the first whole list from this school. Its children can be found, but they "
            "are not counted as registered, unless they registered on {day} or later."
        )
        return words.format(day=day_in_words(looked.go_live))
    return _("Children who are new in this list are registered, and their families will be asked.")


def student_words(student: Student) -> str:
    """Return what will be read of one student, besides the name."""
    guardians = [
        f"{guardian.name} ({guardian.relation})" if guardian.relation else guardian.name
        for guardian in student.guardians
    ]
    told = (
        _("born {day}").format(day=_born(student.born)) if student.born else "",
        _("grade {grade}").format(grade=student.grade) if student.grade else "",
        student.school,
        _("local id {id}").format(id=isolated(student.local_id)) if student.local_id else "",
        _("state id {id}").format(id=isolated(student.state_id)) if student.state_id else "",
        _("registered {day}").format(day=day_in_words(student.registered_on))
        if student.registered_on
        else "",
        isolated(student.phone) if student.phone else "",
        student.address,
        student.language,
        _("guardians: {names}").format(names=", ".join(guardians)) if guardians else "",
        _("has left") if student.is_withdrawn else "",
    )
    return " · ".join(part for part in told if part)


def outcome_words(report: Report) -> str:
    """Return what came of the list, in one sentence."""
    if not report.is_kept:
        words = ngettext(
            "{count} row cannot be read, so nothing was kept.",
            "{count} rows cannot be read, so nothing was kept.",
            len(report.refused),
        )
        return words.format(count=f"{len(report.refused):,}")
    if report.registered:
        words = ngettext(
            "Read in. {count} family is to be asked.",
            "Read in. {count} families are to be asked.",
            report.registered,
        )
        return words.format(count=f"{report.registered:,}")
    return _("Read in. Nobody new is to be asked.")


def _born(born: str) -> str:
    try:
        return day_in_words(read_date(born, None).earliest)
    except BadDate:
        return born
