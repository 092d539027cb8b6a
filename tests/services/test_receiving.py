"""Batches of several centers come to MMEP: each once, in order, and never one over a later one."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.center import Clerk, DeskKind, Role
from mmep_desktop.domain.mmep_answers import AnswerFile, Result, read_answers_json
from mmep_desktop.domain.partner_keys import PartnerKind
from mmep_desktop.domain.receiving import Came
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.receiving import Arrived, Work
from tests.sending_centers import (
    MMEP,
    PARCELS,
    RECRUITER,
    MmepOffice,
    SendingCenter,
    a_record,
    a_row,
)
from tests.services.test_printing_many import Steps

ANA, LUZ = a_row("Ana", "García"), a_row("Luz", "Tzoc", date(2012, 1, 2))
SEVEN_MONTHS = (date(2026, 1, 5), date(2026, 8, 5))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MmepOffice]:
    made = MmepOffice(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def center(office: MmepOffice) -> SendingCenter:
    made = SendingCenter()
    office.knows(made)
    return made


def receive(office: MmepOffice, *parcels: bytes) -> tuple[Arrived, ...]:
    return office.desk.receiving.receive([office.file(each) for each in parcels], Steps())


def came(office: MmepOffice, parcel: bytes) -> Came | Problem | None:
    (arrived,) = receive(office, parcel)
    return arrived.came or arrived.problem


def work(office: MmepOffice) -> Work:
    return office.desk.receiving.work()


def names(office: MmepOffice) -> list[str]:
    return [line.name.first for line in work(office).lines]


def test_two_centers_send_and_each_child_is_a_line_of_work(
    office: MmepOffice, center: SendingCenter
) -> None:
    other = SendingCenter("Southcoast Center", "00350000", "B")
    office.knows(other)
    first = center.batch(office.keys, a_record("s1", ANA, LUZ))
    second = other.batch(office.keys, a_record("s2", a_row("Bo", "Nhu", DISTRICT="Boston")))
    arrived = receive(office, first, second)
    assert [(one.came, one.name, one.number, one.new) for one in arrived] == [
        (Came.TAKEN, "North Street Center", 1, 1),
        (Came.TAKEN, "Southcoast Center", 1, 1),
    ]
    lines = work(office).lines
    assert [(line.town, line.name.first, line.language) for line in lines] == [
        ("Boston", "Bo", "es"),
        ("New Bedford", "Ana", "es"),
        ("New Bedford", "Luz", "es"),
    ]
    opened = office.desk.receiving.open("s1")
    assert opened.held.record.answers == (("Did you move?", "Yes", False),)
    assert opened.held.children[0].row[Column.BORN] == date(2015, 3, 9)


def test_the_same_batch_twice_changes_nothing_and_so_does_a_further_copy(
    office: MmepOffice, center: SendingCenter
) -> None:
    parcel = center.batch(office.keys, a_record("s1", ANA))
    assert came(office, parcel) is Came.TAKEN
    before = work(office)
    assert came(office, parcel) is Came.AGAIN
    again = center.sealed(office.keys, 1, "", [a_record("s1", ANA)], copy=2)
    assert came(office, again) is Came.AGAIN
    assert work(office) == before


def test_a_batch_that_is_missing_is_named_until_it_comes_and_undoes_nothing_then(
    office: MmepOffice, center: SendingCenter
) -> None:
    one = center.batch(office.keys, a_record("s1", ANA))
    two = center.batch(office.keys, a_record("s1", LUZ, revision=2, news=News.CHANGED))
    last = a_record("s1", a_row("Iris", "Sol"), revision=3, news=News.CHANGED)
    three = center.batch(office.keys, last)
    receive(office, one, three)
    assert [gap.numbers for gap in work(office).missing] == [(2,)]
    (late,) = receive(office, two)
    assert (late.came, late.older, late.changed) == (Came.TAKEN, 1, 0)
    assert (names(office), work(office).missing) == (["Iris"], ())


def test_who_takes_consent_back_is_named_no_more_also_when_an_older_batch_comes_later(
    office: MmepOffice, center: SendingCenter
) -> None:
    one = center.batch(office.keys, a_record("s1", ANA))
    two = center.batch(office.keys, a_record("s1", revision=1, news=News.WITHDRAWN))
    receive(office, two, one)
    (line,) = work(office).lines
    assert (line.news, line.name.shown) == (News.WITHDRAWN, "")
    with pytest.raises(DeskError) as refused:
        office.desk.replying.give("s1", 0, Result.MOVED)
    assert refused.value.problem is Problem.REFERRAL_WITHDRAWN
    assert office.desk.receiving.open("s1").held.children == ()


def test_what_contradicts_the_chain_is_not_used_at_all(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    other = a_record("s9", LUZ)
    for number, previous in ((1, ""), (2, "ab" * 32), (2, ""), (1, "ab" * 32)):
        assert came(office, center.sealed(office.keys, number, previous, [other])) is Came.CONTRARY
    assert names(office) == ["Ana"]


def test_a_center_cannot_change_what_another_one_sent(
    office: MmepOffice, center: SendingCenter
) -> None:
    other = SendingCenter("Southcoast Center", "00350000", "B")
    office.knows(other)
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    stolen = a_record("s1", LUZ, revision=9, news=News.CHANGED)
    (arrived,) = receive(office, other.batch(office.keys, stolen))
    assert (arrived.foreign, names(office)) == (1, ["Ana"])


def test_files_of_a_center_that_nobody_knows_wait_until_its_words_were_compared(
    office: MmepOffice,
) -> None:
    center = SendingCenter()
    parcel = center.batch(office.keys, a_record("s1", ANA))
    assert came(office, parcel) is Came.UNKNOWN_CENTER
    assert came(office, parcel) is Came.UNKNOWN_CENTER
    (unknown,) = work(office).unknown
    assert (unknown.keys, unknown.files) == (center.keys.public, 1)
    assert len(unknown.words) == 8
    assert office.desk.receiving.open_waiting(Steps()) == ()
    assert names(office) == []
    office.knows(center)
    assert (work(office).ready, work(office).unknown) == (1, ())
    (arrived,) = office.desk.receiving.open_waiting(Steps())
    assert (arrived.came, names(office), work(office).unknown) == (Came.TAKEN, ["Ana"], ())


def test_a_key_that_changed_is_told_from_a_center_that_is_new(
    office: MmepOffice, center: SendingCenter
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    anew = SendingCenter()
    anew.number, anew.previous = center.number, center.previous
    assert came(office, anew.batch(office.keys, a_record("s2", LUZ))) is Came.UNKNOWN_CENTER
    (unknown,) = work(office).unknown
    assert unknown.has_changed
    office.knows(anew)
    (arrived,) = office.desk.receiving.open_waiting(Steps())
    assert (arrived.came, names(office)) == (Came.TAKEN, ["Ana", "Luz"]), "its chain goes on"


def test_a_center_whose_key_is_dropped_keeps_what_it_sent_and_waits_with_the_rest(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.desk.replying.give("s1", 0, Result.MOVED)
    with office.store.work()() as unit:
        unit.partners.drop(center.keys.public.fingerprint)
        unit.commit()
    second = center.batch(office.keys, a_record("s2", LUZ))
    assert came(office, second) is Came.UNKNOWN_CENTER
    wrote = office.desk.replying.write_all(str(tmp_path), Steps())
    assert (wrote.files, wrote.without_key, names(office)) == ((), ("02010000-A",), ["Ana"])
    office.knows(center)
    office.desk.receiving.open_waiting(Steps())
    assert names(office) == ["Ana", "Luz"]
    assert len(office.desk.replying.write_all(str(tmp_path), Steps()).files) == 1


def test_whatever_is_wrong_with_a_file_the_others_are_taken_in(
    office: MmepOffice, center: SendingCenter
) -> None:
    good = center.batch(office.keys, a_record("s1", ANA))
    stranger = PARCELS.new_keys(PartnerKind.MMEP, "", "", "Elsewhere")
    for_others = SendingCenter().batch(stranger, a_record("s2", LUZ))
    liar = SendingCenter("Somebody else")
    office.knows(liar)  # who has taken the place of the center, and signs for another desk
    liar.district = "00350000"
    of_another_desk = liar.batch(office.keys, a_record("s3", LUZ))
    office.knows(center)
    cut, bent = good[:-20], bytearray(good)
    bent[len(bent) // 2] ^= 1
    arrived = office.desk.receiving.receive(
        [
            *(office.file(each) for each in (cut, bytes(bent), for_others, b"", good)),
            str(office.folder / "nowhere.mepbatch"),
        ],
        Steps(),
    )
    assert [one.problem for one in arrived] == [
        Problem.PARCEL_DAMAGED,
        Problem.PARCEL_DAMAGED,
        Problem.PARCEL_NOT_FOR_US,
        Problem.PARCEL_DAMAGED,
        None,
        Problem.PARCEL_UNREADABLE,
    ]
    assert names(office) == ["Ana"]
    unanswerable = center.sealed(
        office.keys, 2, center.previous, [a_record("s5", LUZ, number="=1")]
    )
    assert came(office, unanswerable) is Problem.PARCEL_KIND_UNKNOWN
    office.knows(liar)
    assert came(office, of_another_desk) is Problem.PARCEL_SENDER_UNKNOWN


def test_who_cancels_keeps_what_is_taken_in_and_the_rest_can_come_later(
    office: MmepOffice, center: SendingCenter
) -> None:
    parcels = [center.batch(office.keys, a_record(f"s{each}", ANA)) for each in range(3)]
    places = [office.file(each) for each in parcels]
    assert len(office.desk.receiving.receive(places, Steps(stop_after=2))) == 2
    assert len(work(office).lines) == 2
    office.desk.receiving.receive(places, Steps())
    assert len(work(office).lines) == 3


def test_a_child_of_two_centers_is_seen_on_the_list_and_beside_the_other(
    office: MmepOffice, center: SendingCenter
) -> None:
    other = SendingCenter("Southcoast Center", "00350000", "B")
    office.knows(other)
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    misspelt = a_row("Ana", "Garcia Lopez")
    same_id = a_row("Nobody", "Near", None, STATE_ID="1234567890")
    (arrived,) = receive(office, other.batch(office.keys, a_record("s2", misspelt, same_id)))
    assert arrived.alike == 1
    (alike,) = office.desk.receiving.open("s2").alike[0]
    assert (alike.child.record, alike.number, alike.center) == ("s1", "N-S1", "02010000-A")
    receive(
        office, center.batch(office.keys, a_record("s3", a_row("Eve", "X", STATE_ID="1234567890")))
    )
    twins = {line.name.first for line in work(office).lines if line.is_twin}
    assert twins == {"Nobody", "Eve"}


def opened_by_the_center(office: MmepOffice, center: SendingCenter, place: Path) -> AnswerFile:
    with PARCELS.opening() as opening:
        members = opening.opened(place.read_bytes(), center.keys.identity)
    manifest = PARCELS.verified(members, office.keys.public.signing, center.keys.public.fingerprint)
    return read_answers_json(json.loads(members["answers.json"]), manifest)


def test_each_center_gets_its_answers_in_files_without_a_gap(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    other = SendingCenter("Southcoast Center", "00350000", "B")
    office.knows(other)
    give, write = office.desk.replying.give, office.desk.replying.write_all
    receive(office, center.batch(office.keys, a_record("s1", ANA, LUZ)))
    receive(office, other.batch(office.keys, a_record("s2", ANA)))
    give("s1", 0, Result.NOT_REACHED, tries=3)
    give("s1", 0, Result.ELIGIBLE, days=SEVEN_MONTHS)
    give("s1", 1, Result.DUPLICATE, duplicate_of="N-S2")
    assert work(office).to_tell == 2
    wrote = write(str(tmp_path), Steps())
    assert [Path(place).name for place in wrote.places] == [
        "0035-B_answers-0001.mepanswer",
        "0201-A_answers-0001.mepanswer",
    ]
    first = opened_by_the_center(office, center, tmp_path / "0201-A_answers-0001.mepanswer")
    assert [(one.child, one.result) for one in first.answers] == [
        (0, Result.ELIGIBLE),
        (1, Result.DUPLICATE),
    ]
    assert (first.previous, first.received) == ("", ((1, center.previous),))
    assert write(str(tmp_path), Steps()).files == ()
    give("s1", 0, Result.MOVED)
    (second_place,) = write(str(tmp_path), Steps()).places
    second = opened_by_the_center(office, center, Path(second_place))
    assert (second.number, second.previous, second.received) == (2, first.digest, ())
    assert [one.result for one in second.answers] == [Result.MOVED]
    with pytest.raises(DeskError) as refused:
        opened_by_the_center(office, other, Path(second_place))
    assert refused.value.problem is Problem.PARCEL_NOT_FOR_US


def test_answers_that_cannot_be_written_are_kept_and_written_the_next_time(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.desk.replying.give("s1", 0, Result.APPOINTMENT)
    with pytest.raises(DeskError) as refused:
        office.desk.replying.write_all(str(tmp_path / "no such folder"), Steps())
    assert refused.value.problem is Problem.COPY_NOT_SAVED
    (made,) = office.desk.replying.made()
    assert (made.number, made.answers, made.files) == (1, 1, 0)
    (wrote,) = office.desk.replying.write_all(str(tmp_path), Steps()).files
    assert wrote.id == made.id
    assert office.desk.replying.made()[0].files == 1


@pytest.mark.parametrize(
    "needed",
    [
        {"result": Result.ELIGIBLE},
        {"result": Result.ELIGIBLE, "days": (date(2026, 1, 1), date(2029, 1, 2))},
        {"result": Result.NOT_REACHED},
        {"result": Result.MOVED, "tries": 1},
    ],
)
def test_a_result_without_what_it_needs_is_not_kept(
    office: MmepOffice, center: SendingCenter, needed: dict[str, object]
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    with pytest.raises(ValueError, match=r"eligible|tries"):
        office.desk.replying.give("s1", 0, **needed)  # type: ignore[arg-type]  # what is missing is the point
    assert office.desk.replying.of("s1") == ()


def test_all_that_is_held_goes_into_one_locked_workbook(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA, LUZ)))
    place = tmp_path / "all.xlsx"
    words = office.desk.replying.save_everything(str(place))
    assert len(words.split()) == 6
    assert place.read_bytes()[:2] != b"PK"


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.AUDITOR, DeskKind.MMEP),
        (Role.CLERK, DeskKind.MMEP),
        (Role.SUPERVISOR, DeskKind.CENTER),
    ],
)
def test_only_recruiters_open_batches_and_only_at_mmep(
    tmp_path: Path, role: Role, kind: DeskKind
) -> None:
    clerk: Clerk = replace(RECRUITER, role=role)
    office = MmepOffice(tmp_path, clerk, replace(MMEP, kind=kind))
    for act in (
        office.desk.receiving.work,
        office.desk.replying.made,
        lambda: office.desk.receiving.receive(("nowhere",), Steps()),
    ):
        with pytest.raises(DeskError) as refused:
            act()
        assert refused.value.problem is Problem.NOT_ALLOWED
    office.store.close()


def test_the_trail_says_what_was_done_and_every_row_is_as_it_was_left(
    office: MmepOffice, center: SendingCenter, tmp_path: Path
) -> None:
    receive(office, center.batch(office.keys, a_record("s1", ANA)))
    office.desk.receiving.open("s1")
    office.desk.replying.give("s1", 0, Result.DECLINED)
    office.desk.replying.write_all(str(tmp_path), Steps())
    with office.store.work()() as reading:
        acts = {entry.act for entry in reading.trail.entries()}
    assert {Act.BATCH_OPENED, Act.VIEWED, Act.RESULT_GIVEN, Act.ANSWERS_MADE, Act.EXPORTED} <= acts
    assert office.store.check(lambda _done, _total: None).is_whole
