"""The key in use has the one form that the database takes for a raw key."""

import hmac
import re

import pytest

from mmep_desktop.security.store_key import UnlockedKey


def test_the_key_is_given_as_raw_hex() -> None:
    spec = UnlockedKey(bytearray(range(32))).database_key_spec()
    assert isinstance(spec, bytearray)
    assert re.fullmatch(rb"x'[0-9a-f]{64}'", spec)


def test_the_database_never_gets_the_stores_key_itself() -> None:
    spec = UnlockedKey(bytearray(range(32))).database_key_spec()
    pseudorandom = hmac.digest(bytes(32), bytes(range(32)), "sha256")
    expected = hmac.digest(pseudorandom, b"db\x01", "sha256")  # RFC 5869 in one round
    assert spec[2:-1] == expected.hex().encode()
    assert bytes(range(32)).hex().encode() not in spec


def test_wiping_zeroes_the_very_buffer() -> None:
    buffer = bytearray(b"\xaa" * 32)
    key = UnlockedKey(buffer)
    before = key.wiped
    key.wipe()
    assert (before, key.wiped) == (False, True)
    assert buffer == bytes(32)


def test_a_wiped_key_gives_nothing_rather_than_the_key_of_zeros() -> None:
    key = UnlockedKey(bytearray(32))
    key.wipe()
    with pytest.raises(ValueError, match="wiped"):
        key.database_key_spec()


def test_the_key_does_not_show_in_its_picture() -> None:
    assert "aa" * 4 not in repr(UnlockedKey(bytearray(b"\xaa" * 32)))
