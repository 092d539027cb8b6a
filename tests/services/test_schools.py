"""The supervisor's list of schools: contacts, programs by hand and from a file, what is asked."""

from pathlib import Path

import pytest

from mmep_desktop.domain.contacts import ContactKind, SchoolContact
from mmep_desktop.domain.program_rows import COLUMNS, BadRow, program_of, row_of
from mmep_desktop.domain.programs import ProgramKind
from mmep_desktop.domain.replies import Chosen
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.program_files import LARGEST, read_program_file
from mmep_desktop.services.housing_list import HousingList
from mmep_desktop.services.schools import Schools
from resources import resource
from tests.builders import replies_of_a_referral, shipped_screener
from tests.services.desk import DeskInMemory

EXAMPLES = ("example.toml", "example.csv")


def schools_of(desk: DeskInMemory) -> Schools:
    return Schools(desk.work, desk.work, desk.ids, desk.screeners, read_program_file)


def test_both_examples_say_the_same_programs_and_twice_changes_nothing() -> None:
    brought = []
    for name in EXAMPLES:
        desk = DeskInMemory()
        schools = schools_of(desk)
        assert schools.bring_in(Path(str(resource("programs", name)))).count == 6
        once = schools.all().programs
        schools.bring_in(Path(str(resource("programs", name))))
        assert schools.all().programs == once
        brought.append([row_of(one) for one in once])
    assert brought[0] == brought[1]
    assert {row["kind"] for row in brought[0]} == set(ProgramKind)


def test_every_program_is_written_down_as_it_is_read() -> None:
    schools = schools_of(DeskInMemory())
    schools.bring_in(Path(str(resource("programs", EXAMPLES[0]))))
    for program in schools.all().programs:
        assert tuple(row_of(program)) == COLUMNS
        assert program_of(program.id, row_of(program), shipped_screener()) == program


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({}, "name kind"),
        ({"kind": "party"}, "kind"),
        ({"from_age": "six", "to_age": "99"}, "from_age to_age"),
        ({"from_age": "9", "to_age": "6"}, "to_age"),
        ({"grades": "9 13"}, "grades"),
        ({"months": "0 7"}, "months"),
        ({"first_day": "7/6/2026", "last_day": "2026-02-30"}, "first_day last_day"),
        ({"first_day": "2026-07-06", "last_day": "2026-07-05"}, "last_day"),
        ({"needs": "credit_gaps=no"}, "needs"),
        ({"needs": "housing=shelter"}, "needs"),
        ({"needs": "credit_gaps"}, "needs"),
        ({"ride": "perhaps"}, "ride"),
        ({"hours": "x" * 201, "price": "1"}, "hours price"),
        ({"grades": "k 9 PK", "months": "07,8"}, "grades"),
        ({"grades": "KN 9 pk", "months": "07,8", "ride": "TRUE"}, ""),
    ],
)
def test_what_cannot_be_read_is_named_by_its_column(row: dict[str, str], wrong: str) -> None:
    whole = {"name": "Program", "kind": "event"} | row if row else row
    if wrong:
        with pytest.raises(BadRow) as refusal:
            program_of("p", whole, shipped_screener())
        assert refusal.value.columns == tuple(wrong.split())
    else:
        program = program_of("p", whole, shipped_screener())
        assert (program.grades, program.months) == (("PK", "KN", "09"), (7, 8))


def test_a_file_with_one_wrong_program_brings_in_none(tmp_path: Path) -> None:
    place = tmp_path / "programs.csv"
    place.write_text("Name;Kind;From age\nClub;after_school;6\n;clinic;old\n", encoding="utf-8")
    desk = DeskInMemory()
    brought = schools_of(desk).bring_in(place)
    assert brought.refused == ((2, ("name", "from_age")),)
    assert desk.work.kept.programs == {}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", b"[[program]"),
        ("a.toml", b"program = 3"),
        ("a.toml", b"[[program]]\nfrom_age = " + b"9" * 5_000),
        ("a.toml", b"program = " + b"[" * 50_000),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.xlsx", b"PK"),
        ("a.csv", b"x" * (LARGEST + 1)),
        ("a.csv", b'name\n"' + b"x" * 200_000),
    ],
)
def test_what_is_no_list_of_programs_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DeskError) as refusal:
        read_program_file(tmp_path / name)
    assert refusal.value.problem is Problem.NO_PROGRAMS
    with pytest.raises(DeskError) as refusal:
        read_program_file(tmp_path / "nothing.csv")
    assert refusal.value.problem is Problem.ROSTER_UNREADABLE


def test_people_are_kept_changed_and_taken_off() -> None:
    desk = DeskInMemory()
    schools = schools_of(desk)
    schools.keep_contact(SchoolContact("", " Marta\u202e ", ContactKind.BILINGUAL, "Elm", ("es",)))
    (marta,) = schools.all().contacts
    assert (marta.name, bool(marta.id)) == ("Marta", True)
    schools.keep_program("", {"name": "Club", "kind": "after_school"})
    (club,) = schools.all().programs
    schools.keep_program(club.id, row_of(club) | {"hours": "3 to 6"})
    assert [one.hours for one in schools.all().programs] == ["3 to 6"]
    schools.forget_contact(marta.id)
    schools.forget_program(club.id)
    assert (schools.all().contacts, schools.all().programs) == ((), ())


def test_what_follows_another_question_has_no_switch_of_its_own() -> None:
    schools = schools_of(DeskInMemory())
    offered = [one.key for one in schools.all().add_ons]
    assert "housing" in offered
    assert not {"housing_told", "transport_needed"} & set(offered)
    schools.ask(("housing", "credit_gaps"))
    schools.ask(("credit_gaps",))
    assert schools.all().asked == {"credit_gaps"}


def test_the_liaisons_list_names_whom_there_is_something_to_do_for() -> None:
    desk = DeskInMemory()
    desk.work.kept.add_ons |= {"housing"}
    for where, *told in (("shelter", "no"), ("own_place",), ("unsure", "yes"), ("declined",)):
        replies = (*replies_of_a_referral(), Chosen(where), *map(Chosen, told))
        desk.interviewing.finish(desk.sit_down(*replies))
    lines = HousingList(desk.work).lines()
    assert sorted(line.answer.answer for line in lines) == ["shelter", "unsure"]
    assert all(line.children and line.number and line.language == "es" for line in lines)
