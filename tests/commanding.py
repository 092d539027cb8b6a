"""Commands that touch the records, run in this process with a passphrase from a descriptor."""

import os

from mmep_desktop import cli
from tests.prepared_desk import WITHOUT_KEYRING


def run_with_passphrase(*arguments: str) -> int:
    """Run a command as the supervisor of a desk without a keyring; return its exit status."""
    read, write = os.pipe()
    os.write(write, WITHOUT_KEYRING.passphrase.encode() + b"\n")
    os.close(write)
    try:
        return cli.run([*arguments, "--passphrase-fd", str(read)])
    finally:
        os.close(read)
