"""Every question of an interview with its answer, in the office's English, nothing left out."""

import re
from collections.abc import Iterator, Mapping

from mmep_desktop.documents.dates_in_words import as_remembered, days_in_words, needs_days
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.record_heading import isolated
from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.dates import BadDate, read_date
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.replies import (
    Chosen,
    Dated,
    Filled,
    Listed,
    Person,
    Reply,
    Skipped,
    Ticked,
)
from mmep_desktop.domain.screener import Field, FieldForm, Wording
from mmep_desktop.domain.steps import Asking, Step

NOT_ANSWERED = "Not answered"
_SKIPPED = "Passed over"
_NOTHING = "Left empty"
_NO_DATE = "date not known"
_GAP = re.compile(r"\{(\w+)\}")


def questions_and_answers(interview: Interview) -> Iterator[tuple[str, str]]:
    """Yield each question in words with its answer in words, as the interview went."""
    asking = interview.asking
    words = asking.screener.wording("en")
    for step in interview.steps:
        reply = asking.draft.get(step.key)
        yield _question(words, step), _answer(words, asking, step, reply) if reply else NOT_ANSWERED


def half_typed_in_words(interview: Interview, half: HalfTyped) -> tuple[str, str]:
    """Return the question that was open when the desk locked, and what stood in its form."""
    asking = interview.asking
    words = asking.screener.wording("en")
    step = next((step for step in interview.steps if step.key == half.at), None)
    told = (_part(asking, part) for part in half.parts.values())
    question = _question(words, step) if step else half.at
    return question, ", ".join(text for text in told if text) or _NOTHING


def date_in_words(edtf: str | None, asking: Asking) -> str:
    """Return a date as it was said, with the days that it may mean where they do not show."""
    if edtf is None:
        return _NO_DATE
    try:
        typed = TypedDate(edtf, read_date(edtf, asking.screened_on))
    except BadDate:
        return edtf
    days = f" ({days_in_words(typed.span)})" if needs_days(typed) else ""
    return f"{as_remembered(typed)}{days}"


def _question(words: Wording, step: Step) -> str:
    asked = words.get(f"{step.question.id}.ask")
    if "{" in asked:
        gaps = _gaps(words, step)
        asked = _GAP.sub(lambda gap: gaps.get(gap[1], ""), asked)
    number = step.about.get("number", "1")
    return asked if number == "1" else f"{asked} ({number})"


def _gaps(words: Wording, step: Step) -> Mapping[str, str]:
    """Return what stands in the gaps of a question, by the gap's name."""
    gaps = dict(step.about)
    for gap in ("kind", "who"):
        if gap in gaps:
            gaps[gap] = words.get(f"{gap}.{gaps[gap]}") or gaps[gap]
    if gaps.get("child"):
        if "who" in gaps:
            gaps["who"] = gaps["child"]
        gaps["child"] = isolated(gaps["child"])
    return gaps


def _answer(words: Wording, asking: Asking, step: Step, reply: Reply) -> str:
    match reply:
        case Chosen(code):
            return _option(words, asking, step, code)
        case Ticked(codes):
            return ", ".join(_option(words, asking, step, code) for code in codes)
        case Dated(edtf):
            return date_in_words(edtf, asking)
        case Filled(fields):
            told = (
                f"{_named(words, field.key)}: {isolated(_field(words, asking, field, text))}"
                for field in step.question.fields
                if (text := fields.get(field.key))
            )
            return "\n".join(told) or _NOTHING
        case Listed(people):
            return "\n".join(_person(words, asking, person) for person in people)
        case Skipped():
            return _SKIPPED


def _option(words: Wording, asking: Asking, step: Step, code: str) -> str:
    if code.startswith("child:"):
        row = int(code.removeprefix("child:"))
        return isolated(asking.people[row].name.shown) if row < len(asking.people) else code
    of_question = words.get(f"{step.question.id}.choice.{code}")
    return of_question or words.get(f"kind.{code}") or words.get(f"who.{code}") or code


def _field(words: Wording, asking: Asking, field: Field, text: str) -> str:
    match field.form:
        case FieldForm.CHOICE:
            return words.get(f"field.{field.key}.choice.{text}") or text
        case FieldForm.DATE:
            return date_in_words(text, asking)
        case FieldForm.LANGUAGE:
            return language_name(text)
        case _:
            return text


def _named(words: Wording, key: str) -> str:
    return words.get(f"field.{key}") or key


def _person(words: Wording, asking: Asking, person: Person) -> str:
    details = (
        f"{_named(words, key)}: {words.get(f'field.{key}.choice.{text}') or text}"
        for key, text in (person.details or {}).items()
        if text
    )
    used = f"called {isolated(person.name.used)}" if person.name.used else ""
    born = f"born {date_in_words(person.born, asking)}" if person.born else "birth date not known"
    return ", ".join(part for part in (isolated(person.name.shown), used, born, *details) if part)


def _part(asking: Asking, part: object) -> str:
    """Return what one part of a form holds; a yes or no of it tells nothing by itself."""
    match part:
        case str():
            return part
        case tuple():
            return ", ".join(text for each in part if (text := _part(asking, each)))
        case Person(name=name):
            return isolated(name.shown)
        case _:
            return ""
