"""What MMEP said of a child, on paper: always as MMEP's word, with its day."""

from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.mmep_answers import Answer, Result

_CERTIFIED = "eligible since {first}, until {last}"
_SAID = {
    Result.APPOINTMENT: "MMEP: appointment made",
    Result.DOES_NOT_QUALIFY: "MMEP: the program cannot serve this child",
    Result.NOT_REACHED: "MMEP: not reached, tries so far: {tries}",
    Result.MOVED: "MMEP: moved away",
    Result.DECLINED: "MMEP: the family said no",
    Result.DUPLICATE: "MMEP: the same child as in {number}",
    Result.ALREADY_SERVED: "MMEP: served already",
}


def answer_in_words(answer: Answer) -> str:
    """Return what MMEP says."""
    first, last = answer.eligible_from, answer.eligible_until
    if first is not None and last is not None:
        said = _CERTIFIED.format(first=day_in_words(first), last=day_in_words(last))
        return f"MMEP: {said}"
    return _SAID[answer.result].format(tries=answer.tries, number=answer.duplicate_of)
