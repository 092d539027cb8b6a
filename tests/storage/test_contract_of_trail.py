"""Acts are noted with the work that does them, in both stores."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.services.ports import OpenWork


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
