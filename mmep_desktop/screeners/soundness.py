"""What every pack must hold, whoever wrote it, so that the rules and the interview can use it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mmep_desktop.domain.faults import Fault
from mmep_desktop.domain.reading import DECIDING, FINISHED, KNOWN, SHARING
from mmep_desktop.domain.screener import Field, Form, Question
from mmep_desktop.screeners.definition import FILE, Definition

CRITERIA = ("age", "schooling", "child_move", "worker_move", "work")
"""The criteria the program can judge, in the order in which they are shown."""

_FORMS = {
    "moved": Form.CHOICE,
    "worked": Form.TILES,
    "household": Form.PEOPLE,
    "schooling": Form.CHOICE,
    "work_who": Form.TICKS,
    "work_done": Form.FIELDS,
    "move_when": Form.DATE,
    "move_places": Form.FIELDS,
    "move_who": Form.TICKS,
    "move_more": Form.CHOICE,
    "alone_phone": Form.FIELDS,
    "alone_shown": Form.CHOICE,
    "respondent": Form.FIELDS,
    "phones": Form.FIELDS,
    "address": Form.FIELDS,
    "languages": Form.FIELDS,
    "consent": Form.CHOICE,
}
_CHOICES = {
    "moved": DECIDING,
    "schooling": FINISHED,
    "consent": SHARING,
    "move_more": ("yes", "no"),
    "alone_shown": ("yes", "no"),
}
_INSTEAD = {
    "worked": ("none", "unsure", "declined"),
    "move_who": ("none", "unsure"),
    "work_who": ("unsure",),
}
_FIELDS = {
    "work_done": ("person", "status", "last_done"),
    "move_places": ("from_place", "to_place", "across_district"),
}
_COLUMNS = {"moved", "moves", "worked", "work", "children", "share_with_mmep"}
_CHILD_COLUMNS = {"name", "born", "moved", "finished_high_school"}
_NEVER_ASKED = ("immigration", "visa", "ssn", "social_security", "income", "citizenship")


def unsound(definition: Definition) -> Iterator[Fault]:
    """Yield what is missing in *definition* or speaks against itself."""
    if tuple(rule.id for rule in definition.rules) != CRITERIA:
        yield Fault(FILE, "rule", f"The rules are, in this order: {', '.join(CRITERIA)}.")
    known = {question.id: question for question in definition.questions}
    yield from _twice("question", (question.id for question in definition.questions))
    for id_, form in _FORMS.items():
        if id_ in known:
            yield from _misshapen(known[id_], form)
        else:
            yield Fault(FILE, "question", f"The question {id_} is missing.")
    for id_ in known.keys() - _FORMS.keys():
        yield Fault(FILE, "question", f"The interview has no place for the question {id_}.")
    if _FORMS.keys() <= known.keys():
        yield from _uncounted(definition, known)
    yield from _unfit_keys(definition)
    yield from _misled(definition.add_ons)


def _misshapen(question: Question, form: Form) -> Iterator[Fault]:
    place = f"question.{question.id}"
    if question.form is not form:
        yield Fault(FILE, place, f"This question has the form {form}.")
        return
    choices = _CHOICES.get(question.id, question.choices)
    if set(question.choices) != set(choices):
        yield Fault(FILE, place, f"The choices are: {', '.join(choices)}.")
    instead = _INSTEAD.get(question.id, question.instead)
    if set(question.instead) != set(instead):
        yield Fault(FILE, place, f"Instead of the list stand: {', '.join(instead)}.")
    keys = [field.key for field in question.fields]
    for key in _FIELDS.get(question.id, ()):
        if key not in keys:
            yield Fault(FILE, place, f"The field {key} is missing.")


def _uncounted(definition: Definition, known: dict[str, Question]) -> Iterator[Fault]:
    """Yield answers that are to count and are not offered, or would count although unsure."""
    parameters = definition.parameters
    statuses = _choices_of(known["work_done"], "status")
    for name, counting, offered in (
        ("counting_kinds", parameters.counting_kinds, known["worked"].choices),
        ("counting_workers", parameters.counting_workers, known["work_who"].choices),
        ("counting_statuses", parameters.counting_statuses, statuses),
    ):
        place = f"parameters.{name}"
        for code in sorted(counting - set(offered)):
            yield Fault(FILE, place, f"{code} is to count and is offered nowhere.")
        if "unsure" in counting:
            yield Fault(FILE, place, "An unsure answer cannot count by itself.")
    if set(_choices_of(known["move_places"], "across_district")) != set(KNOWN):
        yield Fault(FILE, "question.move_places", f"across_district is one of: {', '.join(KNOWN)}.")
    if "worker" not in known["move_who"].choices:
        yield Fault(FILE, "question.move_who", "The choice worker is missing.")


def _choices_of(question: Question, key: str) -> tuple[str, ...]:
    return next((field.choices for field in question.fields if field.key == key), ())


def _unfit_keys(definition: Definition) -> Iterator[Fault]:
    """Yield keys that stand twice, mean something else, or ask what is never asked."""
    top = (*definition.contact, *definition.add_ons)
    yield from _twice("fields", (field.key for field in top))
    yield from _twice("child_field", (field.key for field in definition.child_fields))
    yield from _taken(top, _COLUMNS)
    yield from _taken(definition.child_fields, _CHILD_COLUMNS)
    for field in (*top, *definition.child_fields):
        if any(word in field.key.lower() for word in _NEVER_ASKED):
            yield Fault(FILE, field.key, "This is never asked.")


def _misled(add_ons: tuple[Field, ...]) -> Iterator[Fault]:
    """Yield add-ons that are asked after one that is not asked before them, or answered so."""
    before: dict[str, tuple[str, ...]] = {}
    for field in add_ons:
        after = field.after
        if after is not None and not set(after.choices) <= set(before.get(after.key, ())):
            yield Fault(FILE, f"add_on.{field.key}", "No add-on before it is answered so.")
        before[field.key] = field.choices


def _taken(fields: Iterable[Field], columns: set[str]) -> Iterator[Fault]:
    for field in fields:
        if field.key in columns:
            yield Fault(FILE, field.key, "This key belongs to an answer of its own.")


def _twice(place: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(FILE, place, f"{key} stands here {times} times.")
