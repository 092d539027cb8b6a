"""The key in use: the one form that the database takes, and a key of its own for each purpose."""

import hmac
import re

import pytest

from mmep_desktop.security.store_key import UnlockedKey
from mmep_desktop.services.keys import Purpose


def test_the_key_is_given_as_raw_hex() -> None:
    spec = UnlockedKey(bytearray(range(64))).database_key_spec()
    assert isinstance(spec, bytearray)
    assert re.fullmatch(rb"x'[0-9a-f]{64}'", spec)


def test_the_database_never_gets_the_stores_key_itself() -> None:
    spec = UnlockedKey(bytearray(range(64))).database_key_spec()
    pseudorandom = hmac.digest(bytes(32), bytes(range(32)), "sha256")
    expected = hmac.digest(pseudorandom, b"db\x01", "sha256")  # RFC 5869 in one round
    assert spec[2:-1] == expected.hex().encode()
    assert bytes(range(32)).hex().encode() not in spec


def test_wiping_zeroes_the_very_buffer() -> None:
    buffer = bytearray(b"\xaa" * 64)
    key = UnlockedKey(buffer)
    before = key.wiped
    key.wipe()
    assert (before, key.wiped) == (False, True)
    assert buffer == bytes(64)


def test_a_wiped_key_gives_nothing_rather_than_the_key_of_zeros() -> None:
    key = UnlockedKey(bytearray(64))
    key.wipe()
    with pytest.raises(ValueError, match="wiped"):
        key.database_key_spec()
    for purpose in Purpose:
        with pytest.raises(ValueError, match="wiped"):
            key.derived(purpose)


def test_each_purpose_has_a_key_of_its_own() -> None:
    key = UnlockedKey(bytearray(range(64)))
    keys = [bytes(key.derived(purpose)) for purpose in Purpose]
    assert {len(each) for each in keys} == {32}
    assert len({*keys, bytes.fromhex(key.database_key_spec()[2:-1].decode())}) == len(Purpose) + 1


def test_what_must_last_does_not_hang_on_the_stores_key() -> None:
    before, after = (
        UnlockedKey(bytearray(range(64))),
        UnlockedKey(bytearray(32) + bytes(range(32, 64))),
    )
    same = {purpose for purpose in Purpose if before.derived(purpose) == after.derived(purpose)}
    assert same == {Purpose.TRAIL, Purpose.LOCAL_IDS}


@pytest.mark.parametrize("length", [0, 32, 63, 65])
def test_secrets_of_another_length_are_a_fault_of_the_program(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        UnlockedKey(bytearray(length))


def test_the_key_does_not_show_in_its_picture() -> None:
    assert "aa" * 4 not in repr(UnlockedKey(bytearray(b"\xaa" * 64)))
