"""Why answers are refused: a stable code, the field it stands in, and a plain sentence."""

from dataclasses import dataclass

from mmep_desktop.domain.marking import mark

MESSAGES = {
    "missing": mark("This has no answer yet."),
    "bad_form": mark("This is not written in the form that is asked for here."),
    "bad_date": mark("This date cannot be read, or there is no such day."),
    "future_date": mark("This date lies after the day of the screening."),
    "unknown_choice": mark("This is none of the choices offered here."),
    "unknown_field": mark("The screener does not ask for this."),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that is refused; *message* never repeats what was typed."""

    code: str
    field: str
    message: str


class Refused(Exception):
    """Answers that cannot be taken in; *refusals* names everything found, in the form's order."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(f"{len(refusals)} refusals")
        self.refusals = refusals


def refusal(code: str, field: str) -> Refusal:
    """Return the refusal of *field* with the sentence that goes with *code*."""
    return Refusal(code, field, MESSAGES[code])
