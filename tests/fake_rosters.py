"""What schools' lists told, in memory; a part of the store in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mmep_desktop.domain.registration import Registration
from mmep_desktop.domain.roster import Columns, Student, fingerprint
from mmep_desktop.domain.rostering import FromList, Known, Part, Placed, RosterImport
from tests.fake_keeping import code_in
from tests.kept import Kept

_OF_A_LIST = ("born", "school", "grade", "local_id", "state_id", "phone")


class FakeRosters:
    """``RosterRecords`` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def known(self, source: str, students: Sequence[Student]) -> Mapping[str, Known]:
        children = list(self._kept.registrations.values())
        found: dict[str, Known] = {}
        for student in students:
            key = (source, student.source_id)
            own = [one for one in children if (one.source, one.source_id) == key]
            same = (student.local_id, student.born)
            others = [one for one in children if all(same) and (one.local_id, one.born) == same]
            if own:
                found[student.source_id] = self._known(own[-1])
            elif (other_id := self._kept.also_known.get(key)) is not None:
                other = self._known(self._kept.registrations[other_id])
                found[student.source_id] = replace(other, fingerprint="", is_of_another=True)
            elif others:
                other = replace(self._known(others[-1]), fingerprint="")
                found[student.source_id] = replace(other, is_of_another=bool(others[-1].source))
        return found

    def destroyed(self, source: str, source_ids: Iterable[str]) -> Mapping[str, date]:
        days: dict[str, date] = {}
        for remnant in sorted(self._kept.remnants, key=lambda one: one.day):
            for id_ in source_ids:
                if remnant.source_code == code_in(source, id_):
                    days[id_] = remnant.day
        return days

    def make_ready(self, students: Sequence[Student]) -> None:
        """Nothing takes long in memory."""

    def keep(self, source: str, placed: Sequence[Placed]) -> None:
        for one in placed:
            if one.is_new:
                self._add(source, one)
            else:
                self._change(source, one)

    def from_lists(self, registration_ids: Iterable[str]) -> Mapping[str, FromList]:
        told = self._kept.from_lists
        return {id_: told[id_] for id_ in registration_ids if id_ in told}

    def add_import(self, made: RosterImport) -> None:
        self._kept.roster_imports.append(made)

    def import_called(self, id_: str) -> RosterImport:
        return next(one for one in self._kept.roster_imports if one.id == id_)

    def keep_counts(self, made: RosterImport) -> None:
        place = self._kept.roster_imports.index(self.import_called(made.id))
        self._kept.roster_imports[place] = made

    def forget_import(self, id_: str) -> None:
        self._kept.roster_imports.remove(self.import_called(id_))

    def sources(self) -> frozenset[str]:
        return frozenset(one.source for one in self._kept.roster_imports)

    def imports_of(self, source: str) -> tuple[RosterImport, ...]:
        return tuple(one for one in self._kept.roster_imports if one.source == source)

    def _known(self, child: Registration) -> Known:
        told_on, said = self._kept.said.get(child.id, (None, ""))
        withdrawn_on = self._kept.from_lists.get(child.id, FromList()).withdrawn_on
        return Known(child.id, child.registered_on, told_on, withdrawn_on, said)

    def _add(self, source: str, one: Placed) -> None:
        student, id_ = one.student, one.registration_id
        texts = {key: getattr(student, key) for key in _OF_A_LIST}
        self._kept.registrations[id_] = Registration(
            id=id_,
            family_id=one.family_id,
            name=student.name,
            registered_on=one.registered_on,
            source=source,
            source_id=student.source_id,
            **texts,
        )
        self._kept.said[id_] = (one.told_on, fingerprint(student))
        self._kept.from_lists[id_] = FromList(
            source,
            student.source_id,
            student.address,
            student.language,
            one.withdrawn_on,
            student.guardians,
        )

    def _change(self, source: str, one: Placed) -> None:
        student, id_ = one.student, one.registration_id
        child = self._kept.registrations[id_]
        is_own, was_by_hand = child.source == source, not child.source
        told = {key: getattr(student, key) for key in _OF_A_LIST}
        told = {
            key: new for key, new in told.items() if new and (is_own or not getattr(child, key))
        }
        name = replace(student.name, used=student.name.used or child.name.used)
        before = self._kept.from_lists.get(id_, FromList())
        self._kept.registrations[id_] = replace(
            child,
            name=name if is_own else child.name,
            registered_on=one.registered_on,
            source=child.source or source,
            source_id=child.source_id or student.source_id,
            **told,
        )
        said = (
            fingerprint(student) if is_own or was_by_hand else self._kept.said.get(id_, ("", ""))[1]
        )
        self._kept.said[id_] = (one.told_on, said)
        self._kept.from_lists[id_] = FromList(
            child.source or source,
            child.source_id or student.source_id,
            _filled(student.address, before.address, is_own=is_own),
            _filled(student.language, before.language, is_own=is_own),
            one.withdrawn_on,
            student.guardians or before.guardians,
        )


class FakeWaiting:
    """``WaitingRecords`` in memory."""

    def __init__(self, kept: list[Part]) -> None:
        self._kept = kept

    def add(self, parts: Sequence[Part]) -> None:
        self._kept.extend(parts)

    def first(self) -> Part | None:
        return min(self._kept, key=lambda one: (one.import_id, one.place), default=None)

    def after(self, part: Part) -> Part | None:
        later = [
            one for one in self._kept if (one.import_id, one.place) > (part.import_id, part.place)
        ]
        return min(later, key=lambda one: (one.import_id, one.place), default=None)

    def left(self, import_id: str) -> int:
        return sum(one.size for one in self._kept if one.import_id == import_id)

    def drop(self, part: Part) -> bool:
        is_there = part in self._kept
        if is_there:
            self._kept.remove(part)
        return is_there


class FakePresets:
    """``PresetRecords`` in memory."""

    def __init__(self, kept: dict[str, Columns]) -> None:
        self._kept = kept

    def all(self) -> Mapping[str, Columns]:
        return dict(sorted(self._kept.items()))

    def keep(self, name: str, columns: Columns) -> None:
        self._kept[name] = columns

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)


def _filled(new: str, old: str, *, is_own: bool) -> str:
    return (new or old) if is_own else (old or new)
