"""The system's keyring, by a name from a short list, whatever the environment says.

The library's own choice can be turned to a keyring in clear, or to foreign code, by environment
variables and by a file in the home folder. So its module-level functions are never called here,
and the classes do not read properties from the environment either.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from keyring.backend import KeyringBackend
from keyring.backends.kwallet import DBusKeyring
from keyring.backends.SecretService import Keyring as SecretService
from keyring.backends.Windows import WinVaultKeyring
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.deaf import DeafToTheEnvironment
from mmep_desktop.security.device_secrets import KeyringEntry
from mmep_desktop.services.keys import KeyringState

if sys.platform == "darwin":
    from mmep_desktop.security.mac_keychain import KEYCHAIN
else:
    KEYCHAIN: Mapping[str, type[KeyringBackend]] = {}


class _SecretService(DeafToTheEnvironment, SecretService):
    """Keyrings behind D-Bus: GNOME Keyring, KeePassXC, newer KWallets."""


class _KWallet(DeafToTheEnvironment, DBusKeyring):
    """KDE's wallet where it does not offer the Secret Service."""


class _WindowsVault(DeafToTheEnvironment, WinVaultKeyring):
    """The Credential Manager; the default would let the secret roam with a domain profile."""

    def __init__(self) -> None:
        WinVaultKeyring.__init__(self)  # type: ignore[no-untyped-call]  # keyring types it not
        self.persist = "local machine"


BACKENDS: Final[Mapping[str, Mapping[str, type[KeyringBackend]]]] = {
    "linux": {"SecretService": _SecretService, "KWallet": _KWallet},
    "darwin": KEYCHAIN,
    "win32": {"WindowsVault": _WindowsVault},
}
_OF_THIS_PLATFORM: Final = BACKENDS.get(sys.platform, {})
_PROBE: Final = KeyringEntry("mmep-desktop", "probe")


class SystemKeyring:
    """The keyrings of this platform; the first that answers takes new secrets."""

    def __init__(self, backends: Mapping[str, type[KeyringBackend]] = _OF_THIS_PLATFORM) -> None:
        self._backends = backends

    def state(self) -> KeyringState:
        """Read an entry that does not exist; the system may ask the clerk to unlock."""
        try:
            self.read(self.working_name(), _PROBE)
        except DeskError as error:
            locked = error.problem is Problem.KEYRING_LOCKED
            return KeyringState.LOCKED if locked else KeyringState.ABSENT
        return KeyringState.WORKS

    def working_name(self) -> str:
        """Return the first keyring of this platform that answers."""
        for name, keyring in self._backends.items():
            if keyring.viable:
                return name
        raise DeskError(Problem.KEYRING_ABSENT)

    def read(self, name: str, entry: KeyringEntry) -> str | None:
        """Return the secret of *entry* in keyring *name*, or None."""
        with _problems(name):
            return self._opened(name).get_password(entry.service, entry.account)

    def write(self, name: str, entry: KeyringEntry, secret: str) -> None:
        """Keep *secret*; that it reads back is for the caller to check."""
        with _problems(name):
            self._opened(name).set_password(entry.service, entry.account, secret)

    def remove(self, name: str, entry: KeyringEntry) -> None:
        """Remove *entry*, if it is there."""
        with _problems(name):
            try:
                self._opened(name).delete_password(entry.service, entry.account)
            except PasswordDeleteError:
                return

    def _opened(self, name: str) -> KeyringBackend:
        keyring = self._backends.get(name)
        if keyring is None or not keyring.viable:
            raise DeskError(Problem.KEYRING_ABSENT, keyring=name)
        return keyring()


@contextmanager
def _problems(name: str) -> Iterator[None]:
    try:
        yield
    except DeskError:
        raise
    except (KeyringLocked, PasswordSetError, InitError):
        raise DeskError(Problem.KEYRING_LOCKED, keyring=name) from None
    except Exception as error:  # noqa: BLE001 (each system's keyring raises classes of its own)
        # Their text may hold what was passed in, so only the kind is kept.
        kind = type(error).__name__
        raise DeskError(Problem.KEYRING_ABSENT, keyring=name, kind=kind) from None
