"""Students of a list are written past the session, and the check of the store finds all whole."""

from dataclasses import replace

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.checked import Wrong
from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.names import Name
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, TODAY, registration
from tests.storage.students import FATHER, MOTHER, SOURCE, again, new, student

MANY = 1_300
"""More than are asked for at once."""


def fill(store: Store, *, commits: bool = True) -> None:
    """Keep many students, every third of them registered."""
    placed = [
        new(
            student(
                f"{n}",
                Name(f"Niño{n % 7}", last_1=f"Tum{n}"),
                local_id=f"7{n:05}",
                guardians=(MOTHER, FATHER)[: n % 3],
            ),
            f"r{n}",
            f"f{n}",
            on=None if n % 3 else TODAY,
        )
        for n in range(MANY)
    ]
    with store.work(CLERK.id)() as work:
        work.rosters.keep(SOURCE, placed)
        work.trail.note(Act.IMPORTED, "i1")
        if commits:
            work.commit()


def wrong_in(store: Store) -> list[Wrong]:
    return [one.wrong for one in store.check(lambda _done, _total: None).found]


def test_what_is_written_many_at_a_time_has_its_lines_words_and_counts(store: Store) -> None:
    with store.work()() as work:
        work.registrations.add(registration("by hand", local_id="700003", born="2017-03-13"))
        work.commit()
    fill(store)
    assert wrong_in(store) == []
    changed = [
        again(
            replace(student(f"{n}", Name("Otra", last_1="Tum"), grade="05"), guardians=(FATHER,)),
            f"r{n}",
            on=TODAY,
        )
        for n in range(0, MANY, 2)
    ]
    with store.work(CLERK.id)() as work:
        work.rosters.keep(SOURCE, changed)
        work.registrations.add(registration("afterwards"))
        work.commit()
    assert wrong_in(store) == []
    with store.work()() as work:
        registered = {n for n in range(MANY) if n % 3 == 0 or n % 2 == 0}
        assert work.registrations.coverage_since(TODAY) == (len(registered) + 2, 0)
        assert work.rosters.from_lists(("r4",))["r4"].guardians == (FATHER,)
        assert len(work.registrations.found(readings_of("otra tum"), MANY)) == MANY // 2
        acts = {entry.act for entry in work.trail.entries(about="r4/1", most=9)}
        assert acts == set()
        acts = {entry.act for entry in work.trail.entries(about="r8/1", most=9)}
        assert acts == {Act.KEPT, Act.REMOVED}
        assert {entry.clerk_id for entry in work.trail.entries(about="r8", most=9)} == {CLERK.id}


def test_what_is_not_committed_leaves_no_trace(store: Store) -> None:
    fill(store, commits=False)
    with store.work()() as work:
        assert work.registrations.found(readings_of("nino1"), 5) == ()
        assert work.rosters.known(SOURCE, [student("1")]) == {}
        assert work.registrations.coverage_since(TODAY) == (0, 0)
        assert work.trail.entries(act=Act.IMPORTED) == ()
    assert wrong_in(store) == []
