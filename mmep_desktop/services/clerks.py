"""The people of a desk: invited with a code, given a role, taken off; nobody knows their words."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role, new_clerk_id
from mmep_desktop.domain.names import cleaned
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.arriving import names_in
from mmep_desktop.services.keys import OneTimeCode, OpenKeys, PassphraseFault, PassphraseRules
from mmep_desktop.services.permissions import Deed, permitted
from mmep_desktop.services.ports import Clock, UnitOfWork
from mmep_desktop.services.today import today_of
from mmep_desktop.services.unlocked import OpenStore


class Standing(StrEnum):
    """How a clerk stands at this desk."""

    WORKS = "works"
    INVITED = "invited"
    MUST_BE_INVITED = "must-be-invited"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class ClerkLine:
    """One clerk in the list; *invited* also where one who works here has a new code."""

    clerk: Clerk
    standing: Standing
    invited: bool
    may_leave: bool
    """False for the only supervisor, who also keeps her role."""

    since: date | None = None
    """The first day on which the trail speaks of her."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a supervisor hands to a clerk; the code is shown once and kept nowhere in clear."""

    clerk: Clerk
    code: str
    expires_at: datetime


class Clerks:
    """What a supervisor does about clerks, and a clerk about her own passphrase."""

    def __init__(
        self,
        store: OpenStore,
        keys: OpenKeys,
        rules: PassphraseRules,
        clock: Clock,
        clerk_id: str,
    ) -> None:
        self._store = store
        self._work = store.work(clerk_id)
        self._managed = permitted(self._work, clerk_id, Deed.MANAGE_CLERKS)
        self._keys = keys
        self._rules = rules
        self._clock = clock
        self._clerk_id = clerk_id

    def lines(self) -> tuple[ClerkLine, ...]:
        """Return everybody who ever worked here, by id; those who left stand last."""
        with self._managed() as work:
            work.only_read()
            clerks = work.center.clerks()
            since = {clerk.id: _since(work, clerk.id) for clerk in clerks}
        invited, working = self._keys.invited_ids(self._clock.now()), self._keys.clerk_ids()
        lines = (
            ClerkLine(
                clerk,
                _standing(clerk, working, invited),
                clerk.id in invited,
                may_leave=not _is_last_supervisor(clerk, clerks),
                since=since[clerk.id],
            )
            for clerk in clerks
        )
        return tuple(sorted(lines, key=lambda line: line.standing is Standing.LEFT))

    def invite(self, name: str, role: Role) -> Invitation:
        """Put somebody new on the list and make her one-time code."""
        with self._managed() as work:
            taken = [clerk.id for clerk in work.center.clerks()]
            clerk = Clerk(new_clerk_id(cleaned(name), taken), cleaned(name), role)
            work.center.keep_clerk(clerk)
            return self._invited(work, clerk)

    def invite_again(self, clerk_id: str) -> Invitation:
        """Make a new code for somebody who forgot her words, or has another computer.

        What she has now opens the desk until she uses the code.
        """
        with self._managed() as work:
            return self._invited(work, _working(work, clerk_id))

    def withdraw(self, clerk_id: str) -> None:
        """Make a code that was given void; the clerk stays on the list."""
        with self._managed() as work:
            self._keys.withdraw(_working(work, clerk_id).id)
            self._keep(work, Act.INVITATION_WITHDRAWN, clerk_id)

    def change_role(self, clerk_id: str, role: Role) -> None:
        """Give a clerk another role; it counts with her next step, also where she is at work.

        Raises ``LAST_SUPERVISOR`` when nobody would be left who can do this.
        """
        with self._managed() as work:
            clerk = _working(work, clerk_id)
            if role is not Role.SUPERVISOR:
                _refuse_last_supervisor(clerk, work)
            work.center.keep_clerk(replace(clerk, role=role))
            work.trail.note(Act.ROLE_CHANGED, clerk_id)
            work.commit()

    def remove(self, clerk_id: str) -> None:
        """Take a clerk off: her way in is gone at once, and the store gets another key.

        Takes as long as a copy of the store. Raises ``LAST_SUPERVISOR``; or what the exchange
        raises, and then she is off all the same, and the next unlock exchanges the key.
        """
        with self._managed() as work:
            clerk = _working(work, clerk_id)
            _refuse_last_supervisor(clerk, work)
            work.center.keep_clerk(replace(clerk, left_on=today_of(self._clock)))
            self._keys.begin_exchange(clerk_id)
            self._keep(work, Act.CLERK_REMOVED, clerk_id)
        self._exchange()

    def exchange_key(self) -> None:
        """Give the store another key though nobody leaves: after a fright, or once a year."""
        with self._managed() as work:
            work.center.key_counter()  # the first touch asks for the role, before anything changes
            self._keys.begin_exchange()
            work.center.keep_key_counter(self._keys.counter)
            work.commit()
        self._exchange()

    def fault(self, passphrase: str) -> PassphraseFault | None:
        """Return the first reason against *passphrase* for whoever is at the desk, or None."""
        with self._work() as work:
            work.only_read()
            names = names_in(work.center.center(), work.center.clerks())
        return self._rules.fault(passphrase, names, stands_alone=self.stands_alone)

    @property
    def stands_alone(self) -> bool:
        """Whether whoever is at the desk unlocks with six words and no keyring."""
        return self._keys.stands_alone(self._clerk_id)

    def suggest(self) -> str:
        """Return random words that make a good passphrase."""
        return self._rules.suggest(6 if self.stands_alone else 4)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of whoever is at the desk.

        Raises ``WRONG_PASSPHRASE`` unless *old* is hers, and ``PASSPHRASE_TOO_WEAK``.
        """
        if self.fault(new) is not None:
            raise DeskError(Problem.PASSPHRASE_TOO_WEAK)
        with self._work() as work:
            self._keys.change_passphrase(self._clerk_id, old, new)
            self._keep(work, Act.PASSPHRASE_CHANGED, self._clerk_id)

    def prove(self, passphrase: str) -> None:
        """Raise ``WRONG_PASSPHRASE`` unless *passphrase* is that of whoever is at the desk."""
        self._keys.prove(self._clerk_id, passphrase)

    def _invited(self, work: UnitOfWork, clerk: Clerk) -> Invitation:
        made: OneTimeCode = self._keys.invite(clerk.id, self._clock.now())
        self._keep(work, Act.CLERK_INVITED, clerk.id)
        return Invitation(clerk, made.code, made.expires_at)

    def _keep(self, work: UnitOfWork, act: Act, clerk_id: str) -> None:
        work.trail.note(act, clerk_id)
        work.center.keep_key_counter(self._keys.counter)
        work.commit()

    def _exchange(self) -> None:
        self._store.exchange_key()
        self._keys.end_exchange()
        with self._work() as work:
            self._keep(work, Act.KEY_ROTATED, "")


def _standing(clerk: Clerk, working: tuple[str, ...], invited: tuple[str, ...]) -> Standing:
    if clerk.left_on is not None:
        return Standing.LEFT
    if clerk.id in working:
        return Standing.WORKS
    return Standing.INVITED if clerk.id in invited else Standing.MUST_BE_INVITED


def _since(work: UnitOfWork, clerk_id: str) -> date | None:
    about = work.trail.entries(about=clerk_id)
    return about[-1].at.date() if about else None


def _working(work: UnitOfWork, clerk_id: str) -> Clerk:
    clerk = work.center.clerk(clerk_id)
    if clerk is None or clerk.left_on is not None:
        raise DeskError(Problem.CHANGED_ELSEWHERE)
    return clerk


def _refuse_last_supervisor(clerk: Clerk, work: UnitOfWork) -> None:
    if _is_last_supervisor(clerk, work.center.clerks()):
        raise DeskError(Problem.LAST_SUPERVISOR)


def _is_last_supervisor(clerk: Clerk, clerks: tuple[Clerk, ...]) -> bool:
    """Whether nobody else could do what only a supervisor may."""
    supervisors = [one.id for one in clerks if one.role is Role.SUPERVISOR and one.left_on is None]
    return supervisors == [clerk.id]
