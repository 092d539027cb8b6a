"""The same engine from a terminal: answers in, one JSON object out, nothing kept."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mmep_desktop import cli
from mmep_desktop.commands.json_input import NotJson, read_json
from tests.domain.screened import Plain, a_child, a_family, a_job, a_move
from tests.screeners.edited_pack import edited, unpacked
from tests.source_tree import ROOT

NOT_FOR_EVALUATE = "PySide6 sqlalchemy sqlcipher3 keyring reportlab cryptography polib ui alembic"


class Terminal:
    """Runs the command on a file and reads what it prints."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._file = folder / "answers.json"
        self._capsys = capsys

    def evaluate(self, content: object, *options: str) -> tuple[int, list[Plain]]:
        """Return exit status and the printed objects; *content* is text, bytes or JSON."""
        text = content if isinstance(content, bytes | str) else json.dumps(content)
        self._file.write_bytes(text if isinstance(text, bytes) else text.encode())
        status = cli.run(["evaluate", str(self._file), *options])
        return status, [json.loads(line) for line in self._capsys.readouterr().out.splitlines()]


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, capsys)


def codes(result: Plain) -> list[tuple[str, str]]:
    errors = result["errors"]
    assert isinstance(errors, list)
    assert result["error"] == errors[0]
    return [(error["code"], error["field"]) for error in errors]


def test_one_family_in_one_object_out(terminal: Terminal) -> None:
    status, (result,) = terminal.evaluate(a_family(), "--on", "2026-09-01")
    assert status == 0
    assert list(result) == ["outcome", "pack", "version", "screened_on", "window", "children"]
    assert result["outcome"] == "refer"
    assert (result["pack"], result["version"]) == ("mmep-universal", "2026.3")
    assert result["screened_on"] == "2026-09-01"
    assert result["window"] == {"from": "2023-09-02", "to": "2026-09-01"}
    assert isinstance(result["children"], list)
    (child,) = result["children"]
    assert (child["name"], child["outcome"]) == ("Ana", "refer")
    assert [each["id"] for each in child["criteria"]] == [
        "age",
        "schooling",
        "child_move",
        "worker_move",
        "work",
    ]
    for each in child["criteria"]:
        assert list(each) == ["id", "state", "reason", "citation"]
        assert each["state"] == "met"
        assert each["reason"].endswith(".")
        assert "CFR" in each["citation"]


def test_refused_answers_exit_with_2_and_name_every_field(terminal: Terminal) -> None:
    family = a_family(moves=[a_move(when="2026-10")], children=[a_child(born="2013-13-01")])
    status, (result,) = terminal.evaluate(family, "--on", "2026-09-01")
    assert status == 2
    assert codes(result) == [("future_date", "moves[0].when"), ("bad_date", "children[0].born")]
    assert set(result) == {"error", "errors"}
    assert isinstance(result["error"], dict)
    assert set(result["error"]) == {"code", "field", "message"}


@pytest.mark.parametrize(
    "day", ["2026-9-1", "2026-13-01", "2026-09", "", "yesterday", "2026-02-29"]
)
def test_a_screening_day_that_is_none_is_refused_first(terminal: Terminal, day: str) -> None:
    status, (result,) = terminal.evaluate({"moved": "maybe"}, "--on", day)
    assert status == 2
    assert codes(result) == [
        ("bad_date", "screened_on"),
        ("unknown_choice", "moved"),
        ("missing", "worked"),
        ("missing", "children"),
    ]
    assert terminal.evaluate([{}], "--on", day)[0] == 2


def test_today_is_the_screening_day_unless_another_is_named(terminal: Terminal) -> None:
    _, (result,) = terminal.evaluate({"moved": "no", "children": [{}]})
    now = datetime.now(UTC).astimezone().date()
    told = date.fromisoformat(str(result["screened_on"]))
    assert now - timedelta(days=1) <= told <= now


def test_many_families_give_a_line_each_with_the_refused_ones(terminal: Terminal) -> None:
    no: Plain = {"moved": "no", "children": [{}]}
    status, results = terminal.evaluate(
        [
            {"answers": no, "screened_on": "2025-01-31", "story": "ignored", "expect": []},
            {"answers": no},
            {"answers": no, "screened_on": None},
            {"answers": no, "screened_on": 20250131},
            {"answers": no, "screened_on": False},
            {"answers": no, "screened_on": "2026-09-01~"},
            {"answers": no, "screened_on": "0000-01-01"},
            {"answers": {}, "screened_on": "2025-02-30"},
            {"answers": None},
            {"screened_on": "2025-01-31"},
            {"answers": []},
            "moved",
            None,
            a_family(),
        ],
        "--on",
        "2026-09-01",
    )
    assert status == 0
    assert [result.get("screened_on") for result in results[:3]] == [
        "2025-01-31",
        "2026-09-01",
        "2026-09-01",
    ]
    assert [codes(result)[0] for result in results[3:]] == [
        ("bad_form", "screened_on"),
        ("bad_form", "screened_on"),
        ("bad_date", "screened_on"),
        ("bad_date", "screened_on"),
        ("bad_date", "screened_on"),
        ("missing", "answers"),
        ("missing", "answers"),
        ("bad_form", "answers"),
        ("bad_form", "answers"),
        ("bad_form", "answers"),
        ("missing", "answers"),
    ]
    assert codes(results[7])[1:] == [
        ("missing", "moved"),
        ("missing", "worked"),
        ("missing", "children"),
    ]


def test_no_families_give_no_lines(terminal: Terminal) -> None:
    assert terminal.evaluate([]) == (0, [])


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b" ", b"{", b"moved: no", b"{'moved': 'no'}", b"\xff\xfe\x00", b"\x80", b"[1,]"),
        *(b"[" * 100_000, b'{"a":' * 100_000, b'{"moved": "no"} {}'),
    ],
)
def test_a_file_that_holds_no_json_is_refused(terminal: Terminal, content: bytes) -> None:
    status, (result,) = terminal.evaluate(content)
    assert status == 2
    assert codes(result) == [("bad_form", "")]


@pytest.mark.parametrize(
    "content", [b"3", b'"no"', b"true", b"NaN", b"-Infinity", b"1e999", b"9" * 9999]
)
def test_json_that_is_no_object_is_refused(terminal: Terminal, content: bytes) -> None:
    status, (result,) = terminal.evaluate(content)
    assert (status, codes(result)) == (2, [("bad_form", "answers")])


def test_numbers_of_any_size_are_no_choice_and_no_row(terminal: Terminal) -> None:
    for number in ("9" * 5000, "-" + "9" * 5000):
        family = json.dumps(a_family(moved=1, work=[a_job(child=2)]))
        text = family.replace('"moved": 1', f'"moved": {number}').replace(
            '"child": 2', f'"child": {number}'
        )
        _, (result,) = terminal.evaluate(text, "--on", "2026-09-01")
        assert codes(result)[:2] == [("bad_form", "moved"), ("unknown_choice", "work[0].child")]


def test_an_object_that_names_a_key_twice_is_no_object(terminal: Terminal) -> None:
    twice = '{"moved": "no", "moved": "yes", "children": [{}]}'
    assert codes(terminal.evaluate(twice)[1][0]) == [("bad_form", "answers")]
    inside = '{"moved": "no", "children": [{"born": null, "born": "2010"}]}'
    assert codes(terminal.evaluate(inside)[1][0]) == [("bad_form", "children[0]")]
    ignored = '[{"answers": {"moved": "no", "children": [{}]}, "more": {"a": 1, "a": 2}}]'
    assert terminal.evaluate(ignored)[1][0]["outcome"] == "no_referral"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_encoding_is_read(terminal: Terminal, encoding: str) -> None:
    family = a_family(children=[a_child(name="Xóchitl 王 \U0001f33d")])
    text = json.dumps(family, ensure_ascii=False).encode(encoding)
    _, (result,) = terminal.evaluate(text, "--on", "2026-09-01")
    assert isinstance(result["children"], list)
    assert result["children"][0]["name"] == "Xóchitl 王 \U0001f33d"


def test_half_a_character_in_a_name_stops_nothing(terminal: Terminal) -> None:
    family = json.dumps(a_family(children=[a_child(name="A\ud800\x00")]))
    status, (result,) = terminal.evaluate(family, "--on", "2026-09-01")
    assert status == 0
    assert isinstance(result["children"], list)
    assert result["children"][0]["name"] == "A\ud800\x00"


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for file in ("no such file", str(ROOT)):
        assert cli.run(["evaluate", file]) == 2
        assert codes(json.loads(capsys.readouterr().out)) == [("bad_form", "")]


def test_another_pack_may_be_named(terminal: Terminal, tmp_path: Path) -> None:
    files = edited("window_months = 36", "window_months = 2")
    pack = unpacked(tmp_path / "pack", files)
    _, (result,) = terminal.evaluate(a_family(), "--on", "2026-09-01", "--pack", str(pack))
    assert result["outcome"] == "no_referral"
    assert result["window"] == {"from": "2026-07-02", "to": "2026-09-01"}


def test_a_faulty_pack_stops_the_command_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = unpacked(tmp_path / "pack", edited("window_months = 36", "window_months = 0"))
    assert cli.run(["evaluate", "-", "--pack", str(pack)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("screener.toml: parameters.window_months: ")
    assert cli.run(["evaluate", "-", "--pack", str(tmp_path / "nowhere")]) == 1


def test_the_command_reads_standard_input_and_loads_no_window_database_or_key() -> None:
    program = (
        "import sys; from mmep_desktop.__main__ import main; status = main(); "
        f"found = set('{NOT_FOR_EVALUATE}'.split()) & set(sys.modules); "
        "print(sorted(found), file=sys.stderr); sys.exit(status)"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", program, "evaluate", "-", "--on", "2026-09-01"],
        cwd=ROOT,
        input=json.dumps(a_family()),
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/nowhere", "PYTHONPATH": str(ROOT)},
    )
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout)["outcome"] == "refer"
    assert outcome.stderr.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="a pipe ends in another way there")
def test_a_reader_who_stops_reading_ends_the_command_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = subprocess.run(
            [sys.executable, "-m", "mmep_desktop", "evaluate", "-", "--on", "2026-09-01"],
            cwd=ROOT,
            input=json.dumps([{"answers": a_family()}] * 500).encode(),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (outcome.returncode, outcome.stderr) == (1, b"")


def test_the_worked_cases_end_as_they_should_from_a_terminal(terminal: Terminal) -> None:
    cases = json.loads((ROOT / "tests/cases/screener-cases.json").read_text("utf-8"))
    status, results = terminal.evaluate(cases)
    assert status == 0
    for case, result in zip(cases, results, strict=True):
        if "error" in result:
            assert case["expect"] == {"outcome": f"error:{codes(result)[0][0]}"}
        else:
            assert isinstance(result["children"], list)
            outcomes = [child["outcome"] for child in result["children"]]
            assert case["expect"] == {"outcome": result["outcome"], "children": outcomes}


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_json_reader(content: bytes) -> None:
    try:
        read_json(content)
    except NotJson:
        return
