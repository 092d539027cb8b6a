"""What schools' lists told, in both stores."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.keeping import FamilyRecord
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.packed_students import packed
from mmep_desktop.domain.roster import Columns, DateOrder, Field, Layout, Student, fingerprint
from mmep_desktop.domain.rostering import Arrival, FromList, Known, Part, Placed, RosterImport
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import CLERK, NOW, TODAY, registration
from tests.storage.students import FATHER, MOTHER, SOURCE, again, new, student
from tests.storage.test_contract_of_keeping import keep_finished

LATER = TODAY + timedelta(days=3)
LISTED = student("700001", Name("Xuncax"), local_id="700001", phone="", guardians=())


def keep(begin: OpenWork, *placed: Placed, source: str = SOURCE) -> None:
    with begin() as work:
        work.rosters.keep(source, placed)
        work.commit()


def known(begin: OpenWork, *students: Student, source: str = SOURCE) -> dict[str, Known]:
    with begin() as work:
        return dict(work.rosters.known(source, students))


def test_students_are_kept_as_they_are_placed_and_known_again(open_work: OpenWork) -> None:
    told = student(registered_on=TODAY, guardians=(MOTHER, FATHER))
    keep(open_work, new(told), new(LISTED, "r2", "f2", on=None, withdrawn_on=TODAY))
    with open_work() as work:
        registered, listed = work.registrations.get("r1"), work.registrations.get("r2")
        assert work.rosters.from_lists(("r1", "r2", "r3")) == {
            "r1": FromList(SOURCE, "700000", "72 Rivet St", "Spanish", None, (MOTHER, FATHER)),
            "r2": FromList(SOURCE, "700001", "72 Rivet St", "Spanish", TODAY),
        }
        assert work.registrations.registered_on(TODAY) == (registered,)
        assert work.registrations.coverage_since(TODAY) == (1, 0)
        assert work.registrations.found(readings_of("lucia tzoc 0148"), 5) == (registered,)
        assert work.registrations.found(readings_of("xuncax"), 5) == (listed,)
    assert (registered.name, registered.source, registered.source_id) == (
        told.name,
        SOURCE,
        "700000",
    )
    assert (registered.state_id, registered.grade) == ("1000000001", "04")
    assert (listed.is_registered, listed.family_id) == (False, "f2")
    assert known(open_work, told, LISTED) == {
        "700000": Known("r1", TODAY, TODAY, None, fingerprint(told)),
        "700001": Known("r2", None, None, TODAY, fingerprint(LISTED)),
    }


def test_a_child_is_known_by_its_last_registration_and_by_nobody_elses_id(
    open_work: OpenWork,
) -> None:
    told = student()
    keep(open_work, new(told), new(told, "r2", "f2", on=LATER))
    stranger = student("1", local_id="1")
    assert known(open_work, told, stranger)["700000"].registration_id == "r2"
    assert set(known(open_work, told, stranger)) == {"700000"}


@pytest.mark.parametrize("source", ["", "another"])
def test_a_child_is_known_by_local_id_and_birth_date_where_no_id_leads_to_it(
    open_work: OpenWork, source: str
) -> None:
    child = registration(local_id="700000", born="2017-03-13")
    with open_work() as work:
        work.registrations.add(replace(child, source=source, source_id="7" if source else ""))
        work.commit()
    other_day = replace(student(), source_id="x", born="2017-03-14")
    found = known(open_work, student(), other_day, student("y", local_id=""))
    assert found == {"700000": Known("r1", TODAY, is_of_another=bool(source))}


def test_what_a_new_list_leaves_blank_stays_and_the_guardians_are_those_of_the_list(
    open_work: OpenWork,
) -> None:
    keep(open_work, new(student(guardians=(MOTHER, FATHER))))
    married = Name("Lucía", "", "Tzoc", used="Luz")
    told = replace(
        student(name=married, phone="", grade="05", guardians=(FATHER,)), address="", school=""
    )
    keep(open_work, again(told))
    with open_work() as work:
        child = work.registrations.get("r1")
        from_list = work.rosters.from_lists(("r1",))["r1"]
        assert work.registrations.found(readings_of("perez"), 5) == ()
        assert work.registrations.found(readings_of("luz 0148"), 5) == (child,)
        assert work.registrations.coverage_since(TODAY) == (1, 0)
    assert (child.name, child.phone, child.grade) == (married, "508-555-0148", "05")
    assert (from_list.address, from_list.guardians) == ("72 Rivet St", (FATHER,))
    assert known(open_work, told)["700000"].fingerprint == fingerprint(told)
    keep(open_work, again(replace(told, guardians=())))
    with open_work() as work:
        assert work.rosters.from_lists(("r1",))["r1"].guardians == (FATHER,)


@pytest.mark.parametrize(
    ("source", "said", "owner"), [("", True, SOURCE), ("another", False, "another")]
)
def test_what_was_written_down_or_told_by_another_stays_and_is_only_filled(
    open_work: OpenWork, source: str, said: bool, owner: str
) -> None:
    written = registration(local_id="700000", born="2017-03-13", phone="", name=Name("Luz"))
    with open_work() as work:
        work.registrations.add(replace(written, source=source, source_id="7" if source else ""))
        work.commit()
    keep(open_work, again(student()))
    with open_work() as work:
        child = work.registrations.get("r1")
        from_list = work.rosters.from_lists(("r1",))["r1"]
    assert (child.name, child.grade, child.phone) == (Name("Luz"), "6", "508-555-0148")
    assert (child.source, child.state_id, from_list.source) == (owner, "1000000001", owner)
    assert (from_list.guardians, from_list.address) == ((MOTHER,), "72 Rivet St")
    told = known(open_work, replace(student(), source_id=child.source_id), source=owner)
    assert (told[child.source_id].fingerprint == fingerprint(student())) is said


def test_whoever_stood_in_the_list_and_registers_counts_from_then_on(open_work: OpenWork) -> None:
    keep(open_work, new(LISTED, "r2", "f2", on=None, withdrawn_on=TODAY))
    keep(open_work, again(LISTED, "r2", on=LATER))
    with open_work() as work:
        assert work.registrations.coverage_since(LATER) == (1, 0)
        assert work.registrations.get("r2").registered_on == LATER
        assert work.rosters.from_lists(("r2",))["r2"].withdrawn_on is None


def test_whoever_registers_at_the_counter_is_here_again(open_work: OpenWork) -> None:
    keep(open_work, new(LISTED, "r2", "f2", on=None, withdrawn_on=TODAY))
    with open_work() as work:
        child = work.registrations.get("r2")
        work.registrations.keep(replace(child, registered_on=TODAY))
        assert work.registrations.coverage_since(TODAY) == (1, 0)
        work.commit()
    assert known(open_work, LISTED)["700001"].withdrawn_on is None


def test_a_destroyed_child_is_known_by_the_code_of_its_id_alone(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.rosters.destroyed(SOURCE, ("700000",)) == {}
        keep_finished(work, Outcome.NO_REFERRAL)
        work.rosters.keep(SOURCE, (new(student(), "r7"), new(LISTED, "r8", "f8", on=None)))
        work.commit()
    with open_work() as work:
        records = work.keeping.records_of(("f1", "f8"))
        first, listed = work.keeping.destroy(list(records.values()))
        work.keeping.keep_remnants((*first.remnants, *listed.remnants))
        work.commit()
    assert (len(first.remnants), first.children) == (3, 3)
    assert (listed.remnants, listed.children) == ((), 1)
    with open_work() as work:
        asked = ("700000", "700001", "700002")
        assert work.rosters.destroyed(SOURCE, asked) == {"700000": TODAY}
        assert work.rosters.destroyed("another", asked) == {}
        assert work.rosters.from_lists(("r7", "r8")) == {}
        assert work.registrations.found(readings_of("xuncax"), 5) == ()


def test_a_record_says_who_only_stands_in_a_list_and_whether_all_left(open_work: OpenWork) -> None:
    keep(
        open_work,
        new(LISTED, "r2", "f2", on=None),
        new(student("3"), "r3", "f3", on=None, withdrawn_on=TODAY),
        new(student("4"), "r4", "f3", on=None, withdrawn_on=LATER),
        new(student("5"), "r5", "f5", withdrawn_on=TODAY),
        new(student("6"), "r6", "f5", on=None),
    )
    with open_work() as work:
        found = {one.family_id: one for one in work.keeping.families()}
    assert found == {
        "f2": FamilyRecord("f2", None),
        "f3": FamilyRecord("f3", None, (), LATER),
        "f5": FamilyRecord("f5", TODAY),
    }


def test_readings_of_lists_come_back_as_they_were_made(open_work: OpenWork) -> None:
    counts = {Arrival.BASELINE: 40, Arrival.REGISTERED: 2}
    first = RosterImport("i1", SOURCE, Layout.ASPEN, "ab", CLERK.id, NOW, True, counts)
    second = replace(first, id="i2", is_baseline=False, counts={Arrival.SAME: 42}, refused=1)
    with open_work() as work:
        for made in (first, second, replace(first, id="i3", source="other")):
            work.rosters.add_import(made)
        work.commit()
    with open_work() as work:
        assert work.rosters.imports_of(SOURCE) == (first, second)
        assert work.rosters.imports_of("nobody") == ()
        assert work.rosters.sources() == {SOURCE, "other"}


def test_a_reading_tells_what_is_kept_of_it_so_far_or_is_forgotten(open_work: OpenWork) -> None:
    made = RosterImport("i1", SOURCE, Layout.ASPEN, "ab", CLERK.id, NOW, True, {})
    with open_work() as work:
        work.rosters.add_import(made)
        work.rosters.add_import(replace(made, id="i2"))
        work.commit()
    kept = replace(made, counts={Arrival.BASELINE: 3})
    with open_work() as work:
        work.rosters.keep_counts(kept)
        work.rosters.forget_import("i2")
        work.commit()
    with open_work() as work:
        assert work.rosters.import_called("i1") == kept
        assert work.rosters.imports_of(SOURCE) == (kept,)


def test_students_wait_for_their_turn_and_go_when_they_had_it(open_work: OpenWork) -> None:
    made = RosterImport("i1", SOURCE, Layout.ASPEN, "ab", CLERK.id, NOW, True, {})
    parts = [Part("i1", place, 2, packed([student(f"{place}")])) for place in (1, 0)]
    with open_work() as work:
        work.rosters.add_import(made)
        work.waiting.add(parts)
        work.commit()
    with open_work() as work:
        first = work.waiting.first()
        assert first == parts[1]
        assert (work.waiting.left("i1"), work.waiting.left("i2")) == (4, 0)
        assert work.waiting.after(parts[1]) == parts[0]
        assert work.waiting.after(parts[0]) is None
        work.rosters.make_ready([student()])
        assert work.waiting.drop(parts[1])
        work.commit()
        work.give_way()
        assert not work.waiting.drop(parts[1])
        assert work.waiting.first() == parts[0]
        work.waiting.drop(parts[0])
        work.commit()
    with open_work() as work:
        assert work.waiting.first() is None


def test_columns_are_kept_under_a_name(open_work: OpenWork) -> None:
    columns = Columns({Field.FIRST: "Given", Field.BORN: "DOB"}, DateOrder.MONTH_FIRST)
    other = Columns({Field.FULL_NAME: "Nombre"})
    with open_work() as work:
        work.presets.keep("Bedford", other)
        work.presets.keep("Bedford", columns)
        work.presets.keep("Acushnet", other)
        work.commit()
    with open_work() as work:
        assert list(work.presets.all().items()) == [("Acushnet", other), ("Bedford", columns)]
        work.presets.forget("Bedford")
        work.presets.forget("nobody's")
        work.commit()
    with open_work() as work:
        assert list(work.presets.all()) == ["Acushnet"]
