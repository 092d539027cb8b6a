"""The center, its clerks and its numbers, in both stores."""

from dataclasses import replace
from datetime import date

from mmep_desktop.domain.center import Clerk, MmepContact, Role, School
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import CENTER, CLERK


def test_the_center_is_as_it_was_set_up(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.center.center() == CENTER
        assert work.center.clerks() == (CLERK,)


def test_a_changed_center_replaces_the_old_one_and_its_schools(open_work: OpenWork) -> None:
    changed = replace(CENTER, phone="", mmep=MmepContact(), schools=(School("9", "New School"),))
    with open_work() as work:
        work.center.keep_center(changed)
        work.commit()
    with open_work() as work:
        assert work.center.center() == changed


def test_clerks_come_in_order_and_change_in_place(open_work: OpenWork) -> None:
    second = Clerk("clerk-2", "Bo Nhu", Role.CLERK, left_on=date(2026, 9, 1))
    renamed = replace(CLERK, name="Dolores Medeiros-Silva")
    with open_work() as work:
        for clerk in (second, renamed):
            work.center.keep_clerk(clerk)
        work.commit()
    with open_work() as work:
        assert work.center.clerks() == (renamed, second)
        assert work.center.clerk("clerk-2") == second
        assert work.center.clerk("clerk-3") is None


def test_the_number_of_the_key_file_is_kept_whatever_else_changes(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.center.key_counter() == 0
        work.center.keep_key_counter(7)
        work.center.keep_center(replace(CENTER, phone=""))
        work.commit()
    with open_work() as work:
        assert (work.center.key_counter(), work.center.center().phone) == (7, "")


def test_numbers_rise_from_one_in_each_series(open_work: OpenWork) -> None:
    with open_work() as work:
        given = [work.center.next_number(series) for series in ("0201-A-26", "0201-A-27") * 2]
        work.commit()
    assert given == [1, 1, 2, 2]


def test_a_number_that_was_not_committed_is_given_out_again(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.center.next_number("0201-A-26") == 1
    with open_work() as work:
        assert work.center.next_number("0201-A-26") == 1
        work.commit()
    with open_work() as work:
        assert work.center.next_number("0201-A-26") == 2
