"""Who may do what: one role for each clerk, looked up in the store each time it matters."""

from collections.abc import Mapping
from enum import StrEnum
from types import TracebackType
from typing import Final, Self, cast

from mmep_desktop.domain.center import Clerk, DeskKind, Role
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork, UnitOfWork


class Deed(StrEnum):
    """What a role is asked for."""

    SCREEN = "screen"
    PRINT_MANY = "print-many"
    EXPORT = "export"
    IMPORT = "import"
    CHANGE_CENTER = "change-center"
    MANAGE_CLERKS = "manage-clerks"
    MANAGE_KEYS = "manage-keys"
    DESTROY = "destroy"
    HOLD = "hold"
    DISCLOSE = "disclose"
    BACK_UP = "back-up"
    RESTORE = "restore"
    READ_TRAIL = "read-trail"
    COPY_RECORDS = "copy-records"
    REPORT = "report"
    COMPARE_CLERKS = "compare-clerks"
    READ_HOUSING = "read-housing"
    RECEIVE = "receive"
    ANSWER = "answer"
    LET_GO = "let-go"


_AT_THE_DESK: Final = frozenset({Role.CLERK, Role.EXPORTER, Role.SUPERVISOR})
_SENDING: Final = frozenset({Role.EXPORTER, Role.SUPERVISOR})
_ANSWERING_FOR_IT: Final = frozenset({Role.SUPERVISOR})
_AT_MMEP: Final = frozenset({Role.RECRUITER, Role.SUPERVISOR})

MAY: Final[Mapping[Deed, frozenset[Role]]] = {
    Deed.SCREEN: _AT_THE_DESK,
    Deed.DISCLOSE: _AT_THE_DESK,
    Deed.BACK_UP: _AT_THE_DESK | _AT_MMEP,
    Deed.REPORT: _AT_THE_DESK,
    Deed.IMPORT: _AT_THE_DESK,
    Deed.PRINT_MANY: _SENDING,
    Deed.EXPORT: _SENDING,
    Deed.CHANGE_CENTER: _ANSWERING_FOR_IT,
    Deed.MANAGE_CLERKS: _ANSWERING_FOR_IT,
    Deed.MANAGE_KEYS: _ANSWERING_FOR_IT,
    Deed.DESTROY: _ANSWERING_FOR_IT,
    Deed.HOLD: _ANSWERING_FOR_IT,
    Deed.RESTORE: _ANSWERING_FOR_IT,
    Deed.COPY_RECORDS: _ANSWERING_FOR_IT,
    Deed.COMPARE_CLERKS: _ANSWERING_FOR_IT,
    Deed.READ_HOUSING: _ANSWERING_FOR_IT,
    Deed.READ_TRAIL: frozenset({Role.SUPERVISOR, Role.AUDITOR}),
    Deed.RECEIVE: _AT_MMEP,
    Deed.ANSWER: _AT_MMEP,
    Deed.LET_GO: _ANSWERING_FOR_IT,
}
"""A center of one person has a supervisor only, so that role may do everything."""

_ONLY_MMEP: Final = frozenset({Deed.RECEIVE, Deed.ANSWER, Deed.LET_GO})
"""What nobody does at a registration center, whatever her role is there."""


def permitted(work: OpenWork, clerk_id: str, deed: Deed) -> OpenWork:
    """Return how to begin work that only a clerk who may do *deed* can touch.

    Her role is looked up in the same transaction at the first touch, so one that was changed a
    moment ago counts. Raises ``DeskError(NOT_ALLOWED)`` there.
    """
    return lambda: cast("UnitOfWork", _Permitted(work, clerk_id, deed))


def may(clerk: Clerk | None, deed: Deed) -> bool:
    """Whether *clerk*, as she is kept, may do *deed*."""
    return clerk is not None and clerk.left_on is None and clerk.role in MAY[deed]


def refuse_unless(work: UnitOfWork, clerk_id: str, deed: Deed) -> None:
    """Raise ``DeskError(NOT_ALLOWED)`` unless the clerk, as she is kept now, may do *deed*."""
    if not may(work.center.clerk(clerk_id), deed):
        raise DeskError(Problem.NOT_ALLOWED, deed=deed.value)
    if deed in _ONLY_MMEP and work.center.center().kind is not DeskKind.MMEP:
        raise DeskError(Problem.NOT_ALLOWED, deed=deed.value)


class _Permitted:
    """A unit of work whose records, of whatever kind, are behind the look at the role."""

    def __init__(self, begin: OpenWork, clerk_id: str, deed: Deed) -> None:
        self._begin = begin
        self._inner = begin()
        self._clerk_id = clerk_id
        self._deed = deed
        self._was_asked = False

    def __getattr__(self, name: str) -> object:
        """Return a kind of records, or the act of committing."""
        self._ask()
        return getattr(self._inner, name)

    def __enter__(self) -> Self:
        self._inner.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._inner.__exit__(kind, problem, trace)

    def only_read(self) -> None:
        """Say that nothing will be kept; the look at the role keeps nothing either."""
        self._inner.only_read()

    def be_ready(self) -> None:
        """Look at the role now, in work of its own: before the first touch nothing may be read."""
        with self._begin() as look:
            look.only_read()
            refuse_unless(look, self._clerk_id, self._deed)
        self._was_asked = True
        self._inner.be_ready()

    def give_way(self) -> None:
        """Touch nothing; no role is needed for that."""
        self._inner.give_way()

    def _ask(self) -> None:
        if not self._was_asked:
            refuse_unless(self._inner, self._clerk_id, self._deed)
            self._was_asked = True
