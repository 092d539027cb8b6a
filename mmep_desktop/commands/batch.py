"""The ``batch`` command: makes batches of referrals for MMEP, writes them to files, lists them."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mmep_desktop.bootstrap import batching_of, transmitting_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.sealed_batches import open_batch, verify_batch
from mmep_desktop.commands.second_person import add_second, prove_other, second_of
from mmep_desktop.commands.unlocking import JUST_NOW, add_options, say_refused, unlocked_for
from mmep_desktop.domain.batches import Batch, Envelope, News, file_stem
from mmep_desktop.domain.center import Center
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.paths import desk_folder
from mmep_desktop.services.batching import Batching
from mmep_desktop.services.disclosing import MMEP
from mmep_desktop.services.permissions import Deed
from mmep_desktop.services.unlocked import Unlocked

DONE, FAILED, WRONG_CODE = 0, 1, 4
"""Exit status: done, refused, and a receipt code that is not the batch's."""


class _NoBatch(Exception):
    """No batch has the number that was given."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, Deed.EXPORT, given.at_mmep) as unlocked:
            status: int = given.act(given, unlocked)
    except DeskError as refusal:
        return say_refused(refusal)
    except _NoBatch:
        sys.stderr.write("mmep-desktop: no batch has that number\n")
        return FAILED
    return status


def _make(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Make a batch of all that is new or changed, and write it."""
    batching = _batching_of(unlocked)
    if given.sealed and Envelope.SEALED not in batching.envelopes():
        raise DeskError(Problem.NO_KEY_OF_MMEP)
    every = [one.screening_id for one in batching.choice().candidates]
    recipient = Recipient(given.to or unlocked.center.mmep.name, "", MMEP)
    batch = batching.make(every, recipient, JUST_NOW, _second(given, batching, len(every)))
    return _written(given, batching, batch, unlocked.center)


def _second(given: argparse.Namespace, batching: Batching, referrals: int) -> Second | None:
    """Return who answers for so many too, where somebody has to."""
    return None if batching.seconds(referrals) is None else second_of(given)


def _write(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Write a batch that was made to another file."""
    batching = _batching_of(unlocked)
    return _written(given, batching, _numbered(batching, given.number), unlocked.center)


def _list(_given: argparse.Namespace, unlocked: Unlocked) -> int:
    print_line(json.dumps([as_plain(batch) for batch in _batching_of(unlocked).batches()]))
    return DONE


def _receive(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Note that MMEP has opened a batch."""
    batching = _batching_of(unlocked)
    batch = _numbered(batching, given.number)
    if batching.take_receipt(batch.id, given.code):
        return DONE
    sys.stderr.write("mmep-desktop: this code does not stand in that batch\n")
    return WRONG_CODE


def _sheet(given: argparse.Namespace, unlocked: Unlocked) -> int:
    """Write the paper that both sides sign."""
    batch = _numbered(_batching_of(unlocked), given.number)
    transmitting_of(unlocked).save(batch.id, str(given.file))
    print_line(json.dumps({"number": given.number, "file": str(given.file)}))
    return DONE


def as_plain(batch: Batch) -> dict[str, object]:
    """Return *batch* for JSON: figures only, and not the code that only MMEP can read."""
    return {
        "number": batch.number,
        "made_at": batch.made_at.isoformat(),
        **{news.value: batch.count(news) for news in News},
        "files": batch.copies,
        "received_on": batch.received_on.isoformat() if batch.received_on else None,
        "sha256": batch.digest,
    }


def _batching_of(unlocked: Unlocked) -> Batching:
    return batching_of(unlocked, desk_folder(), partial(prove_other, unlocked))


def _written(given: argparse.Namespace, batching: Batching, batch: Batch, center: Center) -> int:
    envelope = Envelope.SEALED if given.sealed else Envelope.WORKBOOK
    place = given.folder / (file_stem(center, batch.number, batch.copies) + envelope.suffix)
    with _said_if_not_written(batch):
        words = batching.write(batch.id, str(place), JUST_NOW, envelope)
    if words:
        sys.stderr.write(
            f"These words open the file. Tell them by phone, never in the same mail: {words}\n"
        )
    print_line(json.dumps({**as_plain(_numbered(batching, batch.number)), "file": str(place)}))
    return DONE


@contextmanager
def _said_if_not_written(batch: Batch) -> Iterator[None]:
    """Say that the batch is made all the same: it is not made twice."""
    try:
        yield
    except DeskError:
        sys.stderr.write(
            f"Batch {batch.number} is made and kept. To write it elsewhere: "
            f"mmep-desktop batch write {batch.number} FOLDER\n"
        )
        raise


def _numbered(batching: Batching, number: int) -> Batch:
    found = next((batch for batch in batching.batches() if batch.number == number), None)
    if found is None:
        raise _NoBatch
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop batch",
        description="Sends referrals with signed consent to MMEP: a file that is sealed to MMEP's "
        "key, or a workbook that opens with six words. Close the window first: one program opens "
        "the records at a time.",
    )
    acts = parser.add_subparsers(required=True, metavar="ACT")
    for name, act, does, numbered, to_file in (
        ("make", _make, "make a batch of all that is new or changed, and write it", False, True),
        ("write", _write, "write a batch to another file, under its number", True, True),
        ("list", _list, "list the batches, the last one first", False, False),
        ("sheet", _sheet, "write the transmittal sheet of a batch, as PDF", True, False),
        ("received", _receive, "note that MMEP read out the receipt code", True, False),
    ):
        one = _act(acts, name, act, does)
        if numbered:
            one.add_argument("number", metavar="NUMBER", type=int, help="the batch's number")
        if to_file:
            one.add_argument("folder", metavar="FOLDER", type=Path, help="where the file goes")
            sealed = "seal it to MMEP's key, instead of a workbook with six words"
            one.add_argument("--sealed", action="store_true", help=sealed)
        if act is _make:
            one.add_argument("--to", metavar="NAME", default="", help="who of MMEP gets it")
            add_second(one)
        if act is _sheet:
            one.add_argument("file", metavar="FILE", type=Path, help="the PDF, written anew")
        if act is _receive:
            one.add_argument("code", metavar="CODE", help="the code that MMEP read out")
    _add_sealed(acts)
    return parser


def _add_sealed(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Let a sealed file be opened where it was made, and at MMEP."""
    told = "say who signed a sealed batch, and what it says of itself"
    verify = _act(acts, "verify", verify_batch, told, Deed.RECEIVE)
    told = "save the workbook of a sealed batch, locked with six words"
    opening = _act(acts, "open", open_batch, told, Deed.RECEIVE)
    for one in (verify, opening):
        one.add_argument("file", metavar="FILE", type=Path, help="the sealed batch")
    told = "save what is signed and its signature there, for another program to check"
    verify.add_argument("--manifest", metavar="FOLDER", type=Path, help=told)
    opening.add_argument("folder", metavar="FOLDER", type=Path, help="where the workbook goes")


def _act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace, Unlocked], int],
    does: str,
    at_mmep: Deed | None = None,
) -> argparse.ArgumentParser:
    one = acts.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    one.set_defaults(act=act, at_mmep=at_mmep)
    add_options(one)
    return one
