"""Keys come out as the published test vectors say."""

import hashlib
import hmac
import unicodedata
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.security.derivation import (
    KDF_COSTS,
    KdfParameters,
    clerk_kek,
    expanded,
    typed_bytes,
)
from mmep_desktop.security.passphrases import fault_of

# The reference implementation's own test of Argon2id 1.3: "password", "somesalt", t=2, 64 MiB, p=1.
ARGON2ID = bytes.fromhex("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")
DEVICE = bytearray(range(32))

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)


def hkdf_by_hand(material: bytes, salt: bytes, info: bytes) -> bytes:
    """Do the one round of RFC 5869 that 32 bytes take."""
    pseudorandom = hmac.digest(salt, material, hashlib.sha256)
    return hmac.digest(pseudorandom, info + b"\x01", hashlib.sha256)


@pytest.mark.parametrize("device", [bytearray(), DEVICE], ids=["alone", "with device secret"])
def test_a_clerks_key_is_hkdf_of_argon2id_and_the_device_secret(device: bytearray) -> None:
    kek = clerk_kek("password", device, b"somesalt", KdfParameters(65536, 2, 1))
    assert kek == hkdf_by_hand(ARGON2ID + device, b"somesalt", b"clerk-kek")


def test_expansion_follows_rfc_5869_case_1() -> None:
    key = expanded(bytearray(b"\x0b" * 22), bytes(range(0xF0, 0xFA)), bytes(range(13)))
    assert key.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_expansion_without_salt_follows_rfc_5869_case_3() -> None:
    key = expanded(bytearray(b"\x0b" * 22), b"")
    assert key.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9 au lait du matin", "cafe\u0301 au lait du matin"),
        ("\ufb01fteen letters", "fifteen letters"),
        ("wide \uff21\uff22 letters", "wide AB letters"),
    ],
)
def test_the_same_letters_typed_differently_are_the_same(one: str, other: str) -> None:
    assert typed_bytes(one) == typed_bytes(other)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_no_text_is_too_strange_to_be_typed(text: str) -> None:
    assert isinstance(typed_bytes(text), bytearray)


@given(st.text(max_size=40), st.sampled_from(FORMS))
def test_a_passphrase_opens_in_every_unicode_form(text: str, form: Form) -> None:
    assert typed_bytes(unicodedata.normalize(form, text)) == typed_bytes(text)


@given(st.text(max_size=40), st.sampled_from(FORMS))
def test_a_passphrase_is_judged_alike_in_every_unicode_form(text: str, form: Form) -> None:
    assert fault_of(unicodedata.normalize(form, text), [text[:9]]) is fault_of(text, [text[:9]])


def test_the_device_secret_is_not_touched() -> None:
    secret = bytearray(DEVICE)
    clerk_kek("any", secret, b"s" * 16, KdfParameters(32, 1, 1))
    assert secret == DEVICE


@pytest.mark.parametrize(
    ("cost", "bearable"),
    [
        (KDF_COSTS.with_device_secret, True),
        (KDF_COSTS.without_device_secret, True),
        (KdfParameters(100 * 1024 * 1024, 3, 4), False),
        (KdfParameters(65536, 11, 4), False),
        (KdfParameters(65536, 3, 9), False),
        (KdfParameters(31, 1, 4), False),
        (KdfParameters(64, 0, 4), False),
        (KdfParameters(64, 1, 0), False),
    ],
)
def test_figures_from_a_file_are_bounded(cost: KdfParameters, bearable: bool) -> None:
    assert cost.bearable is bearable


def test_new_slots_cost_what_rfc_9106_says() -> None:
    assert KDF_COSTS.with_device_secret == KdfParameters(65536, 3, 4)
    assert KDF_COSTS.without_device_secret == KdfParameters(262144, 3, 4)
