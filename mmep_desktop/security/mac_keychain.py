"""The login keychain of macOS, apart from the others: to load it is to look for Apple's libraries.

Elsewhere that search starts the C compiler, which writes in the temporary folder.
"""

from collections.abc import Mapping
from typing import Final

from keyring.backend import KeyringBackend
from keyring.backends.macOS import Keyring

from mmep_desktop.security.deaf import DeafToTheEnvironment


class _MacKeychain(DeafToTheEnvironment, Keyring):
    """The login keychain; ``KEYCHAIN_PATH`` is not asked."""

    keychain = None


KEYCHAIN: Final[Mapping[str, type[KeyringBackend]]] = {"Keychain": _MacKeychain}
