"""The interviews, in both stores."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from mmep_desktop.domain.determination import Determination, Outcome
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.domain.screening import ScreeningState
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import DETERMINATION, DRAFT, NOW, screening

MANY = 1_500
"""More ids than any database takes in one question."""


def test_a_screening_comes_back_as_it_was_given(open_work: OpenWork) -> None:
    given = screening()
    with open_work() as work:
        work.screenings.add(given)
        work.commit()
    with open_work() as work:
        kept = work.screenings.get(given.id)
    assert kept == replace(given, savings=1)
    assert kept.begun_at.utcoffset() == NOW.utcoffset()
    assert list(kept.draft) == list(DRAFT)


def test_a_finished_screening_keeps_its_determination_and_number(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening())
        begun = work.screenings.get("s1")
        finished = replace(
            begun,
            finished_at=NOW + timedelta(minutes=9),
            determination=DETERMINATION,
            number="0201-A-26-00001",
        )
        saved = work.screenings.save(finished)
        work.commit()
    with open_work() as work:
        assert work.screenings.get("s1") == saved == replace(finished, savings=2)


def test_who_took_it_over_and_what_was_half_typed_come_back(open_work: OpenWork) -> None:
    half = HalfTyped("ms", "worked", {"codes": ("dairy",), "open": True, "code": None})
    with open_work() as work:
        work.screenings.add(screening())
        begun = work.screenings.get("s1")
        work.screenings.save(replace(begun, taken_over_by="as", half_typed=half))
        work.commit()
    with open_work() as work:
        kept, state = work.screenings.get("s1"), work.screenings.state("s1")
        states = work.screenings.states_of((kept.family_id,))
        with pytest.raises(LookupError):
            work.screenings.state("s2")
    assert (kept.taken_over_by, kept.half_typed) == ("as", half)
    assert state == kept.state == states[kept.family_id]
    assert (state.begun_by, state.held_by) == (begun.begun_by, "as")


def test_every_saving_is_counted_also_of_the_same_answers(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening())
        kept = work.screenings.get("s1")
        work.commit()
    for savings in (2, 3, 4):
        with open_work() as work:
            kept = work.screenings.save(kept)
            work.commit()
        assert kept.savings == savings


def test_the_second_of_two_who_save_what_they_saw_is_told(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening())
        seen = work.screenings.get("s1")
        work.commit()
    first, second = (replace(seen, draft={"moved": Chosen(code)}) for code in ("yes", "no"))
    with open_work() as work:
        work.screenings.save(first)
        work.commit()
    with open_work() as work, pytest.raises(DeskError) as refusal:
        work.screenings.save(second)
    assert refusal.value.problem is Problem.CHANGED_ELSEWHERE
    with open_work() as work:
        assert work.screenings.get("s1").draft == first.draft


def test_a_screening_nobody_began_is_not_there(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(LookupError):
        work.screenings.get("none")
    with open_work() as work, pytest.raises(LookupError):
        work.screenings.save(screening("none"))


def test_no_screening_is_begun_twice(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening())
        work.commit()
    with open_work() as work, pytest.raises(ValueError, match=r"UNIQUE|before"):
        work.screenings.add(screening())


def test_the_latest_of_a_family_is_the_one_begun_last_and_not_alone(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening("s2", begun_at=NOW + timedelta(days=1)))
        work.screenings.add(screening("s1", begun_at=NOW))
        later = NOW + timedelta(days=2)
        work.screenings.add(screening("s3", begun_at=later, family_screening_id="s2", alone=1))
        work.screenings.add(screening("s4", family_id="f2"))
        work.commit()
    with open_work() as work:
        latest = work.screenings.latest_of(("f1", "f2", "f3"))
        states = work.screenings.states_of(("f1", "f2", "f3"))
    assert {family: one.id for family, one in latest.items()} == {"f1": "s2", "f2": "s4"}
    assert states == {family: one.state for family, one in latest.items()}


def test_the_latest_is_told_by_the_moment_and_not_by_the_clock_on_the_wall(
    open_work: OpenWork,
) -> None:
    quarter_hour_later_in_winter_time = NOW.astimezone(timezone(timedelta(hours=-5)))
    later = quarter_hour_later_in_winter_time + timedelta(minutes=15)
    assert later.time() < NOW.time()
    with open_work() as work:
        work.screenings.add(screening("s2", begun_at=NOW))
        work.screenings.add(screening("s1", begun_at=later))
        work.commit()
    with open_work() as work:
        assert work.screenings.latest_of(("f1",))["f1"].id == "s1"
        assert work.screenings.states_of(("f1",))["f1"].id == "s1"


def test_a_whole_season_of_families_is_asked_for_at_once(open_work: OpenWork) -> None:
    families = tuple(f"f{number}" for number in range(MANY))
    with open_work() as work:
        for number in (0, MANY // 2, MANY - 1):
            work.screenings.add(screening(f"s{number}", family_id=f"f{number}"))
        work.commit()
    with open_work() as work:
        assert len(work.screenings.latest_of(families)) == 3
        assert len(work.screenings.states_of(families)) == 3
        assert work.screenings.latest_of(()) == {}


def test_what_young_people_answered_alone_comes_by_their_rows(open_work: OpenWork) -> None:
    with open_work() as work:
        work.screenings.add(screening("s1"))
        for id_, row in (("s2", 2), ("s3", 0)):
            work.screenings.add(screening(id_, family_screening_id="s1", alone=row))
        work.commit()
    with open_work() as work:
        assert [one.id for one in work.screenings.alone_with("s1")] == ["s3", "s2"]
        assert work.screenings.alone_with("s2") == ()
        assert work.screenings.alone_with("") == ()


def test_many_are_read_at_once_as_one_by_one(open_work: OpenWork) -> None:
    with open_work() as work:
        for id_ in ("s1", "s2", "s3"):
            work.screenings.add(screening(id_))
        work.screenings.add(screening("s4", family_screening_id="s1", alone=1))
        work.screenings.save(work.screenings.get("s4"))
        work.commit()
    many = tuple(f"none{number}" for number in range(MANY))
    with open_work() as work:
        records = work.screenings
        assert records.those(("s1", "s3", *many)) == {id_: records.get(id_) for id_ in ("s1", "s3")}
        assert records.alone_with_each(("s1", "s2", *many)) == {"s1": records.alone_with("s1")}
        assert records.savings_of(("s1", "s2", *many)) == {"s1": 3, "s2": 1}


def test_a_moment_without_its_offset_is_a_mistake(open_work: OpenWork) -> None:
    naive = NOW.replace(tzinfo=None)
    with open_work() as work, pytest.raises(ValueError, match=r"^a moment without its offset"):
        work.screenings.add(replace(screening(), begun_at=naive))
    with open_work() as work:
        work.screenings.add(screening())
        kept = work.screenings.get("s1")
        with pytest.raises(ValueError, match=r"^a moment without its offset"):
            work.screenings.save(replace(kept, saved_at=naive))


@pytest.mark.parametrize(
    ("finished_at", "determination", "outcome"),
    [
        (None, None, None),
        (NOW, None, None),
        (None, DETERMINATION, None),
        (NOW, DETERMINATION, DETERMINATION.outcome),
    ],
)
def test_a_screening_has_an_outcome_when_it_came_to_its_end(
    open_work: OpenWork,
    finished_at: datetime | None,
    determination: Determination | None,
    outcome: Outcome | None,
) -> None:
    given = replace(screening(), finished_at=finished_at, determination=determination)
    with open_work() as work:
        work.screenings.add(given)
        work.commit()
    with open_work() as work:
        state = work.screenings.states_of(("f1",))["f1"]
    assert state == ScreeningState(given.id, given.begun_by, given.begun_at, outcome, 1)
