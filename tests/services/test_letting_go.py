"""MMEP lets go what it kept long enough: by a supervisor's hand, whole, and never for it to return.

Real keys, real parcels, a real store; the clock is set forward by months.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.letting_go import ReceivedTerms
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.receiving import Came
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.destroying import Cancelled
from mmep_desktop.services.letting_go import Gone, Kept, LettingGo
from tests.documents.reading import text_of
from tests.fakes import CountingIds
from tests.sending_centers import (
    HER_WORDS,
    RECRUITER,
    MmepOffice,
    SendingCenter,
    a_record,
    a_row,
    only_her_words,
)
from tests.services.test_printing_many import Steps

ANA = a_row("Ana", "García")
YEAR_LATER, YEARS_LATER = datetime(2027, 9, 2, 9, tzinfo=UTC), datetime(2029, 9, 2, 9, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MmepOffice]:
    made = MmepOffice(tmp_path)
    yield made
    assert made.store.check(lambda _done, _total: None).is_whole
    made.store.close()


@pytest.fixture
def center(office: MmepOffice) -> SendingCenter:
    made = SendingCenter()
    office.knows(made)
    return made


def receive(office: MmepOffice, parcel: bytes) -> Came | None:
    (arrived,) = office.desk.receiving.receive([office.file(parcel)], Steps())
    return arrived.came


def kept(office: MmepOffice) -> Kept:
    return office.desk.letting_go.kept()


def let_go(office: MmepOffice) -> Gone | None:
    return office.desk.letting_go.let_go(HER_WORDS, Steps())


def numbers(office: MmepOffice) -> list[str]:
    return [line.number for line in office.desk.receiving.work().lines]


def four_referrals(office: MmepOffice, center: SendingCenter, folder: Path) -> None:
    """Receive one that is answered, one half answered, one open, and one with an appointment."""
    records = [a_record(f"s{each}", ANA) for each in (1, 3, 4)]
    two = a_record("s2", ANA, a_row("Luz", "García"))
    receive(office, center.batch(office.keys, *records, two))
    give = office.desk.replying.give
    give("s1", 0, Result.MOVED)
    give("s2", 0, Result.MOVED)
    give("s4", 0, Result.APPOINTMENT)
    office.desk.replying.write_all(str(folder), Steps())


def test_what_is_answered_goes_first_and_what_has_no_result_stays_as_long_as_a_move_counts(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    four_referrals(office, center, tmp_path)
    assert (kept(office).referrals, kept(office).due.count) == (4, 0)
    assert let_go(office) is None
    office.clock.at = YEAR_LATER
    assert [line.age.number for line in kept(office).lines] == ["N-S1"]
    assert office.desk.receiving.work().due == 1
    gone = let_go(office)
    assert gone
    assert gone.is_cleared
    assert (gone.letting.referrals, gone.letting.children) == (1, 1)
    assert sorted(numbers(office)) == ["N-S2", "N-S2", "N-S3", "N-S4"]
    office.clock.at = YEARS_LATER
    due = kept(office).due
    assert (due.count, due.open, due.children) == (3, 3, 4)
    let_go(office)
    assert (numbers(office), kept(office).due.count) == ([], 0)
    assert [told.letting.referrals for told in kept(office).past] == [3, 1]
    assert all(told.letting.cleared_at for told in kept(office).past)
    assert kept(office).past[0].by == RECRUITER.name
    assert office.desk.letting_papers.print(kept(office).past[0]) == "Front desk"
    ((pdf, _printer, title),) = office.tray.pages
    page = " ".join(text_of(pdf).split())
    for words in (
        "Referrals let go on 2 September 2029",
        "North Street Center 02010000-A 3",
        "Referrals: 3. Children: 4.",
        "Ana Recruiter (ar)",
        "36 months after the last batch",
        "no readable byte",
        "No backup holds them.",
        "34 CFR 99.35(b)(2)",
        "Page 1 of 1",
    ):
        assert words in page
    assert "García" not in page + title


def test_a_result_that_no_file_has_carried_to_its_center_is_no_last_result(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.desk.replying.give("s1", 0, Result.MOVED)
    with pytest.raises(DeskError):  # the file is made, and the stick is full
        office.desk.replying.write_all(str(tmp_path / "no such folder"), Steps())
    office.clock.at = YEAR_LATER
    assert kept(office).due.count == 0
    office.desk.replying.write_all(str(tmp_path), Steps())
    assert kept(office).due.count == 1


def test_what_was_let_go_never_comes_back_by_an_older_batch_and_does_by_a_later_one(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    first = center.batch(office.keys, a_record("s1", ANA))
    late = center.batch(office.keys, a_record("s1", ANA, revision=2, news=News.CHANGED))
    last = a_record("s1", ANA, revision=3, news=News.CHANGED)
    for parcel in (first, center.batch(office.keys, last)):
        receive(office, parcel)
    office.desk.replying.give("s1", 0, Result.MOVED)
    office.desk.replying.write_all(str(tmp_path), Steps())
    office.clock.at = YEAR_LATER
    assert let_go(office)
    assert office.desk.replying.of("s1") == ()
    with pytest.raises(LookupError):
        office.desk.receiving.open("s1")
    (made,) = office.desk.replying.made()
    assert (made.is_whole, made.answers) == (False, 1)
    with pytest.raises(LookupError):
        office.desk.replying.write(made.id, str(tmp_path / "again"))
    assert receive(office, first) is Came.AGAIN
    (arrived,) = office.desk.receiving.receive([office.file(late)], Steps())
    assert (arrived.came, arrived.older, numbers(office)) == (Came.TAKEN, 1, [])
    other = SendingCenter("Southcoast Center", "00350000", "B")
    office.knows(other)
    stolen = other.batch(office.keys, a_record("s1", ANA, revision=9))
    (arrived,) = office.desk.receiving.receive([office.file(stolen)], Steps())
    assert (arrived.foreign, numbers(office)) == (1, [])
    again = a_record("s1", ANA, revision=4, news=News.CHANGED)
    assert receive(office, center.batch(office.keys, again)) is Came.TAKEN
    assert numbers(office) == ["N-S1"]
    office.desk.replying.give("s1", 0, Result.DECLINED)
    (wrote,) = office.desk.replying.write_all(str(tmp_path), Steps()).files[-1:]
    assert wrote.number == 2, "the chain of answers goes on"


def test_withdrawn_referrals_and_files_of_centers_never_let_in_go_too(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", news=News.WITHDRAWN)))
    assert receive(office, SendingCenter().batch(office.keys, a_record("s2", ANA))) is (
        Came.UNKNOWN_CENTER
    )
    office.clock.at = YEAR_LATER
    assert let_go(office)
    assert len(office.desk.receiving.work().unknown) == 1
    office.clock.at = YEARS_LATER
    gone = let_go(office)
    assert gone
    assert (gone.letting.referrals, gone.letting.files) == (0, 1)
    assert office.desk.receiving.work().unknown == ()


def test_nothing_goes_without_the_passphrase_or_when_it_is_stopped(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    four_referrals(office, center, tmp_path)
    office.clock.at = YEARS_LATER
    for typed in ("", "four words of somebody"):
        with pytest.raises(DeskError) as refused:
            office.desk.letting_go.let_go(typed, Steps())
        assert refused.value.problem is Problem.WRONG_PASSPHRASE
    with pytest.raises(Cancelled):
        office.desk.letting_go.let_go(HER_WORDS, Steps(stop_after=0))
    assert (len(numbers(office)), kept(office).past) == (5, ())


class FullDisk:
    """Has no room to write the file anew."""

    def clear_traces(self) -> bool:
        raise DeskError(Problem.STORE_FULL)

    def last_holding(self, _day: date) -> date | None:
        return None


def test_what_is_gone_is_said_to_be_gone_where_its_traces_have_to_wait(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.clock.at = YEARS_LATER
    work, full = office.store.work(RECRUITER.id), FullDisk()
    letting_go = LettingGo(
        *(work, office.clock, CountingIds(), RECRUITER), full, full, only_her_words
    )
    gone = letting_go.let_go(HER_WORDS, Steps())
    assert gone
    assert not gone.is_cleared
    assert (numbers(office), kept(office).past[0].letting.cleared_at) == ([], None)
    with pytest.raises(DeskError):
        letting_go.clear()
    assert office.desk.letting_go.clear()
    assert kept(office).past[0].letting.cleared_at


def test_the_terms_are_kept_and_those_beyond_use_refused(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.clock.at = YEAR_LATER
    office.desk.letting_go.change_terms(ReceivedTerms(6, 12))
    assert (kept(office).terms, kept(office).due.count) == (ReceivedTerms(6, 12), 1)
    with pytest.raises(ValueError, match="kept"):
        office.desk.letting_go.change_terms(ReceivedTerms(1, 12))


def test_only_a_supervisor_lets_go_and_the_trail_says_so(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.clock.at = YEARS_LATER
    gone = let_go(office)
    with office.store.work()() as work:
        (line,) = work.trail.entries(act=Act.LET_GO)
        assert gone
        assert (line.about, line.clerk_id) == (gone.letting.id, RECRUITER.id)
        work.center.keep_clerk(replace(RECRUITER, role=Role.RECRUITER))
        work.commit()
    for act in (office.desk.letting_go.kept, lambda: let_go(office)):
        with pytest.raises(DeskError) as refused:
            act()
        assert refused.value.problem is Problem.NOT_ALLOWED
