"""Whoever comes with a one-time code or the recovery sheet: she sets her own passphrase first."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Center, Clerk, Role
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.keys import KeyringState, OpenKeys, PassphraseFault, PassphraseRules
from mmep_desktop.services.ports import UnitOfWork
from mmep_desktop.services.unlocked import OpenStore, Unlocked


class Arrival:
    """A store that is open for one thing only: ``finish()``, or ``leave()`` it as it was.

    *clerks* are those one of whom it is: the clerk whom the code is for, or every supervisor where
    the recovery key opened the desk.
    """

    def __init__(
        self, store: OpenStore, keys: OpenKeys, rules: PassphraseRules, invited: str = ""
    ) -> None:
        self._store = store
        self._keys = keys
        self._rules = rules
        self._invited = invited
        with store.work()() as work:
            self.center: Center = work.center.center()
            everybody = work.center.clerks()
        self._names = names_in(self.center, everybody)
        self.clerks: tuple[Clerk, ...] = tuple(one for one in everybody if self._may_be(one))
        if not self.clerks:
            raise DeskError(Problem.CODE_REFUSED)

    @property
    def by_recovery(self) -> bool:
        """Whether the recovery key opened the desk, and not a one-time code."""
        return not self._invited

    def keyring_state(self) -> KeyringState:
        """Return whether this computer account can keep its half of the key."""
        return self._keys.keyring_state()

    @property
    def may_do_without_keyring(self) -> bool:
        """Whether six words may stand alone here: a supervisor chose so, or may choose it now."""
        return self.by_recovery or self._keys.without_keyring_allowed

    def fault(self, passphrase: str, *, without_keyring: bool = False) -> PassphraseFault | None:
        """Return the first reason against *passphrase*, or None."""
        return self._rules.fault(passphrase, self._names, stands_alone=without_keyring)

    def suggest(self, *, without_keyring: bool = False) -> str:
        """Return random words that make a good passphrase."""
        return self._rules.suggest(6 if without_keyring else 4)

    def finish(self, clerk_id: str, passphrase: str, *, without_keyring: bool = False) -> Unlocked:
        """Set the passphrase, use up the code or the recovery key, and open the desk.

        Raises ``PASSPHRASE_TOO_WEAK``, a problem of the keyring, or ``FOLDER_READ_ONLY`` and
        ``STORE_FULL``: then everything is as before, and it can be tried again.
        """
        clerk = next(one for one in self.clerks if one.id == clerk_id)
        if self.fault(passphrase, without_keyring=without_keyring) is not None:
            raise DeskError(Problem.PASSPHRASE_TOO_WEAK)
        with self._store.work(clerk_id)() as work:
            if self.by_recovery and without_keyring:
                self._keys.allow_without_keyring()
            self._keys.set_passphrase(clerk_id, passphrase, without_keyring=without_keyring)
            self._use_up(work, clerk_id)
            work.center.keep_key_counter(self._keys.counter)
            work.commit()
        return Unlocked(self._store, self.center, clerk, self._keys)

    def leave(self) -> None:
        """Close the store; code and recovery key are as good as before."""
        self._store.close()

    def _use_up(self, work: UnitOfWork, clerk_id: str) -> None:
        if self.by_recovery:
            self._keys.drop_recovery_key()
        act = Act.RECOVERY_USED if self.by_recovery else Act.CLERK_ENROLLED
        work.trail.note(act, clerk_id)

    def _may_be(self, clerk: Clerk) -> bool:
        if clerk.left_on is not None:
            return False
        return clerk.id == self._invited or (self.by_recovery and clerk.role is Role.SUPERVISOR)


def names_in(center: Center, clerks: tuple[Clerk, ...]) -> tuple[str, ...]:
    """Return the names that count for nothing in a passphrase: center, town and clerks."""
    return (center.name, center.district, *(clerk.name for clerk in clerks))
