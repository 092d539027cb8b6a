"""The end of the trail in the account's keyring: a folder that was put back as a whole is found."""

import re
import threading
from datetime import datetime
from typing import Final

from mmep_desktop.domain.checked import KeptEnd
from mmep_desktop.errors import DeskError
from mmep_desktop.security.device_secrets import DeviceKeyring, KeyringEntry

PLACE: Final = "keyring"
PATIENCE: Final = 2.0
"""Seconds that a lock waits for the keyring, which may be asking somebody something by itself."""

_FORM: Final = re.compile(r"(\d{1,18}) ([0-9a-f]{64}) (\S+)")


class KeyringEnd:
    """See ``EndKeeper``; a clerk who unlocks without a keyring keeps nothing there."""

    def __init__(self, keyring: DeviceKeyring, name: str | None, store_id: str) -> None:
        self._keyring = keyring
        self._name = name
        self._entry = KeyringEntry(f"mmep-desktop-trail:{store_id}", "end")

    def keep(self, end: KeptEnd) -> None:
        """Keep *end*, in a thread of its own that nobody waits for longer than ``PATIENCE``."""
        if self._name is not None:
            text = f"{end.seq} {end.seal.hex()} {end.at.isoformat()}"
            writing = threading.Thread(target=self._write, args=(self._name, text), daemon=True)
            writing.start()
            writing.join(PATIENCE)

    def kept(self) -> KeptEnd | None:
        """Return what was kept last."""
        if self._name is None:
            return None
        try:
            form = _FORM.fullmatch(self._keyring.read(self._name, self._entry) or "")
            if form is None:
                return None
            seq, seal, at = form.groups()
            return KeptEnd(PLACE, int(seq), bytes.fromhex(seal), datetime.fromisoformat(at))
        except (DeskError, ValueError):
            return None

    def _write(self, name: str, text: str) -> None:
        try:
            self._keyring.write(name, self._entry, text)
        except DeskError:
            return
