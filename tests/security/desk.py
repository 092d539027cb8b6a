"""A desk to try keys at: light Argon2 figures, a good passphrase, a store that is set up."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.derivation import KdfCosts, KdfParameters
from mmep_desktop.security.device_secrets import DeviceKeyring
from mmep_desktop.security.vault import Vault

LIGHT = KdfParameters(memory_kib=32, iterations=1, lanes=1)
LIGHT_COSTS = KdfCosts(with_device_secret=LIGHT, without_device_secret=LIGHT)
STORE = "0190a1b2-store"
CLERK = "0190a1b2-clerk"
PASSPHRASE = "marble kettle orbit walnut"
SIX_WORDS = "walnut upward ribbon kettle zebra mulberry"
NOBODY = 65534


def vault_at(
    folder: Path, keyring: DeviceKeyring, monotonic: Callable[[], float] = time.monotonic
) -> Vault:
    return Vault(folder, keyring, costs=LIGHT_COSTS, monotonic=monotonic)


def create_at(folder: Path, keyring: DeviceKeyring) -> bytearray:
    """Set a store up and return what its database is opened with."""
    key = vault_at(folder, keyring).create(STORE, CLERK, PASSPHRASE, without_keyring=False)
    return key.database_key_spec()


def spec_at(folder: Path, keyring: DeviceKeyring, passphrase: str = PASSPHRASE) -> bytearray:
    return vault_at(folder, keyring).unlock(CLERK, passphrase).database_key_spec()


@contextmanager
def refused(problem: Problem) -> Iterator[None]:
    with pytest.raises(DeskError) as caught:
        yield
    assert caught.value.problem is problem
    assert PASSPHRASE not in str(caught.value)


@contextmanager
def read_only_folder(*files: str) -> Iterator[Path]:
    """Lend a folder holding *files* that this process truly cannot write to.

    Permissions do not bind root, so a test run by root becomes nobody for the while.
    """
    folder = Path(tempfile.mkdtemp(prefix="mmep-read-only-"))
    for name in files:
        (folder / name).write_bytes(b"old")
    folder.chmod(0o555)
    try:
        with as_nobody():
            yield folder
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root's powers, if this process has them."""
    if sys.platform == "win32":
        pytest.skip("a folder's read-only mark does not stop writing on Windows")
    elif os.geteuid() != 0:
        yield
    else:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
