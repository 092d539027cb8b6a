"""What only a checker needs to know of a pack: sources and compiled words agree, gaps fit, tone."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from string import Formatter

import polib  # type: ignore[import-untyped]  # polib ships no types

from mmep_desktop.domain.faults import Fault, FaultyPack
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.catalogues import NotACatalogue, read_catalogue
from mmep_desktop.screeners.pack import PackFiles, pack_files, read_pack_files
from mmep_desktop.screeners.wordings import FOLDER

GAPS = {
    "schooling.": {"child"},
    "work_who.": {"kind"},
    "work_done.": {"kind", "who"},
    "move_": {"number"},
    "page.number": {"number"},
    "page.date": {"date"},
    "page.replaces": {"date"},
    "page.caller": {"name", "phone"},
    "page.programs.days": {"first", "last"},
    "page.questions": {"center", "phone"},
    "consent_page.records.": {"number", "date"},
    "consent_page.rights.": {"center", "phone"},
    "form.born_on": {"date"},
    "form.change_one": {"name"},
    "form.remove_one": {"name"},
    "date.on": {"day"},
    "date.between": {"first", "last"},
    "date.day": {"day", "month", "year"},
}
"""By the beginning of a key, the names that a text may leave a gap for."""

# Only a signed Certificate of Eligibility decides, so that no text may sound as if it did.
_VERDICT = re.compile(
    r"\b(in)?[eé]l[ei]g[ií](bl|ve)\w*|\belijib\b"
    r"|\b(dis)?(qual|cal)if(y|ie[ds]|ica[mns]?|i[eé](nt)?)\b",
    re.IGNORECASE,
)


def check_pack(folder: Path) -> tuple[Fault, ...]:
    """Return every fault of the pack in *folder*, none where it can be published."""
    try:
        files = pack_files(folder)
    except FaultyPack as faulty:
        return faulty.faults
    try:
        screener = read_pack_files(files)
    except FaultyPack as faulty:
        return (*faulty.faults, *_disagreements(files))
    return (
        *_disagreements(files),
        *_misfits(screener),
        *_missing_pictures(screener, files),
    )


def compile_wordings(folder: Path) -> tuple[str, ...]:
    """Compile every catalogue of the pack in *folder*; return the files written.

    Raises ``FaultyPack`` where a source cannot be read.
    """
    written = []
    for source in sorted((folder / FOLDER).glob("*.po")):
        catalogue = _source(f"{FOLDER}/{source.name}", source.read_bytes())
        compiled = source.with_suffix(".mo")
        compiled.write_bytes(catalogue.to_binary())
        written.append(f"{FOLDER}/{compiled.name}")
    return tuple(written)


def _source(path: str, content: bytes) -> polib.POFile:
    try:
        return polib.pofile("\n" + content.decode("utf-8"), check_for_duplicates=True)
    except (OSError, UnicodeDecodeError, ValueError) as problem:
        raise FaultyPack((Fault(path, "", "This catalogue cannot be read."),)) from problem


def _disagreements(files: PackFiles) -> Iterator[Fault]:
    """Yield where a catalogue's source and its compiled form say different things."""
    paths = {
        PurePosixPath(path).with_suffix("")
        for path in files
        if PurePosixPath(path).parent.name == FOLDER
        and PurePosixPath(path).suffix in {".po", ".mo"}
    }
    for path in sorted(paths):
        source, compiled = f"{path}.po", f"{path}.mo"
        if source not in files or compiled not in files:
            lacking = source if source not in files else compiled
            yield Fault(lacking, "", "A catalogue has two files, and this one is missing.")
            continue
        yield from _compared(source, files[source], compiled, files[compiled])


def _compared(source: str, text: bytes, compiled: str, binary: bytes) -> Iterator[Fault]:
    try:
        catalogue = _source(source, text)
        header, texts = read_catalogue(binary)
    except FaultyPack as faulty:
        yield from faulty.faults
        return
    except NotACatalogue:
        return  # the reader has said so
    said = {entry.msgid: entry.msgstr for entry in catalogue if entry.translated()}
    for key in sorted(said.keys() | texts.keys()):
        if said.get(key) != texts.get(key):
            yield Fault(compiled, key, "This is not what the source says: compile it again.")
    if catalogue.metadata.get("X-Reviewed-By", "") != header.get("X-Reviewed-By", ""):
        yield Fault(compiled, "X-Reviewed-By", "This is not what the source says.")


def _misfits(screener: Screener) -> Iterator[Fault]:
    """Yield texts with a gap that nothing fills, or that sound like a verdict."""
    english = screener.wordings["en"]
    for language, wording in screener.wordings.items():
        for key, text in wording.texts.items():
            for message in _misfit(key, text, english.get(key)):
                yield Fault(f"{FOLDER}/{language}.po", key, message)


def _misfit(key: str, text: str, english: str) -> Iterator[str]:
    gaps = _gaps(text)
    if gaps is None or not gaps <= _allowed(key):
        yield "A gap in braces is not known here."
    elif gaps != _gaps(english):
        yield "The gaps in braces differ from those in English."
    if _VERDICT.search(text):
        yield "No text may say who can be served."


def _gaps(text: str) -> set[str] | None:
    """Return the names in braces; None where the braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _allowed(key: str) -> set[str]:
    return next((names for root, names in GAPS.items() if key.startswith(root)), set())


def _missing_pictures(screener: Screener, files: Mapping[str, bytes]) -> Iterator[Fault]:
    for kind in screener.question("worked").choices:
        path = f"pictures/{kind}.svg"
        if path not in files:
            yield Fault(path, "", "This picture is missing.")
