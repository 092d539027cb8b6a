"""Wiped keys are gone from the process, as another process sees it; dumps are forbidden.

Measured here: after a set-up or an unlock and the wipe that follows, no copy of the store's key, of
the database's key, of either as hex, or of the clerk's key-encrypting key is left in the process,
also while a PIN is kept that would give the key back. The passphrase and the device secret pass
through Python strings and are not claimed to be gone.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from mmep_desktop.security.derivation import clerk_kek, expanded
from mmep_desktop.security.key_file import read_key_file
from mmep_desktop.security.memory import random_secret, wipe
from mmep_desktop.security.sealed_box import public_key_of, unboxed, unsealed
from mmep_desktop.security.slots import opened_slot
from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.services.keys import Purpose
from tests.security.desk import PASSPHRASE, STORE
from tests.security.memory_of import copies_in

ROOT = Path(__file__).parents[2]
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


def test_wiping_zeroes_in_place_and_keeps_the_length() -> None:
    first, second = bytearray(b"secret"), bytearray(b"other")
    with memoryview(first) as same_memory:
        wipe(first, second, bytearray())
        assert bytes(same_memory) == bytes(6)
    assert second == bytes(5)


def test_random_secrets_are_random() -> None:
    drawn = [bytes(random_secret(32)) for _each in range(200)]
    assert len(set(drawn)) == 200
    assert all(len(secret) == 32 for secret in drawn)
    # 6,400 even bytes miss one of the 256 values once in 300 million runs.
    assert len(set(b"".join(drawn))) == 256


class Holder:
    """The process that holds the key."""

    def __init__(self, folder: Path, *act: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.security.key_holder", str(folder), *act],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.line = self._read()

    def go_on(self) -> None:
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self.line = self._read()

    def copies_of(self, needles: dict[str, bytes]) -> dict[str, int]:
        return copies_in(self._process.pid, needles)

    def end(self) -> None:
        self._process.communicate("\n", timeout=20)

    def _read(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def needles_in(folder: Path, device_secret: str) -> dict[str, bytes]:
    """Work out, in this process, what to look for in the other one."""
    slot = read_key_file(folder).slots[0]
    half, opening = bytearray.fromhex(device_secret), slot.opening
    assert opening.cost
    kek = clerk_kek(PASSPHRASE, half, opening.salt, opening.cost)
    private = unsealed(slot.private, kek, slot.label(STORE).bound("private"), 32)
    assert private
    opened = opened_slot(slot, STORE, kek)
    key = opened[max(opened)]
    shared, box_key = agreement_in(slot.boxes[-1].content, private)
    secrets = whole_of(key)
    spec = key.database_key_spec()[2:-1]
    return {
        "key": bytes(secrets[:32]),
        "key as hex": secrets[:32].hex().encode(),
        "lasting secret": bytes(secrets[32:]),
        "database key": bytes.fromhex(spec.decode()),
        "database key as hex": bytes(spec),
        "key of the trail": bytes(key.derived(Purpose.TRAIL)),
        "key of the key file": bytes(key.derived(Purpose.KEY_FILE)),
        "key-encrypting key": bytes(kek),
        "private key of the slot": bytes(private),
        "shared secret of the box": shared,
        "key of the box": box_key,
    }


def agreement_in(box: bytes, private: bytearray) -> tuple[bytes, bytes]:
    """Return what X25519 gives for the box, and the key that closes it."""
    once = box[:32]
    ours = X25519PrivateKey.from_private_bytes(private)
    shared = ours.exchange(X25519PublicKey.from_public_bytes(once))
    key = expanded(bytearray(shared), b"mmep/slot", once + public_key_of(private))
    return shared, bytes(key)


def whole_of(key: UnlockedKey) -> bytearray:
    """Return what *key* never shows, from the box that it makes for somebody else."""
    private = random_secret(32)
    box = key.boxed_for(public_key_of(private), b"")
    secrets = unboxed(box, private, b"", 64)
    assert secrets
    return secrets


IN_USE = {"key": 1, "lasting secret": 1, "database key as hex": 1}
"""What is meant to be in memory while the desk is open: so the look is sound, for it finds it."""


@ONLY_LINUX
def test_after_a_wipe_no_copy_of_a_key_is_left_in_memory(tmp_path: Path) -> None:
    maker = Holder(tmp_path, "create")
    secret = maker.line
    needles = needles_in(tmp_path, secret)
    for holder in (maker, *(Holder(tmp_path, act, secret) for act in ("unlock", "pin"))):
        held = holder.copies_of(needles)
        holder.go_on()
        wiped = holder.copies_of(needles)
        holder.end()
        assert {name: count for name, count in held.items() if count} == IN_USE
        assert not any(wiped.values())


@ONLY_LINUX
def test_after_an_exchange_neither_the_old_key_nor_the_new_one_is_left(tmp_path: Path) -> None:
    maker = Holder(tmp_path, "create")
    secret = maker.line
    maker.end()
    old = needles_in(tmp_path, secret)
    holder = Holder(tmp_path, "exchange", secret)
    new = needles_in(tmp_path, secret)
    former = {f"former {name}": needle for name, needle in old.items() if needle != new[name]}
    held = holder.copies_of({**new, **former})
    holder.go_on()
    wiped = holder.copies_of({**new, **former})
    holder.end()
    assert len(former) > 5
    assert {name: count for name, count in held.items() if count} == IN_USE
    assert not any(wiped.values())


@ONLY_LINUX
def test_a_code_and_a_sheet_leave_no_key_either(tmp_path: Path) -> None:
    maker = Holder(tmp_path, "create")
    secret = maker.line
    maker.end()
    holder = Holder(tmp_path, "sheet", secret)
    needles = needles_in(tmp_path, secret)
    held = holder.copies_of(needles)
    holder.go_on()
    wiped = holder.copies_of(needles)
    holder.end()
    assert {name: count for name, count in held.items() if count} == IN_USE
    assert not any(wiped.values())


FORBIDS_DUMPS = """
import ctypes, resource
from mmep_desktop.security.core_dumps import forbid_core_dumps
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(before, forbid_core_dumps(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
      resource.getrlimit(resource.RLIMIT_CORE))
"""


@ONLY_LINUX
def test_dumps_of_this_process_can_be_forbidden() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORBIDS_DUMPS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "1 True 0 (0, 0)"
