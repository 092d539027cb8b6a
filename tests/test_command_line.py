"""The command line names its commands, and leaves everything else to the window."""

import json
from pathlib import Path

import pytest

from mmep_desktop import cli
from tests.screeners.edited_pack import edited, shipped_files, unpacked
from tests.source_tree import ROOT

SHIPPED = str(ROOT / "resources/screeners/mmep-universal")


@pytest.mark.parametrize(
    ("arguments", "takes"),
    [
        ([], False),
        (["--practice"], False),
        (["-platform", "offscreen"], False),
        (["evaluate", "x"], True),
        (["pack"], True),
        (["evalute"], True),
        (["--version"], True),
        (["--help"], True),
        (["-h"], True),
    ],
)
def test_what_names_no_command_opens_the_window(arguments: list[str], takes: bool) -> None:
    assert cli.takes(arguments) is takes


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(["--help"])
    told = capsys.readouterr().out
    assert stop.value.code == 0
    assert all(f"  {name} " in told for name in cli.COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("mmep-desktop ")


@pytest.mark.parametrize(
    "arguments", [["evalute"], ["evaluate"], ["pack"], ["pack", "eat", "x"], []]
)
def test_a_command_that_is_none_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.run(arguments)
    assert stop.value.code == 2
    assert "usage: mmep-desktop" in capsys.readouterr().err


def test_checking_a_clean_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["pack", "check", SHIPPED]) == 0
    assert capsys.readouterr().out == "No faults.\n"
    assert cli.run(["pack", "check", SHIPPED, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"faults": []}


def test_checking_a_faulty_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unpacked(tmp_path, edited("margin_months = 1 ", "margin_months = -1 "))
    assert cli.run(["pack", "check", str(tmp_path)]) == 1
    line = "screener.toml: parameters.margin_months: A whole number from 0 is needed here.\n"
    assert capsys.readouterr().out == line
    assert cli.run(["pack", "check", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "faults": [
            {
                "file": "screener.toml",
                "key": "parameters.margin_months",
                "message": "A whole number from 0 is needed here.",
            }
        ]
    }


def test_compiling_the_words_of_a_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unpacked(tmp_path, edited('"Mudanza"', '"Traslado"', "wording/es.po"))
    assert cli.run(["pack", "compile", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "wording/en.mo\nwording/es.mo\nwording/pt.mo\n"
    assert cli.run(["pack", "check", str(tmp_path)]) == 0


def test_words_that_cannot_be_read_are_not_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unpacked(tmp_path, shipped_files() | {"wording/es.po": b"msgid"})
    assert cli.run(["pack", "compile", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "wording/es.po: This catalogue cannot be read.\n"
