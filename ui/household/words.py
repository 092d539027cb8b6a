"""What families have in common, and who the children are, in the clerk's words."""

from collections.abc import Iterable

from mmep_desktop.domain.households import Shared
from mmep_desktop.domain.registration import Registration
from mmep_desktop.words import _
from ui.today.grades import grade_shown
from ui.widgets.date_words import edtf_in_words
from ui.widgets.text import isolated


def reasons_in_words(reasons: Iterable[Shared]) -> str:
    """Return what two families share, the strongest first."""
    words = {
        Shared.GUARDIAN: _("the same guardian"),
        Shared.PHONE: _("the same phone number"),
        Shared.ADDRESS: _("the same address"),
        Shared.SURNAME: _("a surname in common"),
    }
    shared = frozenset(reasons)
    return ", ".join(said for reason, said in words.items() if reason in shared)


def child_in_words(child: Registration) -> str:
    """Return one child as a list tells of it: name, birth date, school and grade."""
    born = _("born {day}").format(day=edtf_in_words(child.born, None)) if child.born else ""
    grade = grade_shown(child.grade) if child.grade else ""
    about = (isolated(child.name.listed), born, isolated(child.school), grade)
    return " · ".join(part for part in about if part.strip("\u2068\u2069"))


def entry_in_words(entry: Registration) -> str:
    """Return an entry of the list with what tells it from another one of the same child."""
    phone, local_id = isolated(entry.phone), isolated(entry.local_id)
    about = (
        child_in_words(entry),
        _("phone {phone}").format(phone=phone) if entry.phone else "",
        _("local id {id}").format(id=local_id) if entry.local_id else "",
    )
    return " · ".join(filter(None, about))


def names_in_words(children: Iterable[Registration]) -> str:
    """Return the names of *children*, as they are spoken."""
    return ", ".join(isolated(child.name.shown) for child in children)
