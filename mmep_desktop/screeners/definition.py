"""The definition of a pack, ``screener.toml``: parameters, rules, questions and fields."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mmep_desktop.domain.faults import Fault
from mmep_desktop.domain.screener import (
    After,
    Ages,
    Field,
    FieldForm,
    Form,
    Parameters,
    Question,
    Rule,
)
from mmep_desktop.screeners.tables import Table

FILE = "screener.toml"

_STATUS = re.compile(r"draft|approved by (?P<by>\S.*)")
_TICKED = {Form.TILES, Form.TICKS}

AnyForm = TypeVar("AnyForm", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Definition:
    """What ``screener.toml`` says; *approved_by* is empty for a draft."""

    id: str
    version: str
    applies_from: date
    approved_by: str
    parameters: Parameters
    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    contact: tuple[Field, ...]
    add_ons: tuple[Field, ...]
    child_fields: tuple[Field, ...]


def read_definition(text: bytes, faults: list[Fault]) -> Definition | None:
    """Return the definition in *text*, noting its faults; None where it is no TOML at all."""
    try:
        content = tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        faults.append(Fault(FILE, "", f"This is not valid TOML: {problem}"))
        return None
    top = Table(content, faults, FILE)
    asked = [_question(table) for table in top.tables("question")]
    definition = Definition(
        id=_id(top),
        version=top.text("version"),
        applies_from=top.day("applies_from"),
        approved_by=_approved_by(top),
        parameters=_parameters(top.table("parameters")),
        rules=tuple(_rule(table) for table in top.tables("rule")),
        questions=tuple(question for question, _ in asked),
        contact=tuple(
            field for question, is_contact in asked if is_contact for field in question.fields
        ),
        add_ons=tuple(_add_on(table) for table in top.tables("add_on")),
        child_fields=tuple(_field(table) for table in top.tables("child_field")),
    )
    top.done()
    return definition


def _id(top: Table) -> str:
    id_ = top.text("id")
    if not re.fullmatch(r"[a-z0-9-]*", id_):
        top.note("id", "An id holds only small letters, digits and hyphens.")
    return id_


def _approved_by(top: Table) -> str:
    status = _STATUS.fullmatch(top.text("status"))
    if status is None:
        top.note("status", 'The status is "draft", or "approved by" and a name.')
        return ""
    return status["by"] or ""


def _parameters(table: Table) -> Parameters:
    parameters = Parameters(
        window_months=table.count("window_months", 1),
        margin_months=table.count("margin_months", 0),
        age_limit=table.count("age_limit", 1),
        may_have_finished_at=table.count("may_have_finished_at", 0),
        both_needed=table.flag("both_needed"),
        counting_kinds=frozenset(table.codes("counting_kinds")),
        counting_workers=frozenset(table.codes("counting_workers")),
        counting_statuses=frozenset(table.codes("counting_statuses")),
    )
    table.done()
    return parameters


def _rule(table: Table) -> Rule:
    rule = Rule(table.code("id"), table.text("citation"))
    table.done()
    return rule


def _question(table: Table) -> tuple[Question, bool]:
    """Return a question, and whether its fields say how to reach the family."""
    id_ = table.code("id")
    form = _form(table, Form, Form.CHOICE)
    question = Question(
        id=id_,
        form=form,
        choices=table.codes("choices") if form in _TICKED | {Form.CHOICE} else (),
        instead=table.codes("instead", required=False) if form in _TICKED else (),
        fields=tuple(_field(each) for each in table.tables("fields")),
    )
    if bool(question.fields) != (form is Form.FIELDS):
        table.note("fields", "Fields belong to a question of the form fields, and to no other.")
    is_contact = table.flag("contact", absent=False)
    table.done()
    return question, is_contact


def _field(table: Table) -> Field:
    field = _plain_field(table)
    table.done()
    return field


def _plain_field(table: Table) -> Field:
    key = table.code("key")
    form = _form(table, FieldForm, FieldForm.TEXT)
    return Field(key, form, table.codes("choices") if form is FieldForm.CHOICE else ())


def _add_on(table: Table) -> Field:
    """Return an add-on; of whom and after what it is asked is said only where it is not all."""
    field = _plain_field(table)
    first, last = (
        table.count(key, 0) if table.has(key) else None for key in ("from_age", "to_age")
    )
    ages = Ages(first, last) if (first, last) != (None, None) else None
    after = _after(table.table("after")) if table.has("after") else None
    table.done()
    return replace(field, ages=ages, after=after)


def _after(table: Table) -> After:
    after = After(table.code("key"), table.codes("choices"))
    table.done()
    return after


def _form(table: Table, forms: type[AnyForm], otherwise: AnyForm) -> AnyForm:
    form = table.text("form")
    if form in set(forms):
        return forms(form)
    table.note("form", f"The form is one of: {', '.join(forms)}.")
    return otherwise
