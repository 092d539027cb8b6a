"""Feeds a reader of files from outside with bytes that find their way by what they reach.

``python -m tests.fuzz.readers WHICH [options of libFuzzer] [corpus ...]``
"""

import io
import re
import sys
import warnings
from collections.abc import Callable, Mapping

import atheris

READ_BY = ["mmep_desktop.domain", "mmep_desktop.exchange", "zipfile", "csv", "json"]

with atheris.instrument_imports(include=READ_BY):
    from mmep_desktop.domain.batch_records import read_batch_json
    from mmep_desktop.domain.mmep_answers import read_answers_json
    from mmep_desktop.domain.partner_keys import read_keys
    from mmep_desktop.domain.strict_json import NotAsAgreed, loaded
    from mmep_desktop.domain.written_results import result_in
    from mmep_desktop.errors import DeskError
    from mmep_desktop.exchange.frames import Misheard, hear
    from mmep_desktop.exchange.hearing import chunk_heard, file_heard
    from mmep_desktop.exchange.parcels import unpacked
    from mmep_desktop.exchange.results_files import results_in
    from mmep_desktop.exchange.rosters.opening import open_roster
    from mmep_desktop.exchange.telling import batch_said, beginning_said
    from tests.exchange.made_files import ORGS, TODAY, manifest, workbook, zip_of

FAR = re.compile(rb"\br\s*=\s*[\"'](?:[A-Za-z]{2}|[A-Za-z]?\d{5}|[^\"']*&)")
BETWEEN = b"\x1e"
"""Parts the files of a zip in one input."""


def read(content: bytes) -> None:
    """Read *content* to its end; a refusal is as good as a list."""
    try:
        roster = open_roster(io.BytesIO(content), None, TODAY)
        roster.file()
        beginning_said(roster.beginning())
        for batch in roster.batches():
            batch_said(batch)
    except DeskError:
        return


def text(content: bytes) -> None:
    """Any file that is no zip."""
    read(content)


def oneroster(content: bytes) -> None:
    """A zip of users, roles and birth dates."""
    users, roles, births, orgs = [*content.split(BETWEEN), b"", b"", b"", b""][:4]
    read(
        zip_of(
            {
                "manifest.csv": manifest("1.2" if len(users) % 2 else "1.1"),
                "orgs.csv": orgs or ORGS,
                "users.csv": users,
                "roles.csv": roles,
                "demographics.csv": births or b"sourcedId,birthDate\n",
            }
        )
    )


def packed(content: bytes) -> None:
    """The bytes of a zip themselves."""
    read(b"PK\x03\x04" + content)


def sheet(content: bytes) -> None:
    """A workbook, by the inside of its one sheet.

    How far it may spread is a matter of the bounds of a process, which this one does not have.
    """
    if FAR.search(content):
        return
    read(workbook([], raw=content.decode("utf-8", "replace") or " "))


def heard(content: bytes) -> None:
    """What the process that reads may say to the one that keeps."""
    pipe = io.BytesIO(content)
    try:
        while (said := hear(pipe)) is not None:
            for believed in (file_heard, lambda said: chunk_heard(said, 0, 0)):
                try_to_believe(believed, said)
    except Misheard:
        return


def try_to_believe(
    hear_it: Callable[[Mapping[str, object]], object], said: Mapping[str, object]
) -> None:
    try:
        hear_it(said)
    except Misheard:
        return


def members(content: bytes) -> None:
    """The zip inside a sealed file, whoever sealed it."""
    try:
        unpacked(content)
    except DeskError:
        return


def batch(content: bytes) -> None:
    """The records of a batch and its manifest."""
    try_to_agree(read_batch_json, content)


def answer(content: bytes) -> None:
    """MMEP's answers and their manifest."""
    try_to_agree(read_answers_json, content)


def results(content: bytes) -> None:
    """What an office's own program says became of children, as a table and as JSON."""
    for suffix in (".csv", ".json"):
        try:
            for row in results_in(content, suffix):
                result_in(row, TODAY)
        except DeskError:
            continue


def office(content: bytes) -> None:
    """The file of an office's key."""
    try:
        read_keys(content)
    except NotAsAgreed:
        return


def try_to_agree(
    read_it: Callable[[dict[str, object], dict[str, object]], object], content: bytes
) -> None:
    told, _, beside = content.partition(BETWEEN)
    try:
        read_it(loaded(told), loaded(beside))
    except NotAsAgreed:
        return


EVERY = (text, oneroster, packed, sheet, heard, members, batch, answer, results, office)
READERS = {each.__name__: each for each in EVERY}


def main(arguments: list[str]) -> None:
    """Feed the reader that is named first."""
    warnings.simplefilter("ignore", UserWarning)  # of names that stand twice in a zip
    atheris.Setup([sys.argv[0], *arguments[1:]], READERS[arguments[0]])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
