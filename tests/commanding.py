"""Commands that touch the records, run in this process with a passphrase from a descriptor."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from mmep_desktop import cli
from tests.prepared_desk import WITHOUT_KEYRING


@contextmanager
def typed(passphrase: str) -> Iterator[int]:
    """Return a descriptor that gives *passphrase*."""
    read, write = os.pipe()
    os.write(write, passphrase.encode() + b"\n")
    os.close(write)
    try:
        yield read
    finally:
        os.close(read)


def run_with_passphrase(*arguments: str) -> int:
    """Run a command as the supervisor of a desk without a keyring; return its exit status."""
    with typed(WITHOUT_KEYRING.passphrase) as descriptor:
        return cli.run([*arguments, "--passphrase-fd", str(descriptor)])
