"""A box opens for its own private key and what it is bound to, and for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.security.sealed_box import (
    boxed,
    new_private_key,
    public_key_of,
    sealed,
    unboxed,
    unsealed,
)

BOUND = b"store, clerk and key"
CONTENT = bytearray(range(64))


def test_a_public_key_is_as_rfc_7748_says() -> None:
    bobs = bytearray.fromhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
    public = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
    assert public_key_of(bobs).hex() == public


def test_what_goes_in_comes_out() -> None:
    private = new_private_key()
    box = boxed(CONTENT, public_key_of(private), BOUND)
    assert unboxed(box, private, BOUND, 64) == CONTENT
    assert bytes(CONTENT) not in box


def test_two_boxes_for_one_key_are_different_throughout() -> None:
    public = public_key_of(new_private_key())
    one, other = (boxed(CONTENT, public, BOUND) for _ in range(2))
    assert one[:32] != other[:32]
    assert one[32:] != other[32:]


@given(st.integers(0, 123), st.integers(1, 255))
def test_a_box_that_was_changed_anywhere_does_not_open(place: int, mask: int) -> None:
    private = bytearray(range(1, 33))
    box = bytearray(boxed(CONTENT, public_key_of(private), BOUND))
    box[place] ^= mask
    assert unboxed(bytes(box), private, BOUND, 64) is None


def test_a_foreign_key_and_a_foreign_label_do_not_open_it() -> None:
    private = new_private_key()
    box = boxed(CONTENT, public_key_of(private), BOUND)
    assert unboxed(box, new_private_key(), BOUND, 64) is None
    assert unboxed(box, private, BOUND + b"!", 64) is None
    assert unboxed(bytes(32) + box[32:], private, BOUND, 64) is None


def test_nothing_is_boxed_for_a_key_that_nobody_has() -> None:
    with pytest.raises(ValueError, match="shared key"):
        boxed(CONTENT, bytes(32), BOUND)


def test_what_is_sealed_opens_with_the_same_key_only() -> None:
    key, other = bytearray(range(32)), bytearray(32)
    closed = sealed(CONTENT, key, BOUND)
    assert unsealed(closed, key, BOUND, 64) == CONTENT
    assert unsealed(closed, other, BOUND, 64) is None
    assert bytes(range(64)) == CONTENT
