"""Students of a list who were read are kept: some at a time, so that nobody waits for a whole list.

Each part is kept in a short transaction of its own, and what is left is there after whatever
happens in between. So a list that was read is kept as a whole, if not at once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from mmep_desktop.domain.packed_students import unpacked
from mmep_desktop.domain.roster import Student
from mmep_desktop.domain.rostering import (
    Arrival,
    Part,
    Placed,
    RosterImport,
    compare,
    counts_on,
    likely_kept,
    placed,
)
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.destroying import Steps
from mmep_desktop.services.ports import Identifiers, OpenWork, UnitOfWork

AT_ONCE = 1_000
"""Students that are kept together: whoever saves an answer meanwhile waits for so many at most."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A part, and the students in it."""

    part: Part
    students: tuple[Student, ...]


class KeepingLists:
    """Keeps what waits, of whichever list."""

    def __init__(self, work: OpenWork, ids: Identifiers) -> None:
        self._work = work
        self._ids = ids

    def go_on(self, steps: Steps) -> Mapping[str, RosterImport]:
        """Keep the parts that wait, one after another, and return the lists, by their ids.

        Stops between two parts once *steps* are cancelled; the others wait on. Raises
        ``DeskError``: the same holds then. Not for the window's thread.
        """
        lists: dict[str, RosterImport] = {}
        done = total = 0
        with self._work() as work, ThreadPoolExecutor(1) as ahead:
            coming = self._next(work)
            while coming is not None and not steps.is_cancelled:
                if coming.part.import_id not in lists:
                    total = done + self._left(coming.part)
                steps.report(done, total)
                work.give_way()
                made = self._keep(work, coming)
                next_one = ahead.submit(self._next, work, coming)
                work.commit()
                if made is not None:
                    lists[made.id] = made
                done += coming.part.size
                coming = next_one.result()
        if done:
            steps.report(done, total)
        return lists

    def _next(self, work: UnitOfWork, before: "_Ready | None" = None) -> "_Ready | None":
        """Return the part after *before*, as ready as it can be while the store is not touched.

        While the disk is waited for, this costs nothing.
        """
        with self._work() as look:
            look.only_read()
            part = look.waiting.after(before.part) if before else look.waiting.first()
            if part is None:
                return None
            is_baseline = look.rosters.import_called(part.import_id).is_baseline
            go_live = look.center.center().go_live
        students = _unpacked(part)
        if before is not None:
            likely = (likely_kept(one, go_live, is_baseline=is_baseline) for one in students)
            work.rosters.make_ready(tuple(likely))
        return _Ready(part, students)

    def _left(self, part: Part) -> int:
        with self._work() as look:
            look.only_read()
            return look.waiting.left(part.import_id)

    def _keep(self, work: UnitOfWork, ready: "_Ready") -> RosterImport | None:
        """Keep one part; whoever came first has kept it where it is gone."""
        if not work.waiting.drop(ready.part):
            return None
        made = work.rosters.import_called(ready.part.import_id)
        counts = Placing(work, made, self._ids).keep(ready.students)
        made = replace(made, counts=Counter(made.counts) + counts)
        if set(made.counts) == {Arrival.SAME} and self._is_over_again(work, made):
            work.rosters.forget_import(made.id)
        else:
            work.rosters.keep_counts(made)
        return made

    def _is_over_again(self, work: UnitOfWork, made: RosterImport) -> bool:
        """Whether the same file was read before, and this reading of it is at its end."""
        if work.waiting.left(made.id):
            return False
        before = work.rosters.imports_of(made.source)
        return any(one.digest == made.digest and one.id != made.id for one in before)


class Placing:
    """Decides for some students of a list what they come to, and keeps them so.

    Whoever gets another day registers on the one on which the list was read.
    """

    def __init__(self, work: UnitOfWork, made: RosterImport, ids: Identifiers) -> None:
        center = work.center.center()
        self._rosters = work.rosters
        self._schools = {one.code: one.name for one in center.schools if one.code}
        self._made = made
        self._today = made.made_at.date()
        self._go_live = center.go_live or self._today
        self._ids = ids

    def keep(self, students: Sequence[Student]) -> Counter[Arrival]:
        """Keep *students*, and return how many of them came to what."""
        source = self._made.source
        students = [self._with_school(student) for student in students]
        known = self._rosters.known(source, students)
        strangers = [one.source_id for one in students if one.source_id not in known]
        destroyed = self._rosters.destroyed(source, strangers)
        counts: Counter[Arrival] = Counter()
        to_keep: list[Placed] = []
        for student in students:
            before = known.get(student.source_id)
            arrival = compare(
                student,
                before,
                self._go_live,
                is_baseline=self._made.is_baseline,
                destroyed_on=destroyed.get(student.source_id),
            )
            counts[arrival] += 1
            if arrival is Arrival.SAME:
                continue
            day = counts_on(student, self._go_live, self._today)
            new_ids = (self._ids.new(), self._ids.new())
            kept = placed(student, before, arrival, day, self._today, new_ids)
            if kept is not None:
                to_keep.append(kept)
        self._rosters.keep(source, _once(to_keep))
        return counts

    def _with_school(self, student: Student) -> Student:
        """Return *student* with the name of her school where the list gives its code."""
        name = self._schools.get(student.school, "")
        return replace(student, school=name) if name else student


def _unpacked(part: Part) -> tuple[Student, ...]:
    try:
        return unpacked(part.packed)
    except ValueError:
        raise DeskError(Problem.STORE_DAMAGED, part="roster part") from None


def _once(to_keep: Sequence[Placed]) -> list[Placed]:
    """Return the last of several that are to change the same child."""
    return list({one.registration_id: one for one in to_keep}.values())
