"""Where one criterion stands for one child, before its citation is added."""

from typing import NamedTuple

from mmep_desktop.domain.answers import TypedDate
from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.determination import State

Facts = tuple[tuple[str, str], ...]


class Verdict(NamedTuple):
    """A state with the code of its reason and the values that its sentence shows."""

    state: State
    reason: str
    facts: Facts = ()


def met(reason: str, facts: Facts = ()) -> Verdict:
    return Verdict(State.MET, reason, facts)


def not_met(reason: str, facts: Facts = ()) -> Verdict:
    return Verdict(State.NOT_MET, reason, facts)


def unclear(reason: str, facts: Facts = ()) -> Verdict:
    return Verdict(State.UNCLEAR, reason, facts)


def days_of(when: TypedDate | None) -> Facts:
    """Return the two ends of a date as facts, or none where it is not known."""
    return () if when is None else span_of(when.span)


def span_of(span: Span) -> Facts:
    return (("earliest", span.earliest.isoformat()), ("latest", span.latest.isoformat()))


def also(codes: tuple[str, ...]) -> Facts:
    """Return as facts the reasons that stand beside the first."""
    return tuple(("also", code) for code in codes[1:])


def recent_first(when: TypedDate | None) -> tuple[int, int]:
    """Return a key that sorts dates from the latest to the earliest, unknown ones at the end."""
    return (
        (0, 0) if when is None else (-when.span.latest.toordinal(), -when.span.earliest.toordinal())
    )
