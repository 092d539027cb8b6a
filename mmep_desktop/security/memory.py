"""Key bytes in memory: overwritten when done with."""

import secrets


def wipe(*buffers: bytearray) -> None:
    """Overwrite each of *buffers* with zeros, in place; the lengths stay."""
    for buffer in buffers:
        buffer[:] = bytes(len(buffer))


def random_secret(length: int) -> bytearray:
    """Return *length* random bytes that were never together in an immutable object.

    ``secrets.token_bytes`` would leave a copy behind that nobody can overwrite.
    """
    secret = bytearray(length)
    for place in range(length):
        secret[place] = secrets.randbits(8)
    return secret
