"""Acts are noted with the work that does them, in both stores."""

from dataclasses import replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.services.ports import OpenWork
from tests.builders import a_clerk


def test_an_act_is_noted_with_the_work_or_not_at_all(open_work: OpenWork) -> None:
    with open_work() as work:
        work.trail.note(Act.VIEWED, "s1")
        work.commit()
    with open_work() as work:
        work.trail.note(Act.PRINTED, "s1")
    with open_work() as work:
        noted = [(one.act, one.about) for one in work.trail.entries(about="s1")]
    assert noted == [(Act.VIEWED, "s1")]


def test_the_newest_entries_come_first_and_can_be_asked_for_by_day_record_and_place(
    open_work: OpenWork,
) -> None:
    with open_work() as work:
        for about in ("s1", "s2", "s1"):
            work.trail.note(Act.VIEWED, about)
        work.commit()
    with open_work() as work:
        of_first = work.trail.entries(about="s1")
        (newest,) = work.trail.entries(most=1)
        of_the_day = work.trail.entries(on=newest.at.date())
        views = work.trail.entries(act=Act.VIEWED)
        before = work.trail.entries(before=newest.seq, most=2)
    assert (len(of_first), newest) == (2, of_first[0])
    assert newest in of_the_day
    assert [one.about for one in views] == ["s1", "s2", "s1"]
    assert [one.about for one in before] == ["s2", "s1"]


def test_the_last_act_is_another_one_whenever_a_record_has_changed(open_work: OpenWork) -> None:
    """A batch is kept without reading again while it is the same."""
    before = _last(open_work)
    with open_work() as work:
        work.batches.keep_rules(SendingRules("not committed"))
    assert _last(open_work) == before
    for clerk in (a_clerk(), replace(a_clerk(), name="Another Name")):
        with open_work() as work:
            work.batches.keep_rules(SendingRules(clerk.name))
            work.commit()
        after_rules = _last(open_work)
        assert after_rules > before
        with open_work() as work:
            work.center.keep_clerk(clerk)
            work.commit()
        before = _last(open_work)
        assert before > after_rules


def _last(open_work: OpenWork) -> int:
    with open_work() as work:
        work.only_read()
        return work.trail.last()
