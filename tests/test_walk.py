"""The walk through the main job, as the command runs it: what it leaves, and what it does not."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.reading import flowing, text_of
from tests.source_tree import ROOT

NUMBER = re.compile(r"\b0000-A-\d\d-\d{5}\b")
PAPERS = ("consent-page.pdf", "family-page.pdf", "referral-sheet.pdf")
MARKERS = (b"Seabright", b"seabright", b"508-555-0142", b"Immokalee", b"12 Example Street")
"""What is told of the family in the walk; it stands nowhere but in its window and on its papers."""


@dataclass(frozen=True)
class Walked:
    """A walk that is over."""

    home: Path
    out: Path
    status: int
    told: str
    complained: str
    written: tuple[Path, ...]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Walk once, in a process and a home of its own."""
    base = tmp_path_factory.mktemp("walk")
    home, out, listed = base / "home", base / "out", base / "written.txt"
    folders = {f"XDG_{each}_HOME": home / each.lower() for each in ("CACHE", "CONFIG", "DATA")}
    places = {"HOME": home, "TMPDIR": home / "tmp", "XDG_RUNTIME_DIR": home / "run", **folders}
    for folder in places.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    program = [sys.executable, "-m", "tests.watched_program", str(listed)]
    done = subprocess.run(
        [*program, "--practice", "--walk", str(out)],
        cwd=ROOT,
        env={
            **os.environ,
            **{name: str(folder) for name, folder in places.items()},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    written = tuple(Path(line) for line in listed.read_text().splitlines())
    return Walked(home, out, done.returncode, done.stdout, done.stderr, written)


def test_the_walk_comes_to_its_end(walked: Walked) -> None:
    without_screen = "This plugin does not support"  # of the offscreen platform, before the walk
    complained = walked.complained.splitlines()
    assert [line for line in complained if not line.startswith(without_screen)] == []
    assert walked.status == 0
    steps = walked.told.splitlines()
    assert all(re.fullmatch(r" *\d+\.\d\d s  .+", step) for step in steps), walked.told
    assert "unlocked with the practice passphrase" in steps[0]
    assert sum("answered: " in step for step in steps) >= 14
    assert [each for each in PAPERS if not any(each in step for step in steps)] == []
    assert any("four keys" in step for step in steps)
    assert "done: 3 papers" in steps[-1]


def test_the_walk_leaves_its_papers_and_pictures_and_nothing_else(walked: Walked) -> None:
    pictures = sorted(walked.out.glob("*.png"))
    assert f"{len(pictures)} pictures" in walked.told
    assert sorted(each.name for each in walked.out.iterdir() if each not in pictures) == [*PAPERS]
    for picture in pictures:
        with Image.open(picture) as seen:
            assert seen.size[0] >= 640
            colours = seen.convert("RGB").getcolors(1 << 20)
            assert colours is not None
            assert len(colours) > 20, f"{picture.name} shows next to nothing"


def test_the_sheet_carries_the_number_of_the_family_page(walked: Walked) -> None:
    numbers = {
        name: set(NUMBER.findall(text_of((walked.out / name).read_bytes()))) for name in PAPERS
    }
    assert len(numbers["referral-sheet.pdf"]) == 1
    assert numbers["family-page.pdf"] == numbers["referral-sheet.pdf"]
    sheet = flowing((walked.out / "referral-sheet.pdf").read_bytes())
    assert "Emma Seabright" in sheet
    assert "508-555-0142" in sheet


def test_nothing_stays_behind_in_the_temporary_folder(walked: Walked) -> None:
    assert list((walked.home / "tmp").iterdir()) == []


def test_once_there_are_families_nothing_is_written_but_the_store_and_the_walks_own_folder(
    walked: Walked,
) -> None:
    stores = [path for path in walked.written if path.name.startswith("mmep-practice-")]
    assert len(set(stores)) == 1, "the store's folder is seen when it is made"
    since = walked.written[walked.written.index(stores[0]) :]
    assert any(path.name == "referral-sheet.pdf" for path in since), "nothing was watched"
    allowed = (stores[0], walked.out, Path(os.devnull))
    assert [path for path in since if not any(path.is_relative_to(one) for one in allowed)] == []


def test_no_file_outside_the_walks_folder_tells_of_the_family(walked: Walked) -> None:
    """Also those that Qt and the system's libraries write, which Python does not see."""
    telling = [
        path
        for path in walked.home.rglob("*")
        if path.is_file() and any(marker in path.read_bytes() for marker in MARKERS)
    ]
    assert telling == []
    said = (walked.told + walked.complained).encode()
    assert [marker for marker in MARKERS if marker in said] == []


def test_no_real_record_or_setting_is_made_by_practice(walked: Walked) -> None:
    made = [
        path
        for folder in ("data", "config")
        for path in (walked.home / folder).rglob("*")
        if path.is_file()
    ]
    assert made == []
