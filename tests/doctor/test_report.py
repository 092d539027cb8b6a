"""What was found stands on lines a person reads; a report of it holds nothing private."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.doctor.finding import Finding, Health, bad, finding_of, ok, plain, warning
from mmep_desktop.doctor.report import as_json, as_text
from mmep_desktop.errors import Problem

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=3)
FOUND = (
    ok("Clock", "It shows 2026-11-23."),
    warning("Folder", "Others can look into {folder}.", "chmod 700 {folder}", folder="/srv/Anna"),
    bad("Printer", "{printer} is stopped.", "Start it.", Problem.NO_PRINTER, printer="Anna's"),
)


def test_on_screen_the_folder_is_named() -> None:
    assert as_text(FOUND, in_report=False).splitlines() == [
        "mmep-desktop doctor",
        "",
        "ok       Clock          It shows 2026-11-23.",
        "WARNING  Folder         Others can look into /srv/Anna.",
        "                        To do: chmod 700 /srv/Anna",
        "BAD      Printer        MMEP-301  Anna's is stopped.",
        "                        To do: Start it.",
        "",
        "1 bad, 1 warning, 1 ok.",
    ]


def test_in_a_report_it_is_not() -> None:
    told = as_text(FOUND, in_report=True)
    assert "Names of folders and printers are left out" in told
    assert "chmod 700 <folder>" in told
    assert "<printer> is stopped." in told
    assert "Anna" not in told


def test_for_a_program_it_is_one_object_without_anything_private() -> None:
    told = as_json(FOUND)
    assert "Anna" not in told
    read = json.loads(told)
    assert read["health"] == {"ok": 1, "warning": 1, "bad": 1}
    assert [each["code"] for each in read["findings"]] == ["", "", "MMEP-301"]


@given(WORDS, WORDS)
def test_nothing_private_is_ever_in_a_report(folder: str, printer: str) -> None:
    words = "Something here: {folder}, and {printer}."
    found = [warning("Name", words, words, folder=f"#{folder}#", printer=f"#{printer}#")]
    for told in (as_text(found, in_report=True), as_json(found)):
        assert f"#{folder}" not in told
        assert f"{printer}#" not in told


@given(st.sampled_from(Health), st.tuples(WORDS, WORDS, WORDS), st.dictionaries(WORDS, WORDS))
def test_a_finding_crosses_from_one_process_to_another(
    health: Health, words: tuple[str, str, str], private: dict[str, str]
) -> None:
    finding = Finding(words[0], health, words[1], words[2], "MMEP-301", private)
    crossed = json.loads(json.dumps(plain(finding)))
    assert finding_of(crossed, crossed.pop("private")) == finding
