"""Drawing a paper touches nothing but memory, and the file carries nothing but its page."""

import subprocess
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from mmep_desktop.documents.papers import DeskPapers
from tests.documents.families import NUMBER, family_paper, longest, ordinary
from tests.source_tree import ROOT

ACTIVE = {
    "/A",
    "/AA",
    "/AcroForm",
    "/Annots",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/F",
    "/JS",
    "/JavaScript",
    "/Launch",
    "/Metadata",
    "/OpenAction",
    "/URI",
}
PAPERS = {
    "sheet": lambda: DeskPapers().referral_sheet(ordinary()),
    "longest sheet": lambda: DeskPapers().referral_sheet(longest()),
    "family page": lambda: DeskPapers().family_page(family_paper("es")),
    "consent page": lambda: DeskPapers().consent_page(family_paper("es")),
}

DRAW_WHILE_WATCHED = """
import os, sys, tempfile
from tests.documents.families import family_paper, longest, ordinary
from mmep_desktop.documents.papers import DeskPapers

papers, touched = DeskPapers(), []
inputs = ordinary(), longest(), family_paper("es")

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or not str(path).endswith((".ttf", ".py", ".pyc")):
            touched.append((event, str(path)))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "tempfile.", "urllib.")):
        touched.append((event, ""))

sys.addaudithook(watch)
papers.referral_sheet(inputs[0])
papers.referral_sheet(inputs[1])
papers.family_page(inputs[2])
papers.consent_page(inputs[2])
if "reportlab.lib.fontfinder" in sys.modules:
    touched.append(("import", "fontfinder"))
{provoked}
print(touched)
"""


def watched(provoked: str = "") -> str:
    program = DRAW_WHILE_WATCHED.replace("{provoked}", provoked)
    outcome = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout.strip()


def test_drawing_opens_no_file_but_fonts_and_no_connection() -> None:
    assert watched() == "[]"


@pytest.mark.parametrize(
    "provoked",
    [
        "tempfile.TemporaryFile().close()",
        "import socket; socket.socket().close()",
    ],
)
def test_the_watch_would_have_seen(provoked: str) -> None:
    assert watched(provoked) != "[]"


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_holds_nothing_that_acts_or_hides(paper: str) -> None:
    reader = PdfReader(BytesIO(PAPERS[paper]()))
    keys = set(keys_of(reader.trailer, set()))
    assert not keys & ACTIVE
    assert "/Contents" in keys


@pytest.mark.parametrize("paper", PAPERS)
def test_the_files_own_description_names_nobody(paper: str) -> None:
    described = PdfReader(BytesIO(PAPERS[paper]())).metadata
    assert described is not None
    assert described.title == NUMBER
    told = {str(value) for key, value in described.items() if key != "/Title"}
    assert not [value for value in told if "Tzoc" in value or "Silva" in value or "New" in value]
    assert not described.author
    assert described.creation_date is not None
    assert described.creation_date.year == 2000


def keys_of(thing: PdfObject | None, seen: set[int]) -> list[str]:
    if isinstance(thing, IndirectObject):
        if thing.idnum in seen:
            return []
        seen.add(thing.idnum)
        return keys_of(thing.get_object(), seen)
    if isinstance(thing, DictionaryObject):
        inner = [key for value in thing.values() for key in keys_of(value, seen)]
        return [*map(str, thing), *inner]
    if isinstance(thing, ArrayObject):
        return [key for value in thing for key in keys_of(value, seen)]
    return []
