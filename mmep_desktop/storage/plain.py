"""Replies and determinations as JSON text, and back; a text nobody here wrote is damage."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from mmep_desktop.domain.determination import (
    ChildResult,
    Determination,
    Finding,
    Outcome,
    State,
    Window,
)
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Draft,
    Filled,
    Listed,
    Person,
    Reply,
    Skipped,
    Ticked,
)
from mmep_desktop.errors import DeskError, Problem

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)
_Plain = Mapping[str, Any]
"""A JSON object; every value is checked where it is read."""


def draft_text(draft: Draft) -> str:
    """Return *draft* as the text that is kept."""
    return _text({key: _plain_reply(reply) for key, reply in draft.items()})


def draft_from(text: str) -> Draft:
    """Return the draft kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    return _read(text, "draft", _draft)


def determination_text(determination: Determination) -> str:
    """Return *determination* as the text that is kept."""
    return _text(asdict(determination))


def determination_from(text: str) -> Determination:
    """Return the determination kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    return _read(text, "determination", _determination)


def rows_text(rows: Mapping[str, int]) -> str:
    """Return the rows of who answered alone as the text that is kept."""
    return _text(dict(rows))


def rows_from(text: str) -> Mapping[str, int]:
    """Return the rows kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    return _read(text, "rows", _rows)


def half_typed_text(half: HalfTyped | None) -> str | None:
    """Return *half* as the text that is kept."""
    if half is None:
        return None
    parts = {name: _plain_part(part) for name, part in half.parts.items()}
    return _text({"by": half.by, "at": half.at, "parts": parts})


def half_typed_from(text: str | None) -> HalfTyped | None:
    """Return what is kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    return None if text is None else _read(text, "half typed", _half_typed)


def known(form: type[_Word], text: str) -> _Word:
    """Return the word *text* of *form*. Raises ``DeskError(STORE_DAMAGED)``."""
    try:
        return form(text)
    except ValueError:
        raise DeskError(Problem.STORE_DAMAGED, part=form.__name__) from None


class _UnknownForm(Exception):
    """The text holds something that this version does not know."""


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def _read(text: str, part: str, form: Callable[[object], _T]) -> _T:
    """Read *text* by *form*; what is wrong with it may name a person, so it goes no further."""
    try:
        return form(json.loads(text))
    except (_UnknownForm, ValueError, TypeError, KeyError, RecursionError):
        raise DeskError(Problem.STORE_DAMAGED, part=part) from None


def _plain_reply(reply: Reply) -> dict[str, object]:
    match reply:
        case Chosen(code):
            return {"is": "chosen", "code": code}
        case Ticked(codes):
            return {"is": "ticked", "codes": codes}
        case Dated(edtf):
            return {"is": "dated", "edtf": edtf}
        case Filled(fields):
            return {"is": "filled", "fields": dict(fields)}
        case Listed(people):
            return {"is": "listed", "people": [_plain_person(person) for person in people]}
        case Skipped():
            return {"is": "skipped"}


def _plain_person(person: Person) -> dict[str, object]:
    return {
        "name": dict(person.name.parts),
        "born": person.born,
        "registration": person.registration,
        "details": None if person.details is None else dict(person.details),
    }


def _plain_part(part: object) -> object:
    match part:
        case None | str() | bool():
            return part
        case tuple():
            return [_plain_member(each) for each in part]
        case _:
            raise TypeError(f"a part of a form holds {type(part).__name__}")


def _plain_member(member: object) -> object:
    match member:
        case str():
            return member
        case (Person() as person, bool(is_open)):
            return {"person": _plain_person(person), "open": is_open}
        case _:
            raise TypeError(f"a part of a form holds several {type(member).__name__}")


def _half_typed(plain: object) -> HalfTyped:
    kept = _object(plain)
    parts = {name: _part(part) for name, part in _object(kept["parts"]).items()}
    return HalfTyped(_str(kept["by"]), _str(kept["at"]), parts)


def _part(plain: object) -> object:
    match plain:
        case None | str() | bool():
            return plain
        case list():
            return tuple(_member(each) for each in plain)
        case _:
            raise _UnknownForm


def _member(plain: object) -> object:
    match plain:
        case str():
            return plain
        case {"person": person, "open": bool(is_open)}:
            return (_person(person), is_open)
        case _:
            raise _UnknownForm


def _draft(plain: object) -> Draft:
    return {key: _reply(reply) for key, reply in _object(plain).items()}


def _reply(plain: object) -> Reply:
    kept = _object(plain)
    match kept["is"]:
        case "chosen":
            return Chosen(_str(kept["code"]))
        case "ticked":
            return Ticked(tuple(_str(code) for code in _list(kept["codes"])))
        case "dated":
            return Dated(_str_or_none(kept["edtf"]))
        case "filled":
            return Filled(_strings(kept["fields"]))
        case "listed":
            return Listed(tuple(_person(person) for person in _list(kept["people"])))
        case "skipped":
            return Skipped()
        case _:
            raise _UnknownForm


def _person(plain: object) -> Person:
    person = _object(plain)
    details = person["details"]
    return Person(
        name=Name(**_strings(person["name"])),
        born=_str_or_none(person["born"]),
        registration=_str(person["registration"]),
        details=None if details is None else _strings(details),
    )


def _determination(plain: object) -> Determination:
    kept = _object(plain)
    window = _object(kept["window"])
    return Determination(
        outcome=Outcome(kept["outcome"]),
        pack=_str(kept["pack"]),
        version=_str(kept["version"]),
        screened_on=date.fromisoformat(kept["screened_on"]),
        window=Window(date.fromisoformat(window["first"]), date.fromisoformat(window["last"])),
        children=tuple(_child(child) for child in _list(kept["children"])),
    )


def _child(plain: object) -> ChildResult:
    child = _object(plain)
    return ChildResult(
        name=_str(child["name"]),
        outcome=Outcome(child["outcome"]),
        findings=tuple(_finding(finding) for finding in _list(child["findings"])),
    )


def _finding(plain: object) -> Finding:
    finding = _object(plain)
    return Finding(
        criterion=_str(finding["criterion"]),
        state=State(finding["state"]),
        reason=_str(finding["reason"]),
        facts=tuple((_str(key), _str(value)) for key, value in _list(finding["facts"])),
        citation=_str(finding["citation"]),
    )


def _rows(plain: object) -> dict[str, int]:
    return {id_: _expected(row, int) for id_, row in _object(plain).items()}


def _object(plain: object) -> _Plain:
    return _expected(plain, dict)


def _list(plain: object) -> list[Any]:
    return _expected(plain, list)


def _str(plain: object) -> str:
    return _expected(plain, str)


def _str_or_none(plain: object) -> str | None:
    return None if plain is None else _str(plain)


def _strings(plain: object) -> dict[str, str]:
    return {key: _str(value) for key, value in _object(plain).items()}


def _expected(plain: object, form: type[_T]) -> _T:
    if not isinstance(plain, form):
        raise _UnknownForm
    return plain
