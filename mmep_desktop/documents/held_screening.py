"""One screening in a copy of everything: its answers as they stood each time, consents, prints."""

from collections.abc import Iterator, Mapping

from mmep_desktop.documents.answers_in_words import half_typed_in_words, questions_and_answers
from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.disclosure_words import moment
from mmep_desktop.documents.languages import language_name
from mmep_desktop.documents.mmep_words import answer_in_words
from mmep_desktop.documents.office_styles import (
    BODY,
    QUIET,
    SMALL,
    STRONG,
    column,
    columns,
    labelled,
    low_row,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.record_heading import isolated
from mmep_desktop.documents.sheet_children import CRITERIA, OUTCOMES, STATE_WORDS
from mmep_desktop.domain.add_ons import HOUSING
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.determination import ChildResult, Determination
from mmep_desktop.domain.heard import Said
from mmep_desktop.domain.held import HeldAnswers, HeldScreening
from mmep_desktop.domain.housing import HousingAnswer
from mmep_desktop.domain.printing import Paper, Printing
from mmep_desktop.domain.reasons import sentence
from mmep_desktop.domain.revision import Cause, Reason

Names = Mapping[str, str]

_FOUR = columns(1, 1, 1, 1)
_ANSWER = columns(1, 1)
_CHILD = columns(5, 5)
_CRITERION = columns(1.4, 1, 5.2, 2.4)
_WHAT = {
    "counts": "Answers that count",
    "former": "Answers before they were changed",
    "begun": "Answers so far, the interview is not finished",
    "correction": "A change that was begun and does not count yet",
}
_CAUSES = {
    Cause.FAMILY_CORRECTED: "The family corrected it",
    Cause.WRONG_KEY: "A wrong key was pressed",
    Cause.NEW_FACT: "Something new became known",
    Cause.OTHER: "Another reason",
    Cause.ASKED_ALONE: "A young person answered alone",
}
_PAPERS = {
    Paper.REFERRAL_SHEET: "Referral sheet",
    Paper.FAMILY_PAGE: "Family page",
    Paper.CONSENT_PAGE: "Consent page",
}
_CONSENTS = {
    ConsentState.SIGNED: "signed",
    ConsentState.REFUSED: "refused",
    ConsentState.LATER: "to be decided later",
    ConsentState.WITHDRAWN: "taken back",
}


def screening_groups(held: HeldScreening, names: Names) -> Iterator[Group]:
    """Yield the screening; *names* turns the ids of clerks into names."""
    yield section(_title(held), _facts(held, names))
    for answers in held.answers:
        yield _answers(answers, names)
        if answers.determination is not None:
            yield _outcome(answers.determination)
    if held.housing is not None:
        yield section("Kept for the McKinney-Vento liaison", _housing(held, held.housing))
    yield section("Consent to pass it to MMEP", *_consents(held.consents))
    if held.said:
        yield section("What MMEP answered", *map(_said, held.said), apart=True)
    yield section("Printed", *_printings(held.printings, names), apart=True)


def name_of(clerk_id: str, names: Names) -> str:
    """Return who a clerk is, with the id that the trail knows her by."""
    name = names.get(clerk_id, "")
    return f"{name} ({clerk_id})" if name else clerk_id or "the desk itself"


def _title(held: HeldScreening) -> str:
    number = f" {held.screening.number}" if held.screening.number else ""
    alone = f", asked alone: {isolated(held.alone)}" if held.alone else ""
    return f"Screening{number} of {day_in_words(held.screening.screened_on)}{alone}"


def _facts(held: HeldScreening, names: Names) -> Strip:
    screening = held.screening
    first, second, third, fourth = _FOUR
    taken = screening.taken_over_by
    begun = f"{moment(screening.begun_at)}, {name_of(screening.begun_by, names)}"
    finished = (
        f"{moment(screening.finished_at)}, {name_of(screening.finished_by, names)}"
        if screening.finished_at
        else "not finished"
    )
    return row(
        labelled(*first, "Begun", begun),
        labelled(*second, "Taken over by", name_of(taken, names) if taken else "nobody"),
        labelled(*third, "Finished", finished),
        labelled(*fourth, "Screener", f"{screening.pack} {screening.version}"),
    )


def _answers(answers: HeldAnswers, names: Names) -> Group:
    rows = [
        low_row(column(*_ANSWER[0], (question, SMALL)), column(*_ANSWER[1], (said, BODY)))
        for question, said in questions_and_answers(answers.interview)
    ]
    if answers.half_typed is not None:
        question, said = half_typed_in_words(answers.interview, answers.half_typed)
        by = f"Typed and not entered, by {name_of(answers.half_typed.by, names)}: {said}"
        rows.append(
            low_row(column(*_ANSWER[0], (question, SMALL)), column(*_ANSWER[1], (by, BODY)))
        )
    told = f"{moment(answers.at)}, {name_of(answers.by, names)}"
    language = f"asked in {language_name(answers.interview.language)}"
    about = row(
        column(0, TEXT_WIDTH, (f"{told}, {language}", SMALL), (_reason(answers.reason), SMALL)),
        rule=False,
    )
    return section(_WHAT[answers.what], about, *rows, apart=True)


def _said(said: Said) -> Strip:
    taken = f"taken in on {day_in_words(said.heard.applied_on)}, file {said.heard.file}"
    return low_row(
        column(*_ANSWER[0], (isolated(said.name.shown), BODY)),
        column(*_ANSWER[1], (answer_in_words(said.heard.answer), BODY), (taken, QUIET)),
    )


def _housing(held: HeldScreening, answer: HousingAnswer) -> Strip:
    words = held.answers[-1].interview.asking.screener.wording("en") if held.answers else None
    said = words.get(f"field.{HOUSING}.choice.{answer.answer}") if words else ""
    told = "MMEP may be told too" if answer.is_told_to_recruiter else "MMEP is not told"
    first, second = _ANSWER
    return row(
        labelled(*first, "Where the family sleeps", said or answer.answer),
        labelled(*second, moment(answer.noted_at), told),
    )


def _reason(reason: Reason | None) -> str:
    if reason is None:
        return ""
    words = f": {reason.words}" if reason.words else ""
    return f"Why it was changed: {_CAUSES[reason.cause]}{words}"


def _outcome(determination: Determination) -> Group:
    rules = f"{determination.pack} {determination.version}"
    first = f"{OUTCOMES[determination.outcome]}, by the rules of {rules}"
    window = determination.window
    about = f"The time since {day_in_words(window.first)} was asked about. Only MMEP decides."
    heading = row(column(0, TEXT_WIDTH, (first, STRONG), (about, SMALL)), rule=False)
    rows = (strip for child in determination.children for strip in _child(child))
    return section("What came out", heading, *rows, apart=True)


def _child(child: ChildResult) -> Iterator[Strip]:
    who, outcome = _CHILD
    yield row(
        column(*who, (isolated(child.name), STRONG)),
        column(*outcome, (OUTCOMES[child.outcome], BODY)),
    )
    name, state, why, citation = _CRITERION
    for finding in child.findings:
        criterion = CRITERIA.get(finding.criterion, finding.criterion)
        yield Strip(
            (
                column(*name, (criterion, SMALL)),
                column(*state, (STATE_WORDS[finding.state], SMALL)),
                column(*why, (sentence(finding), SMALL)),
                column(*citation, (finding.citation, QUIET)),
            ),
            above=1,
            below=1,
            is_tied=True,
        )


def _consents(consents: tuple[Consent, ...]) -> Iterator[Strip]:
    if not consents:
        yield row(column(0, TEXT_WIDTH, ("None was recorded.", BODY)))
    for consent in consents:
        by = f" by {isolated(consent.by)}" if consent.by else ""
        witness = f", witness {isolated(consent.witness)}" if consent.witness else ""
        told = (
            f"{day_in_words(consent.on)}: {_CONSENTS[consent.state]}{by}, "
            f"in {language_name(consent.language)}{witness}"
        )
        yield low_row(column(0, TEXT_WIDTH, (told, BODY)))


def _printings(printings: tuple[Printing, ...], names: Names) -> Iterator[Strip]:
    if not printings:
        yield row(column(0, TEXT_WIDTH, ("Nothing was printed.", BODY)))
    for one in printings:
        told = (
            f"{moment(one.printed_at)}: {_PAPERS[one.paper]}, copy {one.copy}, "
            f"by {name_of(one.printed_by, names)}"
        )
        yield low_row(column(0, TEXT_WIDTH, (told, BODY)))
