"""What the guide quotes is on the screen, what it links to is there, and no problem is missing."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from installer.window_words import gathered
from mmep_desktop.doctor.looks import LOOKS
from mmep_desktop.errors import Problem
from mmep_desktop.screeners.pack import read_pack
from resources import resource
from tests.guide.pages import DOCS, GUIDE, links_of, pictures, words_on
from tests.source_tree import ROOT

INDEX = "user-guide.md"
IN_THE_INDEX = {"bold"}
GAP = re.compile(r"\\\{\w*\\\}")
FEW = 5
LONGEST_PAGE = 90
SMALL = 3_000_000
"""All pictures of the documentation together take less, in bytes."""


@pytest.fixture(scope="module")
def on_screen() -> re.Pattern[str]:
    """Return what matches any text of the window, or of the shipped pack in English."""
    pack = read_pack(resource("screeners", "mmep-universal")).wording("en").texts.values()
    texts = {text for both in gathered() for text in both if text} | set(pack)
    # What is hardly more than gaps, such as "{name}, {age}", would match anything.
    texts = {text for text in texts if "{" not in text or len(re.sub(r"{.*?}", "", text)) > FEW}
    return re.compile("|".join(GAP.sub(".+", re.escape(text)) for text in sorted(texts)))


@pytest.mark.parametrize("page", GUIDE)
def test_what_a_page_quotes_is_on_the_screen(page: str, on_screen: re.Pattern[str]) -> None:
    quoted = words_on(page) - (IN_THE_INDEX if page == INDEX else set())
    assert {words for words in quoted if not on_screen.fullmatch(words)} == set()


def test_a_text_that_is_not_on_the_screen_is_noticed(on_screen: re.Pattern[str]) -> None:
    assert on_screen.fullmatch("Finish, next family")
    assert on_screen.fullmatch("Ask Wilner alone")
    assert not on_screen.fullmatch("Finish the household")
    assert not on_screen.fullmatch("Finish the record")


@pytest.mark.parametrize(
    "path", [DOCS / INDEX, *sorted((DOCS / "guide").glob("*.md")), ROOT / "README.md"], ids=str
)
def test_every_link_leads_somewhere(path: Path) -> None:
    assert [target for target in links_of(path) if not target.exists()] == []


def test_every_page_is_reached_from_the_first() -> None:
    reached = {target.name for target in links_of(DOCS / INDEX)}
    assert {name for name in GUIDE if name != INDEX} <= reached


def test_pages_are_short() -> None:
    sizes = {
        name: sum(not line.startswith("| MMEP-") for line in text.splitlines())  # looked up only
        for name, text in GUIDE.items()
    }
    assert {name: size for name, size in sizes.items() if size > LONGEST_PAGE} == {}


def test_every_picture_is_there_and_all_are_small() -> None:
    there = {path.name: path.stat().st_size for path in (DOCS / "pictures").glob("*.png")}
    assert pictures() <= there.keys()
    assert len(pictures()) >= 15
    assert sum(there.values()) < SMALL


def test_every_problem_stands_in_the_guide_as_the_program_says_it() -> None:
    """After a change: ``python docs/guide/write_problems.py``."""
    page = GUIDE["problems.md"]
    assert writer().written(page) == page
    assert all(f"| {problem.value} | {problem.sentence} |" in page for problem in Problem)


def writer() -> ModuleType:
    """Load the script that writes the table of problems."""
    spec = importlib.util.spec_from_file_location("writer", DOCS / "guide/write_problems.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_technicians_page_tells_of_doctor_what_its_help_tells() -> None:
    page = GUIDE["technician.md"]
    told = subprocess.run(
        [sys.executable, "-m", "mmep_desktop", "doctor", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for option in ("--only", "--report FILE", "--yes", "--json", "--seconds"):
        assert option in told
        assert f"`{option}" in page
    statuses = re.findall(r"^  (\d)  ", told, re.MULTILINE)
    assert re.findall(r"^\| (\d) \|", page, re.MULTILINE) == statuses
    assert set(re.findall(r"--only (\w+)", page)) <= LOOKS.keys()
