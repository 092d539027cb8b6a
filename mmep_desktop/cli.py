"""The command line: names each command and loads its module only when the command runs."""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mmep_desktop.doctor.inner import INNER_COMMAND
from mmep_desktop.exchange.inner import READ_COMMAND, UNPACK_COMMAND

if TYPE_CHECKING:  # the window passes through here and must not wait for it
    from argparse import ArgumentParser

PROGRAM = "mmep-desktop"

COMMANDS = {
    "answer": ("mmep_desktop.commands.answer", "make MMEP's answers, or take them in"),
    "backup": ("mmep_desktop.commands.backup", "make a backup of the records, or list them"),
    "batch": ("mmep_desktop.commands.batch", "make a batch of referrals for MMEP, or list them"),
    "doctor": ("mmep_desktop.commands.doctor", "look whether this computer is fit for the desk"),
    "evaluate": ("mmep_desktop.commands.evaluate", "say what comes out of a family's answers"),
    "import": ("mmep_desktop.commands.import_", "read a school's list, or say what is in it"),
    "keys": ("mmep_desktop.commands.keys", "show this office's key, or confirm another one's"),
    "pack": ("mmep_desktop.commands.pack", "check a screener pack, or compile its words"),
    "quick-card": ("mmep_desktop.commands.quick_card", "draw the desk's keys on one page"),
    "receive": ("mmep_desktop.commands.receive", "at MMEP: take in what centers sent"),
    "restore": ("mmep_desktop.commands.restore", "show what a backup holds, or bring it back"),
    "verify": ("mmep_desktop.commands.verify", "check all records against the trail"),
}
"""Each command with the module that runs it, and what it does."""

OWN_OPTIONS = ("-h", "--help", "--version")


def takes(arguments: Sequence[str]) -> bool:
    """Whether *arguments* speak to the command line, not to the window."""
    if not arguments:
        return False
    return arguments[0] in OWN_OPTIONS or not arguments[0].startswith("-")


def run(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* name and return its exit status."""
    if arguments and arguments[0] == INNER_COMMAND:
        return _look(arguments[1:])
    if arguments and arguments[0] == READ_COMMAND:
        return _read_roster()
    if arguments and arguments[0] == UNPACK_COMMAND:
        return _unpack_parcels()
    parser = _parser()
    named = parser.parse_args(arguments[:1])
    if named.version:
        print(f"{PROGRAM} {_version()}")  # noqa: T201 - asked at a terminal
        return 0
    if named.command is None:
        parser.error("name a command")
    module = importlib.import_module(COMMANDS[named.command][0])
    status: int = module.run(list(arguments[1:]))
    return status


def _look(arguments: Sequence[str]) -> int:
    """Do one of doctor's looks; doctor starts each in a process of its own."""
    from mmep_desktop.doctor.looks import LOOKS
    from mmep_desktop.doctor.telling import tell

    if list(arguments) not in [[name] for name in LOOKS]:
        _parser().error("name a look")
    tell(importlib.import_module(LOOKS[arguments[0]].module).look())
    return 0


def _read_roster() -> int:
    """Read a school's file for the process that started this one."""
    from mmep_desktop.exchange.child import run as read

    return read()


def _unpack_parcels() -> int:
    """Unpack what offices sent for the process that started this one."""
    from mmep_desktop.exchange.unpacking_child import run as unpack

    return unpack()


def _parser() -> "ArgumentParser":
    import argparse

    commands = "\n".join(f"  {name:10} {does}" for name, (_, does) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Screens registering families for the Massachusetts Migrant Education Program.",
        epilog=f"commands:\n{commands}\n\nWithout a command the window opens; "
        "--practice opens it with invented families.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    parser.add_argument(
        "command", nargs="?", choices=COMMANDS, metavar="command", help="one of those below"
    )
    return parser


def _version() -> str:
    """Return the installed version; reading it is slow, so only who asks pays for it."""
    from importlib import metadata

    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return "(not installed)"
