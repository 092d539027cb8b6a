"""The supervisor's page of schools: who is there, which programs there are, what is asked too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import School
from mmep_desktop.domain.contacts import SchoolContact
from mmep_desktop.domain.names import cleaned, folded
from mmep_desktop.domain.program_rows import BadRow, program_of
from mmep_desktop.domain.programs import Program
from mmep_desktop.domain.screener import Field, Screener
from mmep_desktop.services.ports import Identifiers, OpenWork, UnitOfWork
from mmep_desktop.services.screeners import Screeners

ReadFile = Callable[[Path], tuple[Mapping[str, str], ...]]
"""Reads a file of programs: each program as texts by their columns."""


@dataclass(frozen=True, slots=True)
class AtSchools:
    """Everything on the page; *asked* are the keys of the *add_ons* that are switched on."""

    schools: tuple[School, ...]
    contacts: tuple[SchoolContact, ...]
    programs: tuple[Program, ...]
    add_ons: tuple[Field, ...]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of a file: how many programs it holds, or in *refused* why none was kept.

    Each refusal is the number of a program in the file, from 1, and its columns that are wrong.
    """

    count: int
    refused: tuple[tuple[int, tuple[str, ...]], ...] = ()


class Schools:
    """Reads for anybody at the desk, and changes for a supervisor."""

    def __init__(
        self,
        work: OpenWork,
        changing: OpenWork,
        ids: Identifiers,
        screeners: Screeners,
        read_file: ReadFile,
    ) -> None:
        self._work = work
        self._changing = changing
        self._ids = ids
        self._screeners = screeners
        self._read_file = read_file

    @property
    def screener(self) -> Screener:
        """The screener that asks now."""
        return self._screeners.current()

    def all(self) -> AtSchools:
        """Return everything as it is kept."""
        add_ons = tuple(one for one in self.screener.add_ons if one.after is None)
        with self._work() as work:
            work.only_read()
            return AtSchools(
                schools=work.center.center().schools,
                contacts=work.schools.contacts(),
                programs=work.schools.programs(),
                add_ons=add_ons,
                asked=work.schools.add_ons(),
            )

    def ask(self, keys: tuple[str, ...]) -> None:
        """Ask the add-ons *keys* from now on, and no others."""
        with self._changing() as work:
            before = work.schools.add_ons()
            for key in sorted(set(keys) - before):
                work.schools.ask_add_on(key)
            for key in sorted(before - set(keys)):
                work.schools.leave_add_on(key)
            self._commit(work, "add-ons")

    def keep_contact(self, contact: SchoolContact) -> None:
        """Keep *contact*; one without an id is new."""
        whole = replace(
            contact,
            id=contact.id or self._ids.new(),
            name=cleaned(contact.name),
            school=cleaned(contact.school),
            phone=cleaned(contact.phone),
            email=cleaned(contact.email),
        )
        with self._changing() as work:
            work.schools.keep_contact(whole)
            self._commit(work, "contacts")

    def forget_contact(self, id_: str) -> None:
        """Take somebody off the list."""
        with self._changing() as work:
            work.schools.forget_contact(id_)
            self._commit(work, "contacts")

    def keep_program(self, id_: str, row: Mapping[str, str]) -> None:
        """Keep the program in *row*; one without an id is new. Raises ``BadRow``."""
        program = program_of(id_ or self._ids.new(), row, self.screener)
        with self._changing() as work:
            work.schools.keep_program(program)
            self._commit(work, "programs")

    def forget_program(self, id_: str) -> None:
        """Take a program off the list."""
        with self._changing() as work:
            work.schools.forget_program(id_)
            self._commit(work, "programs")

    def bring_in(self, path: Path) -> BroughtIn:
        """Keep every program of the file at *path*, or none where one cannot be read.

        One of a name that is known replaces it. Raises ``DeskError`` as the reader of files does.
        """
        read, refused = list[Program](), list[tuple[int, tuple[str, ...]]]()
        for number, row in enumerate(self._read_file(path), 1):
            try:
                read.append(program_of(self._ids.new(), row, self.screener))
            except BadRow as bad:
                refused.append((number, bad.columns))
        if refused:
            return BroughtIn(len(read) + len(refused), tuple(refused))
        with self._changing() as work:
            known = {folded(one.name): one.id for one in work.schools.programs()}
            for program in read:
                id_ = known.setdefault(folded(program.name), program.id)
                work.schools.keep_program(replace(program, id=id_))
            self._commit(work, "programs")
        return BroughtIn(len(read))

    def _commit(self, work: UnitOfWork, about: str) -> None:
        work.trail.note(Act.SETTINGS_CHANGED, about)
        work.commit()
