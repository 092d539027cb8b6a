"""Nothing a family said, and no key, can be read in the files of a store."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Filled
from mmep_desktop.storage.store import STORE_NAME, Store
from tests.storage.fake_key import KEY_HEX
from tests.storage.invented import DETERMINATION, NOW, consent, printing, registration, screening

MARKER = "Xochimilcatl-Åsa"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252")


def traces(folder: Path) -> set[str]:
    """Name every file of *folder* that holds the marker or the key."""
    words = (MARKER, MARKER.lower(), MARKER.upper(), "Xochimilcatl", "xochimilcatl")
    needles = {word.encode(encoding) for word in words for encoding in ENCODINGS}
    needles |= {KEY_HEX.encode(), KEY_HEX.upper().encode(), bytes.fromhex(KEY_HEX)}
    return {
        path.name
        for path in folder.iterdir()
        if any(needle in path.read_bytes() for needle in needles)
    }


@pytest.fixture
def written(store: Store) -> Store:
    """Write the marker wherever a family's words go, and sort by it."""
    answers = {"contact": Filled({"phone_1": MARKER})}
    with store.work()() as work:
        named = registration(name=Name(MARKER, last_1=MARKER), local_id=MARKER)
        work.registrations.add(named)
        for number in range(300):
            work.registrations.add(replace(named, id=f"r-{number}"))
        work.screenings.add(replace(screening(), draft=answers))
        kept = work.screenings.get("s1")
        child = replace(DETERMINATION.children[0], name=MARKER)
        determination = replace(DETERMINATION, children=(child,))
        work.screenings.save(replace(kept, finished_at=NOW, determination=determination))
        work.papers.keep_consent("s1", replace(consent(), by=MARKER))
        work.papers.add_printing(replace(printing(), printer=MARKER))
        work.registrations.found(readings_of("xochimilcatl"), 1_000)
        work.registrations.nearly_found(readings_of("xochimilcalt"), 1_000)
        work.commit()
    return store


def test_an_open_store_shows_nothing(written: Store, folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sizes[f"{STORE_NAME}-wal"] > 100_000
    assert traces(folder) == set()


def test_a_closed_store_shows_nothing(written: Store, folder: Path) -> None:
    written.close()
    assert (folder / STORE_NAME).stat().st_size > 100_000
    assert traces(folder) == set()


def test_a_transaction_that_is_not_committed_shows_nothing(store: Store, folder: Path) -> None:
    with store.work()() as work:
        for number in range(3_000):
            work.registrations.add(registration(f"r{number}", Name(MARKER * 10)))
        assert traces(folder) == set()


def test_the_same_search_sees_it_in_a_file_that_is_not_encrypted(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "plain")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("CREATE TABLE child (name, key)")
    plain.execute("INSERT INTO child VALUES (?, ?)", (MARKER, bytes.fromhex(KEY_HEX)))
    plain.commit()
    assert traces(tmp_path) == {"plain-wal"}
    plain.close()
    assert traces(tmp_path) == {"plain"}
