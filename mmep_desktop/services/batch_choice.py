"""Which referrals the next batch may tell of, and all that is kept of those that were ticked."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mmep_desktop.domain.batches import News, Sent, news_of
from mmep_desktop.domain.consent import Consent
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.screening import Screening
from mmep_desktop.domain.sending import SendingRules, is_refusal
from mmep_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Candidate:
    """One referral that the next batch may tell of, and whose it is."""

    screening_id: str
    family_id: str
    number: str
    names: tuple[Name, ...]
    revision: int
    news: News


@dataclass(frozen=True, slots=True)
class Choice:
    """What could go now, and how many referrals cannot: consent is missing, or was refused."""

    candidates: tuple[Candidate, ...]
    without_consent: int
    refused: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """One candidate as it was read: what is drawn of it must be so still when it is kept.

    *savings* counts how often it, and what was answered alone beside it, was saved by then.
    """

    candidate: Candidate
    savings: int
    screening: Screening
    alone: tuple[Screening, ...]
    children: tuple[Registration, ...]
    consent: Consent | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was *ticked* and may go, as it stood after the act numbered *after*, the last so far."""

    ticked: frozenset[str]
    chosen: tuple[Chosen, ...]
    after: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """The choice, with the consents and children that it was made of."""

    choice: Choice
    consents: Mapping[str, Consent]
    families: Mapping[str, tuple[Registration, ...]]


def choice_in(work: UnitOfWork) -> Choice:
    """Return what is to go, the first to be finished first, and count what cannot."""
    return _seen_in(work).choice


def _seen_in(work: UnitOfWork) -> _Seen:
    sent, rules = work.batches.sent(), work.batches.rules()
    referred = tuple(reversed(work.screenings.referred()))
    here = {one.screening_id for one in referred}
    gone = tuple(work.screenings.those(tuple(id_ for id_ in sent if id_ not in here)).values())
    consents = work.papers.consents_of((*here, *(one.id for one in gone)))
    families = work.registrations.of_families(
        (*(one.family_id for one in referred), *(one.family_id for one in gone))
    )
    found: list[Candidate] = []
    missing, refused = 0, 0
    for one in referred:
        consent = consents.get(one.screening_id)
        may_be_sent = rules.let_go(consent)
        if not may_be_sent:
            missing += not is_refusal(consent)
            refused += is_refusal(consent)
        news = news_of(
            is_referral=True,
            may_be_sent=may_be_sent,
            revision=one.revision,
            last=sent.get(one.screening_id),
        )
        if news is not None:
            names = tuple(child.name for child in families.get(one.family_id, ()))
            found.append(
                Candidate(one.screening_id, one.family_id, one.number, names, one.revision, news)
            )
    stopped = (one for one in gone if not _may_go(one, consents.get(one.id), rules))
    found += _withdrawn(stopped, sent, families)
    return _Seen(Choice(tuple(found), missing, refused), consents, families)


def _may_go(screening: Screening, consent: Consent | None, rules: SendingRules) -> bool:
    outcome = screening.state.outcome
    return outcome is not None and outcome.is_referral and rules.let_go(consent)


def _withdrawn(
    stopped: Iterable[Screening],
    sent: Mapping[str, Sent],
    families: Mapping[str, tuple[Registration, ...]],
) -> Iterator[Candidate]:
    """Yield what was sent and must not be used any more.

    That a family was asked once more since takes nothing back: MMEP decides on both.
    """
    for one in stopped:
        news = news_of(
            is_referral=False, may_be_sent=False, revision=one.revision, last=sent[one.id]
        )
        if news is not None:
            names = tuple(child.name for child in families.get(one.family_id, ()))
            yield Candidate(one.id, one.family_id, one.number, names, one.revision, news)


def read_in(work: UnitOfWork, ticked: frozenset[str]) -> Read:
    """Read those of the screenings *ticked* that may go, in the order in which they go."""
    return Read(ticked, _chosen_in(work, ticked), work.trail.last())


def _chosen_in(work: UnitOfWork, ticked: Collection[str]) -> tuple[Chosen, ...]:
    seen = _seen_in(work)
    candidates = _ticked(seen, ticked)
    ids = tuple(one.screening_id for one in candidates)
    screenings, alone = work.screenings.those(ids), work.screenings.alone_with_each(ids)
    savings = work.screenings.savings_of(ids)
    return tuple(
        Chosen(
            candidate=one,
            savings=savings[one.screening_id],
            screening=screenings[one.screening_id],
            alone=tuple(own for own in alone.get(one.screening_id, ()) if own.is_finished),
            children=seen.families.get(one.family_id, ()),
            consent=seen.consents.get(one.screening_id),
        )
        for one in candidates
    )


def is_still_so(work: UnitOfWork, read: Read) -> bool:
    """Whether ``read_in`` would find the same again: at once, where nobody did anything since."""
    return work.trail.last() == read.after or _is_found_again(work, read)


def _is_found_again(work: UnitOfWork, read: Read) -> bool:
    seen = _seen_in(work)
    candidates = _ticked(seen, read.ticked)
    savings = work.screenings.savings_of(tuple(one.screening_id for one in candidates))
    return candidates == tuple(one.candidate for one in read.chosen) and all(
        one.children == seen.families.get(one.candidate.family_id, ())
        and one.consent == seen.consents.get(one.candidate.screening_id)
        and one.savings == savings.get(one.candidate.screening_id)
        for one in read.chosen
    )


def _ticked(seen: _Seen, ticked: Collection[str]) -> tuple[Candidate, ...]:
    return tuple(one for one in seen.choice.candidates if one.screening_id in ticked)
