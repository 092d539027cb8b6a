"""The ``keys`` command: shows and saves this office's key, and confirms those of its partners."""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from mmep_desktop.bootstrap import partnering_of
from mmep_desktop.commands.output import print_line
from mmep_desktop.commands.second_person import add_second, prove, second_of
from mmep_desktop.commands.unlocking import add_options, say_refused, unlocked_for
from mmep_desktop.domain.partner_keys import SUFFIX, file_stem
from mmep_desktop.errors import DeskError
from mmep_desktop.services.partnering import KeyTold, Partnering
from mmep_desktop.services.permissions import Deed

DONE, FAILED, OTHER_WORDS = 0, 1, 4
"""Exit status: done, refused, and words that are not those of the file."""


def run(arguments: Sequence[str]) -> int:
    """Run the command with *arguments* and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with unlocked_for(given, Deed.MANAGE_KEYS) as unlocked:
            partnering = partnering_of(unlocked, partial(prove, unlocked))
            status: int = given.act(given, partnering)
    except DeskError as refusal:
        return say_refused(refusal)
    return status


def _show(_given: argparse.Namespace, partnering: Partnering) -> int:
    told = partnering.look()
    relied_on = [
        {**_plain(one), "since": one.pinned.on.isoformat(), "confirmed_by": one.pinned.by}
        for one in told.pinned
    ]
    print_line(json.dumps({"own": _plain(told.own), "relied_on": relied_on}, ensure_ascii=False))
    return DONE


def _save(given: argparse.Namespace, partnering: Partnering) -> int:
    """Write this office's public key to a file of its own."""
    own = partnering.look().own
    place = given.folder / (file_stem(own.keys) + SUFFIX)
    partnering.save_own(str(place))
    print_line(json.dumps({**_plain(own), "file": str(place)}, ensure_ascii=False))
    return DONE


def _pin(given: argparse.Namespace, partnering: Partnering) -> int:
    """Rely on the key in a file, if its words are those that were read out on the phone."""
    offered = partnering.read(str(given.file))
    if tuple(given.words.lower().split()) != offered.words:
        sys.stderr.write("mmep-desktop: these are not the words of that key; nothing was changed\n")
        return OTHER_WORDS
    second = second_of(given) if offered.is_change else None
    partnering.pin(offered.keys, second)
    print_line(json.dumps(_plain(offered), ensure_ascii=False))
    return DONE


def _drop(given: argparse.Namespace, partnering: Partnering) -> int:
    """Rely no more on the key that has these words."""
    words = tuple(given.words.lower().split())
    told = next((one for one in partnering.look().pinned if one.words == words), None)
    if told is None:
        sys.stderr.write("mmep-desktop: no key that is relied on has these words\n")
        return OTHER_WORDS
    partnering.drop(told.keys, second_of(given))
    print_line(json.dumps(_plain(told), ensure_ascii=False))
    return DONE


def _plain(one: KeyTold) -> dict[str, object]:
    keys = one.keys
    return {
        "kind": keys.kind.value,
        "district": keys.district,
        "desk": keys.desk,
        "name": keys.name,
        "words": " ".join(one.words),
        "fingerprint": keys.fingerprint,
        "minisign": keys.minisign,
        "age": keys.sealing,
    }


_WORDS_OF = {
    _pin: "its eight words, as heard on the phone",
    _drop: "its eight words, as keys show has them",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mmep-desktop keys",
        description="Exchanges keys with MMEP, so that batches are sealed to it alone and answers "
        "are known to be its own. Close the window first: one program opens the records at a time.",
    )
    acts = parser.add_subparsers(required=True, metavar="ACT")
    for name, act, does in (
        ("show", _show, "show this office's key and those that it relies on, with their words"),
        ("save", _save, "save this office's public key as a file for the other office"),
        ("pin", _pin, "rely on the key in a file, once its words were the same on the phone"),
        ("drop", _drop, "rely on a key no more"),
    ):
        one = acts.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        one.set_defaults(act=act)
        if act is _save:
            one.add_argument("folder", metavar="FOLDER", type=Path, help="where the file goes")
        if act is _pin:
            one.add_argument("file", metavar="FILE", type=Path, help="the other office's key")
        if act in {_pin, _drop}:
            one.add_argument("words", metavar="WORDS", help=_WORDS_OF[act])
            add_second(one)
        add_options(one)
    return parser
