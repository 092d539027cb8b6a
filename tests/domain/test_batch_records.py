"""What a batch says of each referral, written as JSON and read again; anything else is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mmep_desktop.domain.batch_records import (
    BatchRecord,
    ChildRecord,
    SentBatch,
    batch_json,
    read_batch_json,
)
from mmep_desktop.domain.batch_rows import Column, Row
from mmep_desktop.domain.batches import News, digest_of
from mmep_desktop.domain.strict_json import NotAsAgreed, canonical, loaded

ROW: Row = {
    Column.FIRST: "=Ana",
    Column.BORN: date(2015, 3, 9),
    Column.REVISION: 2,
    Column.PARENT: "María\n“Núñez” \\ud800 🌾",
    Column.MIDDLE: "",
    Column.MOVED_EARLIEST: None,
    Column.BATCH: 17,
    Column.ROW: 1,
}
SAID: Row = {
    name: cell for name, cell in ROW.items() if cell and name not in {Column.BATCH, Column.ROW}
}
CHANGED = BatchRecord(
    "s1",
    "0201-A-26-00001",
    2,
    News.CHANGED,
    (ChildRecord(0, SAID), ChildRecord(2, {Column.FIRST: "Luz"})),
    (("Did you move?", "Yes", False), ("Your phone?", "617-555-0100", True)),
)
GONE = BatchRecord("s2", "0201-A-26-00002", 1, News.WITHDRAWN, (), ())
COUNTS = (("Referred", 3), ("No referral", 120))
WRITTEN = batch_json(
    "b-17",
    "7GK2M9QX",
    (replace(CHANGED, children=(ChildRecord(0, ROW), *CHANGED.children[1:])), GONE),
    COUNTS,
)
MANIFEST: dict[str, object] = {
    "format": "mmep-batch/1",
    "district": "02010000",
    "desk": "A",
    "center": "North Street Center",
    "batch": 17,
    "id": "b-17",
    "made_at": "2026-09-01T15:30:00-04:00",
    "basis": "34 CFR 99.30",
    "previous": "ab" * 32,
    "referrals": {"new": 0, "changed": 1, "withdrawn": 1},
    "files": {"batch.json": "cd" * 32, "batch.xlsx": "ef" * 32},
    "copy": 2,
    "signer": "12" * 32,
    "recipient": "34" * 32,
}


def read(told: dict[str, Any], **manifest: object) -> SentBatch:
    return read_batch_json(told, {**MANIFEST, **manifest})


def test_what_is_written_is_read_again() -> None:
    batch = read(loaded(WRITTEN))
    assert batch.records == (CHANGED, GONE)
    assert (batch.counts, batch.receipt) == (COUNTS, "7GK2M9QX")
    assert (batch.center, batch.number, batch.copy) == ("North Street Center", 17, 2)


def test_every_copy_has_the_digest_of_the_first_and_another_batch_has_another() -> None:
    first = {**MANIFEST, "copy": 0, "signer": "77" * 32, "recipient": "88" * 32}
    first["files"] = {"batch.json": "cd" * 32}
    assert digest_of(MANIFEST) == digest_of(first)
    assert digest_of({**MANIFEST, "previous": ""}) != digest_of(MANIFEST)
    assert digest_of({**MANIFEST, "files": {"batch.json": "00"}}) != digest_of(MANIFEST)


Change = Callable[[dict[str, Any]], object]
BENT: dict[str, Change] = {
    "id": lambda told: told.update(id="b-18"),
    "format": lambda told: told.update(format="mmep-batch/2"),
    "the whole": lambda told: told.update(records=[1]),
    "its members": lambda told: told.update(more=1),
    "records[0].revision": lambda told: told["records"][0].update(revision=True),
    "records[0].news": lambda told: told["records"][0].update(news="gone"),
    "records[0].record": lambda told: told["records"][0].update(record=""),
    "records[0].children": lambda told: told["records"][0]["children"][1].update(child=0),
    "records[0].children[0].row": lambda told: told["records"][0]["children"][0]["row"].update(
        Status="x"
    ),
    "records[0].children[0].row.Birth Date": lambda told: told["records"][0]["children"][0][
        "row"
    ].update({"Birth Date": "9 March 2015"}),
    "records[0].children[0].row.First Name": lambda told: told["records"][0]["children"][0][
        "row"
    ].update({"First Name": "\ud800"}),
    "records[1].children": lambda told: told["records"][1].update(
        children=told["records"][0]["children"]
    ),
    "records[1].answers": lambda told: told["records"][1].update(
        answers=told["records"][0]["answers"]
    ),
    "records": lambda told: told["records"][1].update(record="s1"),
    "counts": lambda told: told.update(counts=[["Referred", True]]),
    "manifest.referrals.new": lambda told: told["records"][0].update(news="new"),
}


@pytest.mark.parametrize("place", BENT)
def test_what_was_bent_is_refused_by_its_place_alone(place: str) -> None:
    told = loaded(WRITTEN)
    BENT[place](told)
    with pytest.raises(NotAsAgreed) as refusal:
        read(told)
    said = refusal.value.place
    assert said == (place if place != "the whole" else "records[0]")


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", b"[]", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":1e999}', b'{"a":"\xff"}'),
        *(b"{" * 99_999, b'{"a":' + b"9" * 5000 + b"}"),
        b'{"a":' + b"[" * 90_000 + b"]" * 90_000 + b"}",
    ],
)
def test_what_is_no_strict_json_is_refused(raw: bytes) -> None:
    with pytest.raises(NotAsAgreed):
        loaded(raw)


def test_there_is_one_way_to_write_it() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
