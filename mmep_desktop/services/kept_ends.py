"""Where else the trail's end is kept: in the clerk's keyring, and with every backup."""

from collections.abc import Iterator
from contextlib import suppress

from mmep_desktop.domain.backups import Generation
from mmep_desktop.domain.checked import KeptEnd
from mmep_desktop.errors import DeskError
from mmep_desktop.services.unlocked import Unlocked


def ends_elsewhere(unlocked: Unlocked) -> tuple[KeptEnd, ...]:
    """Return every end that can be read now; a list of backups that cannot is told elsewhere."""
    return tuple(_ends(unlocked))


def _ends(unlocked: Unlocked) -> Iterator[KeptEnd]:
    with suppress(DeskError):
        in_keyring = unlocked.kept_end()
        if in_keyring is not None:
            yield in_keyring
    with suppress(DeskError):
        _, shelf = unlocked.store.backup_parts(unlocked.center.store_id)
        yield from (_with(each) for each in shelf.generations() if each.holds.acts)


def _with(backup: Generation) -> KeptEnd:
    holds = backup.holds
    return KeptEnd(f"backup {backup.id}", holds.acts, bytes.fromhex(holds.head), backup.made_at)
