"""From replies to facts: the answers object of the contract, made of what the interview holds.

The rules read only this object, so that a screening done at the desk and one handed to the
``evaluate`` command go through the same door.
"""

from collections.abc import Iterator

from mmep_desktop.domain.add_ons import told_in
from mmep_desktop.domain.replies import Dated, Filled, Person
from mmep_desktop.domain.steps import Asking, workers_of

Plain = dict[str, object]
"""One object of the contract, ready to be written as JSON."""


def answers_object(asking: Asking) -> Plain:
    """Return the answers object (its keys are the contract's) that these replies amount to.

    Whatever was not asked, passed over or not known is left open, never turned into a no.
    """
    answers: Plain = {
        "moved": asking.chosen("moved") or "unsure",
        "children": [_child(asking, row) for row in range(len(asking.people))],
        "share_with_mmep": asking.chosen("consent") or "later",
    }
    if answers["moved"] != "no" or not asking.screener.parameters.both_needed:
        answers["worked"] = _worked(asking)
    if answers["moved"] == "yes":
        answers["moves"] = [_move(asking, number) for number in range(_moves_told(asking))]
    if asking.kinds:
        answers["work"] = [row for kind in asking.kinds for row in _jobs(asking, kind)]
    return answers | contact_of(asking) | _add_ons(asking)


def contact_of(asking: Asking) -> Plain:
    """Return the contact fields that were filled, by the pack's keys."""
    known = {field.key for field in asking.screener.contact}
    return {
        key: value
        for reply in asking.draft.values()
        if isinstance(reply, Filled)
        for key, value in reply.fields.items()
        if key in known and value
    }


def _add_ons(asking: Asking) -> Plain:
    """Return what was answered to the add-ons, by the pack's keys."""
    known = {field.key for field in asking.screener.add_ons}
    return {key: code for key, code in told_in(asking.draft).items() if key in known}


def _worked(asking: Asking) -> str:
    if asking.kinds:
        return "yes"
    return {"none": "no", "declined": "declined"}.get(asking.chosen("worked"), "unsure")


def _child(asking: Asking, row: int) -> Plain:
    person = asking.people[row]
    child: Plain = {
        "name": dict(person.name.parts),
        "born": person.born,
        "finished_high_school": _finished(asking, row),
    }
    if asking.chosen("moved") != "no":
        child["moved"] = _child_moved(asking, row)
    return child | _details(asking, person)


def _details(asking: Asking, person: Person) -> Plain:
    """Return what the pack asks of a child; a grade that it does not know is left out."""
    told = person.details or {}
    return {
        field.key: told[field.key]
        for field in asking.screener.child_fields
        if told.get(field.key) and (not field.choices or told[field.key] in field.choices)
    }


def _finished(asking: Asking, row: int) -> str:
    """Read a child too young to be asked as not finished, and one passed over as not known."""
    key = f"schooling:{row}"
    if key in asking.draft:
        return asking.chosen(key) or "unsure"
    return "unsure" if asking.asks_schooling(row) else "no"


def _child_moved(asking: Asking, row: int) -> str:
    """Join what each move's list says of one child: yes wins, then not known, then no."""
    told = {_moved_in(asking, number, row) for number in range(_moves_told(asking))}
    return next(
        (known for known in ("yes", "unknown") if known in told), "no" if told else "unknown"
    )


def _moved_in(asking: Asking, number: int, row: int) -> str:
    return _among(asking, number, {f"child:{row}"})


def _among(asking: Asking, number: int, sought: set[str]) -> str:
    """Whether any of the *sought* is among those who made a move: yes, no or unknown."""
    key = f"move_who:{number}"
    ticked = set(asking.ticked(key))
    if ticked:
        return "yes" if ticked & sought else "no"
    return "no" if asking.chosen(key) == "none" else "unknown"


def _moves_told(asking: Asking) -> int:
    """How many moves have at least one reply; a first move not spoken of is not a move."""
    begun = range(asking.move_count)
    return sum(1 for number in begun if _spoken_of(asking, number))


def _spoken_of(asking: Asking, number: int) -> bool:
    steps = ("move_when", "move_places", "move_who")
    return any(f"{step}:{number}" in asking.draft for step in steps)


def _move(asking: Asking, number: int) -> Plain:
    when = asking.draft.get(f"move_when:{number}")
    places = asking.draft.get(f"move_places:{number}")
    told = dict(places.fields) if isinstance(places, Filled) else {}
    children = {f"child:{row}" for row in range(len(asking.people))}
    return {
        "when": when.edtf if isinstance(when, Dated) else None,
        "across_district": told.pop("across_district", "") or "unknown",
        "children_moved": _among(asking, number, children),
        "worker_moved": _among(asking, number, {"worker", *_young_workers(asking)}),
        **told,
    }


def _young_workers(asking: Asking) -> Iterator[str]:
    """Yield the young people who did the work themselves: their move is the worker's move."""
    for kind in asking.kinds:
        yield from (code for code in workers_of(asking, kind) if code.startswith("child:"))


def _jobs(asking: Asking, kind: str) -> Iterator[Plain]:
    workers = workers_of(asking, kind)
    if not workers:
        yield {"kind": kind, "who": NOT_KNOWN_WHO, "status": "did", "last_done": None}
    for worker in workers:
        yield _job(asking, kind, worker)


NOT_KNOWN_WHO = "other_relative"
"""Whose work it was is not known: the one answer of the contract that leaves the work open."""


def _job(asking: Asking, kind: str, worker: str) -> Plain:
    reply = asking.draft.get(f"work_done:{kind}:{worker}")
    told = dict(reply.fields) if isinstance(reply, Filled) else {}
    job: Plain = {
        "kind": kind,
        "who": "youth" if worker.startswith("child:") else worker,
        "status": told.get("status", "did"),
        "last_done": told.get("last_done"),
    }
    if worker.startswith("child:"):
        job["child"] = int(worker.removeprefix("child:"))
    person = told.get("person") or _own_name(asking, worker)
    return job | ({"person": person} if person else {})


def _own_name(asking: Asking, worker: str) -> str:
    if not worker.startswith("child:"):
        return ""
    row = int(worker.removeprefix("child:"))
    return asking.people[row].name.shown if row < len(asking.people) else ""
