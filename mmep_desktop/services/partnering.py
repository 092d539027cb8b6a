"""Keys between this office and its partners: shown as words, compared by phone, then relied on."""

from dataclasses import dataclass

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk
from mmep_desktop.domain.partner_keys import PartnerKind, Pinned, PublicKeys
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.parcel_ports import Parcels
from mmep_desktop.services.permissions import Deed, may, permitted
from mmep_desktop.services.ports import ClearFiles, Clock, OpenWork, UnitOfWork
from mmep_desktop.services.printing_many import Prove


@dataclass(frozen=True, slots=True)
class KeyTold:
    """An office's keys, with the eight words by which they are compared."""

    keys: PublicKeys
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PinnedTold(KeyTold):
    """Keys that are relied on, and who confirmed them when, by name."""

    pinned: Pinned
    by: str


@dataclass(frozen=True, slots=True)
class PartnersTold:
    """This office's own keys, those that it relies on, and who else may confirm a changed one."""

    own: KeyTold
    pinned: tuple[PinnedTold, ...]
    others: tuple[Clerk, ...]


@dataclass(frozen=True, slots=True)
class Offered(KeyTold):
    """Keys out of a file; *instead_of* are those of the same office that are relied on now."""

    instead_of: Pinned | None

    @property
    def is_change(self) -> bool:
        """Whether relying on them takes two people."""
        return self.instead_of is not None and self.instead_of.keys != self.keys


class Partnering:
    """Shows and confirms keys, as *clerk*, a supervisor."""

    def __init__(
        self,
        work: OpenWork,
        clock: Clock,
        clerk: Clerk,
        parcels: Parcels,
        files: ClearFiles,
        prove: Prove,
    ) -> None:
        self._work = permitted(work, clerk.id, Deed.MANAGE_KEYS)
        self._clock = clock
        self._clerk = clerk
        self._parcels = parcels
        self._files = files
        self._prove = prove

    def look(self) -> PartnersTold:
        """Return all keys; this office's are made at the first look. Not for the window's thread.

        Raises ``DeskError(PRACTICE_STAYS)``.
        """
        own = self._own()
        with self._work() as work:
            work.only_read()
            every = work.center.clerks()
            names = {clerk.id: clerk.name for clerk in every}
            pinned = work.partners.pinned(partner_of(own))
        return PartnersTold(
            KeyTold(own, self._parcels.words(own)),
            tuple(
                PinnedTold(one.keys, self._parcels.words(one.keys), one, names.get(one.by, ""))
                for one in pinned
            ),
            tuple(one for one in every if self._may_second(one)),
        )

    def save_own(self, place: str) -> None:
        """Write this office's public keys to the file *place*. Raises ``DeskError``."""
        self._files.write(place, self._own().file)

    def read(self, place: str) -> Offered:
        """Return the keys in a file, which nobody relies on yet.

        Raises ``DeskError``: ``KEYS_FILE_UNREADABLE``, or ``KEYS_OF_OTHER_KIND`` where it is not
        an office that this one exchanges anything with.
        """
        keys = self._parcels.read_keys_file(place)
        wanted = partner_of(self._own())
        if keys.kind is not wanted:
            raise DeskError(Problem.KEYS_OF_OTHER_KIND)
        with self._work() as work:
            work.only_read()
            before = _relied_on(work, keys)
        return Offered(keys, self._parcels.words(keys), before)

    def pin(self, keys: PublicKeys, second: Second | None = None) -> None:
        """Rely on *keys* from now on: the eight words were the same on the phone.

        Where they take the place of others, a *second* person who may do this proves herself, too.
        Raises ``DeskError``: ``KEY_NEEDS_SECOND_PERSON`` or
        ``WRONG_PASSPHRASE``; nothing is changed then.
        """
        if keys.kind is not partner_of(self._own()):
            raise DeskError(Problem.KEYS_OF_OTHER_KIND)
        seconded_by = self._proved(second) if second else ""
        with self._work() as work:
            before = _relied_on(work, keys)
            if before is not None and before.keys == keys:
                return
            if before is not None and not seconded_by:
                raise DeskError(Problem.KEY_NEEDS_SECOND_PERSON)
            today = self._clock.now().date()
            work.partners.pin(Pinned(keys, today, self._clerk.id, seconded_by))
            act = Act.PARTNER_PINNED if before is None else Act.PARTNER_CHANGED
            work.trail.note(act, keys.fingerprint)
            if seconded_by:
                work.trail.note(Act.PARTNER_SECONDED, seconded_by)
            work.commit()

    def drop(self, keys: PublicKeys, second: Second | None = None) -> None:
        """Rely on *keys* no more; what was sent and received with them stays.

        It takes a *second* person, as a changed key does. Raises ``DeskError``:
        ``KEY_NEEDS_SECOND_PERSON`` or ``WRONG_PASSPHRASE``; nothing is changed then.
        """
        if second is None:
            raise DeskError(Problem.KEY_NEEDS_SECOND_PERSON)
        seconded_by = self._proved(second)
        with self._work() as work:
            if work.partners.find(keys.fingerprint) is None:
                return
            work.partners.drop(keys.fingerprint)
            work.trail.note(Act.PARTNER_DROPPED, keys.fingerprint)
            work.trail.note(Act.PARTNER_SECONDED, seconded_by)
            work.commit()

    def _proved(self, second: Second) -> str:
        with self._work() as work:
            work.only_read()
            clerk = work.center.clerk(second.clerk_id)
        if clerk is None or not self._may_second(clerk):
            raise DeskError(Problem.KEY_NEEDS_SECOND_PERSON)
        if not second.passphrase:
            raise DeskError(Problem.WRONG_PASSPHRASE)
        self._prove(clerk.id, second.passphrase)
        return clerk.id

    def _may_second(self, clerk: Clerk) -> bool:
        return may(clerk, Deed.MANAGE_KEYS) and clerk.id != self._clerk.id

    def _own(self) -> PublicKeys:
        """Return this office's keys; they are made once, and never in practice."""
        with self._work() as work:
            if work.center.center().practice:
                raise DeskError(Problem.PRACTICE_STAYS)
            own = work.partners.own()
            if own is None:
                center = work.center.center()
                kind = PartnerKind.CENTER if center.desk else PartnerKind.MMEP
                own = self._parcels.new_keys(kind, center.district_code, center.desk, center.name)
                work.partners.keep_own(own, self._clock.now().date())
                work.trail.note(Act.PARTNER_KEYS_MADE, own.public.fingerprint)
                work.commit()
            own.wipe()
            return own.public


def partner_of(own: PublicKeys) -> PartnerKind:
    """Return with what kind of office the office with *own* keys exchanges anything."""
    return PartnerKind.MMEP if own.kind is PartnerKind.CENTER else PartnerKind.CENTER


def _relied_on(work: UnitOfWork, keys: PublicKeys) -> Pinned | None:
    office = (keys.district, keys.desk)
    return next(
        (
            one
            for one in work.partners.pinned(keys.kind)
            if (one.keys.district, one.keys.desk) == office
        ),
        None,
    )
