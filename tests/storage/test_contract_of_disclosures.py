"""The register of disclosures and the list of referrals, in both stores."""

from dataclasses import replace
from datetime import timedelta

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.disclosure import (
    ONWARD,
    Basis,
    Disclosure,
    Ground,
    ParentsFirst,
    Part,
    Recipient,
    Releaser,
)
from mmep_desktop.domain.screening import Screening
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import DETERMINATION, NOW, consent, registration, screening


def disclosure(id_: str = "d1", *, screening_id: str = "s1", revision: int = 1) -> Disclosure:
    return Disclosure(
        id=id_,
        family_id="f1",
        screening_id=screening_id,
        children=("r1", "r2"),
        at=NOW,
        recipient=Recipient("Ana", "Recruiter", "MMEP"),
        parts=(Part.REFERRAL_SHEET, Part.SECTION_ALONE),
        ground=Ground(Basis.CONSENT, "To call the family"),
        by=Releaser("clerk-1", "Dolores Medeiros", "supervisor"),
        is_exempt=True,
        number="0201-A-26-00001",
        revision=revision,
        onward=ONWARD,
    )


def finished(id_: str, family_id: str, outcome: Outcome, minutes: int) -> Screening:
    at = NOW + timedelta(minutes=minutes)
    whole = replace(DETERMINATION, outcome=outcome)
    begun = screening(id_, family_id=family_id, begun_at=at, number=f"N-{id_}")
    return replace(begun, finished_at=at, determination=whole)


def test_an_entry_comes_back_as_it_was_made(open_work: OpenWork) -> None:
    court = Ground(Basis.COURT, "Ordered", parents=ParentsFirst.FORBIDDEN)
    emergency = Ground(Basis.EMERGENCY, "To find the child", threat="Missing since noon\nin snow")
    later = replace(
        disclosure("d0"),
        at=NOW + timedelta(hours=1),
        ground=court,
        onward=(),
        parts=(Part.ANSWERS,),
    )
    last = replace(later, id="d2", at=NOW + timedelta(hours=2), ground=emergency, children=())
    with open_work() as work:
        for one in (last, disclosure(), later, replace(disclosure("d9"), family_id="f2")):
            work.disclosures.add(one)
        work.commit()
    with open_work() as work:
        assert work.disclosures.of_family("f1") == (disclosure(), later, last)


def test_only_what_mmep_was_given_counts_as_handed_over(open_work: OpenWork) -> None:
    given = [disclosure(), disclosure("d2", revision=3), disclosure("d3", screening_id="s2")]
    court = replace(disclosure("d4", screening_id="s3"), onward=())
    with open_work() as work:
        for one in (*given, court):
            work.disclosures.add(one)
        work.commit()
    with open_work() as work:
        assert work.disclosures.handed_over(("s1", "s2", "s3", "none")) == {"s1": 3, "s2": 1}
        assert work.disclosures.last_given_to() == given[2].recipient
    with open_work() as work:
        work.disclosures.add(
            replace(disclosure("d5"), at=NOW + timedelta(days=1), recipient=Recipient("Eva"))
        )
        assert work.disclosures.last_given_to() == Recipient("Eva")


def test_the_list_of_referrals_holds_the_latest_of_each_family_that_is_one(
    open_work: OpenWork,
) -> None:
    kept = (
        finished("s1", "f1", Outcome.REFER, 1),
        finished("s2", "f2", Outcome.REFER_ASK_MORE, 2),
        finished("s3", "f3", Outcome.NO_REFERRAL, 3),
        finished("s4", "f4", Outcome.REFER, 4),
        finished("s5", "f4", Outcome.DECLINED, 5),
        screening("s6", family_id="f5"),
        replace(finished("s7", "f6", Outcome.REFER, 7), alone=0, family_screening_id="s6"),
    )
    with open_work() as work:
        for one in kept:
            work.screenings.add(one)
        work.commit()
    with open_work() as work:
        referred = work.screenings.referred()
        assert [(one.screening_id, one.number) for one in referred] == [
            ("s2", "N-s2"),
            ("s1", "N-s1"),
        ]
        assert referred[0].outcome is Outcome.REFER_ASK_MORE
        every = work.screenings.of_family("f4")
        assert [one.id for one in every] == ["s4", "s5"]


def test_children_of_many_families_and_every_consent(open_work: OpenWork) -> None:
    children = [registration(), registration("r2"), registration("r3", family_id="f2")]
    states = (ConsentState.LATER, ConsentState.SIGNED)
    with open_work() as work:
        for child in children:
            work.registrations.add(child)
        work.screenings.add(screening())
        for state in states:
            work.papers.keep_consent("s1", consent(state))
        work.commit()
    with open_work() as work:
        found = work.registrations.of_families(("f2", "f1", "none"))
        assert found == {"f1": tuple(children[:2]), "f2": (children[2],)}
        assert work.papers.every_consent_of("s1") == tuple(map(consent, states))
