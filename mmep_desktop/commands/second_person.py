"""Who answers for an act at a terminal too: named by her id, known by her own passphrase."""

import argparse

from mmep_desktop.commands.unlocking import passphrase_from
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.unlocked import Unlocked


def add_second(parser: argparse.ArgumentParser) -> None:
    """Let *parser* take who answers for it too, and from where her passphrase comes."""
    parser.add_argument("--second", metavar="ID", default="", help="who answers for it too")
    parser.add_argument(
        "--second-passphrase-fd",
        metavar="N",
        type=int,
        help="read her passphrase from the file descriptor N, not from the terminal",
    )


def second_of(given: argparse.Namespace) -> Second | None:
    """Return the second person, where one was named, and ask for her passphrase."""
    if not given.second:
        return None
    asking = "Passphrase of the second person: "
    return Second(given.second, passphrase_from(given.second_passphrase_fd, asking))


def prove(unlocked: Unlocked, clerk_id: str, passphrase: str) -> None:
    """Let *clerk_id* prove that she is herself. Raises ``DeskError``."""
    if unlocked.keys is None:
        raise DeskError(Problem.PRACTICE_STAYS)
    unlocked.keys.prove(clerk_id, passphrase)


def prove_other(unlocked: Unlocked, clerk_id: str, passphrase: str) -> None:
    """As ``prove``, but whoever unlocked for this very command has proved it by that."""
    if clerk_id != unlocked.clerk.id:
        prove(unlocked, clerk_id, passphrase)
