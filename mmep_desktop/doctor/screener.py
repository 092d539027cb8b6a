"""The screener packs on this computer: which versions can be used, and which have faults."""

from collections.abc import Iterator
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.errors import Problem
from mmep_desktop.paths import ADDED_PACKS, desk_folder
from mmep_desktop.screeners.shelf import Shelf

NAME = "Screener"


def look() -> Iterator[Finding]:
    """Read every pack as the desk does when it opens."""
    yield from look_at(desk_folder() / ADDED_PACKS)


def look_at(added: Path) -> Iterator[Finding]:
    """Read the shipped pack, and those in *added*."""
    shelf = Shelf((added,))
    try:
        offered = shelf.offered()
    except OSError:
        to_do = "Give this computer account the right to read it."
        yield warning(
            NAME, "The folder {packs_folder} cannot be read.", to_do, packs_folder=str(added)
        )
        shelf = Shelf(())
        offered = shelf.offered()
    for place, files in enumerate(offered):
        try:
            screener = shelf.read(files)
        except FaultyPack as faulty:
            yield _faulty(len(faulty.faults), added, is_shipped=place == 0)
            continue
        draft = ", a working draft" if screener.is_draft else ""
        languages = ", ".join(screener.wordings)
        yield ok(NAME, f"{screener.id} {screener.version}{draft}, in {languages}.")


def _faulty(faults: int, added: Path, *, is_shipped: bool) -> Finding:
    if is_shipped:
        to_do = "Install the program again."
        return bad(NAME, f"The shipped pack has {faults} faults.", to_do, Problem.PACK_FAULTY)
    return bad(
        NAME,
        f"An added pack has {faults} faults and is not used.",
        "Run `mmep-desktop pack check` on each folder in {packs_folder}.",
        Problem.PACK_FAULTY,
        packs_folder=str(added),
    )
