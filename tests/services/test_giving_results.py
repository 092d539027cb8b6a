"""Results out of a file of MMEP's own programs: each row is looked at, and all are kept or none."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.mmep_answers import Result
from mmep_desktop.domain.written_results import PASSED_OVER, TAKEN
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.giving_results import ResultsRead
from tests.sending_centers import MmepOffice, SendingCenter, a_record, a_row
from tests.services.test_printing_many import Steps

ANA, LUZ = a_row("Ana", "García"), a_row("Luz", "Tzoc")
HEADS = "Referral number,Row,Result,on,eligible_from,eligible_until,tries,duplicate_of"
TODAY = date(2026, 9, 1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MmepOffice]:
    """Two families with two children each, and one that has taken its consent back."""
    made = MmepOffice(tmp_path)
    center = SendingCenter()
    made.knows(center)
    records = (a_record("s1", ANA, LUZ), a_record("s2", ANA, LUZ))
    parcel = center.batch(made.keys, *records, a_record("s3", news=News.WITHDRAWN))
    made.desk.receiving.receive([made.file(parcel)], Steps())
    yield made
    assert made.store.check(lambda _done, _total: None).is_whole
    made.store.close()


def table(office: MmepOffice, *lines: str, heads: str = HEADS, name: str = "results.csv") -> Path:
    file = office.folder / name
    file.write_text("\n".join((heads, *lines)), encoding="utf-8")
    return file


def give(office: MmepOffice, *lines: str, heads: str = HEADS) -> ResultsRead:
    return office.desk.giving_results.give(table(office, *lines, heads=heads))


def said(office: MmepOffice, record: str) -> list[tuple[int, Result, date]]:
    given = office.desk.replying.of(record)
    return [(one.answer.child, one.answer.result, one.answer.on) for one in given]


def refused(read: ResultsRead) -> list[tuple[object, ...]]:
    return [(one.line, one.why.value, *one.columns) for one in read.refused]


def test_every_kind_of_result_is_written_down_with_what_it_needs(office: MmepOffice) -> None:
    file = table(
        office,
        "N-S1,1,eligible,2026-08-14,2026-08-14,2027-08-14,,",
        "n-s1,2,Not_Reached,,,,3,",
        "",
        'N-S2,1,duplicate,,,,,"n-s1"',
    )
    looked = office.desk.giving_results.look(file)
    assert (len(looked.new), looked.refused, said(office, "s1")) == (3, (), [])
    read = office.desk.giving_results.give(file)
    assert (read, read.same) == (looked, 0)
    assert said(office, "s1") == [
        (0, Result.ELIGIBLE, date(2026, 8, 14)),
        (1, Result.NOT_REACHED, TODAY),
    ]
    (given,) = office.desk.replying.of("s2")
    assert (given.answer.duplicate_of, given.by, given.answer.revision) == ("N-S1", "ar", 1)
    assert office.desk.receiving.work().to_tell == 3
    with office.store.work()() as work:
        about = [line.about for line in work.trail.entries(act=Act.RESULT_GIVEN)]
    assert sorted(about) == ["s1", "s1", "s2"]


def test_the_same_file_again_writes_nothing_down_and_a_change_counts_last(
    office: MmepOffice,
) -> None:
    lines = ("N-S1,1,moved,,,,,", "N-S1,2,declined,,,,,")
    assert len(give(office, *lines).new) == 2
    again = give(office, *lines)
    assert (again.new, again.same) == ((), 2)
    changed = give(office, lines[0], "N-S1,2,moved,,,,,")
    assert (len(changed.new), changed.same) == (1, 1)
    assert [result for child, result, _on in said(office, "s1") if child == 1] == [
        Result.DECLINED,
        Result.MOVED,
    ]


def test_one_wrong_row_keeps_all_of_the_file_out_and_every_wrong_row_is_named(
    office: MmepOffice,
) -> None:
    wrong: Sequence[tuple[str, tuple[object, ...]]] = (
        ("N-S1,1,moved,,,,,", ()),
        ("N-S9,1,moved,,,,,", ("referral_unknown",)),
        ("N-S3,1,moved,,,,,", ("withdrawn",)),
        ("N-S1,3,moved,,,,,", ("child_unknown",)),
        ("N-S2,1,moved,,,,,", ("twice", "referral_number")),
        ("N-S2,1,declined,,,,,", ("twice", "referral_number")),
        ("N-S2,2,eligible,,,,,", ("wrong_value", "eligible_from")),
        ("N-S1,2,eligible,,2026-01-01,2029-01-02,,", ("wrong_value", "eligible_until")),
        ("N-S1,2,eligible,,2026-01-01,,,", ("wrong_value", "eligible_until")),
        ("N-S1,2,moved,,,,1,", ("wrong_value", "tries")),
        ("N-S1,2,not_reached,,,,100,", ("wrong_value", "tries")),
        ("N-S1,2,moved,2026-09-02,,,,", ("wrong_value", "on")),
        ("N-S1,2,moved,9/1/2026,,,,", ("wrong_value", "on")),
        ("=1,x,gone,,,,,", ("wrong_value", "referral_number", "row", "result")),
        (f"N-S1,{'9' * 40},moved,,,,,", ("wrong_value", "row")),
    )
    for row, why in wrong[1:]:
        if why[0] != "twice":
            assert refused(give(office, row)) == [(2, *why)]
    read = give(office, *(row for row, _why in wrong))
    found = {one[0]: one[1:] for one in refused(read)}
    assert found == {line: why for line, (_row, why) in enumerate(wrong, 2) if why}
    assert said(office, "s1") == said(office, "s2") == []


def test_rows_of_the_workbook_may_stand_in_it_as_they_are(office: MmepOffice) -> None:
    others = sorted(PASSED_OVER)
    heads = ";".join(("result", *others, "Row", "Referral number"))
    row = ";".join(("declined", *("Luz" for _ in others), "2", "N-S2"))
    assert len(give(office, row, heads=heads).new) == 1
    assert said(office, "s2") == [(1, Result.DECLINED, TODAY)]


def test_json_says_the_same_as_a_table(office: MmepOffice) -> None:
    file = office.folder / "results.json"
    one = {"referral_number": "N-S1", "row": 1, "result": "not_reached", "tries": 2, "on": None}
    file.write_text(json.dumps({"results": [one]}), encoding="utf-8")
    assert len(office.desk.giving_results.give(file).new) == 1
    assert office.desk.replying.of("s1")[0].answer.tries == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("results.csv", b"\xff\xfe"),
        ("results.csv", b"Referral number,Row\nN-S1,1"),
        ("results.csv", b"Referral number,Row,Result,Row\nN-S1,1,moved,1"),
        ("results.csv", b"Referral number,Row,Result,eligible\nN-S1,1,moved,"),
        ("results.csv", b"Referral number,Row,Result\nN-S1,1,moved,2"),
        ("results.csv", b'Referral number,Row,Result\nN-S1,1,"moved'),
        ("results.json", b"[]"),
        ("results.json", b'{"results": [1]}'),
        ("results.json", b'{"results": [{"referral_number": "N-S1", "row": 1.0, "result": ""}]}'),
        ("results.json", b'{"results": [{"row": 1, "Row": 1}]}'),
        ("results.json", b'{"results": [{"referral_number": "N-S1", "row": true, "result": ""}]}'),
        ("results.json", b'{"results": ' + b"[" * 99_999),
        ("results.xlsx", b"PK"),
    ],
)
def test_what_is_no_table_of_results_is_refused_whole(
    office: MmepOffice, name: str, content: bytes
) -> None:
    file = office.folder / name
    file.write_bytes(content)
    with pytest.raises(DeskError) as refusal:
        office.desk.giving_results.give(file)
    assert refusal.value.problem is Problem.RESULTS_UNREADABLE


def test_an_empty_table_says_nothing_and_one_that_is_not_there_is_a_problem(
    office: MmepOffice,
) -> None:
    assert give(office) == ResultsRead((), 0, ())
    with pytest.raises(DeskError) as refusal:
        office.desk.giving_results.look(office.folder / "none.csv")
    assert refusal.value.problem is Problem.PARCEL_UNREADABLE
    assert HEADS.casefold().replace(" ", "_").split(",") == list(TAKEN)
