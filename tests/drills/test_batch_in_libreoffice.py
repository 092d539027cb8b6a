"""The locked workbook in LibreOffice: it opens with its words alone, and holds no formula."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from mmep_desktop.documents.workbooks import workbook
from mmep_desktop.domain.sheets import Sheet
from mmep_desktop.outbox import locked

WORDS = "bannister unwired removed stony stupor chirpy"
HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/","x")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "\t=1+1",
)
SECONDS = 120

MODULE = """
Sub OpenIt(place As String, words As String, target As String)
 Dim given(1) As New com.sun.star.beans.PropertyValue
 given(0).Name = "Password" : given(0).Value = words
 given(1).Name = "Hidden" : given(1).Value = True
 Dim told As Integer
 told = FreeFile
 Open target For Output As #told
 On Error Goto Refused
 Dim book As Object, sheet As Object
 book = StarDesktop.loadComponentFromURL("file://" & place, "_blank", 0, given())
 sheet = book.Sheets.getByIndex(0)
 Dim row As Long
 Print #told, sheet.queryContentCells(16).getCells().hasElements()
 For row = 1 To COUNT
  Print #told, sheet.getCellByPosition(0, row).String
 Next
 book.close(True)
 Close #told
 StarDesktop.terminate()
 Exit Sub
Refused:
 Print #told, "REFUSED"
 Close #told
 StarDesktop.terminate()
End Sub
"""

CALC = Path(shutil.which("soffice") or "nowhere").resolve().parent / "libsclo.so"

pytestmark = pytest.mark.skipif(not CALC.exists(), reason="needs LibreOffice with its tables")


def test_libreoffice_opens_it_with_the_words_alone_and_sees_no_formula(tmp_path: Path) -> None:
    book = tmp_path / "batch.xlsx"
    sheet = Sheet("Referrals", ("Name",), tuple((text,) for text in HOSTILE))
    book.write_bytes(locked(workbook((sheet,)), WORDS))
    profile = tmp_path / "profile"
    soffice(profile, "--terminate_after_init")
    keep_macro(profile)
    assert said(profile, book, "six other words that open nothing") == ["REFUSED"]
    has_formula, *cells = said(profile, book, WORDS)
    assert has_formula in {"False", "0"}
    assert [cell.strip() for cell in cells] == [text.strip() for text in HOSTILE]


def said(profile: Path, book: Path, words: str) -> list[str]:
    target = profile.parent / "said.txt"
    soffice(profile, f"macro:///Standard.Module1.OpenIt({book},{words},{target})")
    return target.read_text("utf-8").splitlines()


def soffice(profile: Path, *arguments: str) -> None:
    own = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", own, "--headless", "--norestore", *arguments]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)


def keep_macro(profile: Path) -> None:
    """Put the macro where the profile keeps those of its owner."""
    folder = profile / "user/basic/Standard"
    folder.mkdir(parents=True, exist_ok=True)
    basic = escape(MODULE.replace("COUNT", str(len(HOSTILE))))
    heading = '<?xml version="1.0" encoding="UTF-8"?>\n'
    library = 'xmlns:library="http://openoffice.org/2000/library"'
    (folder.parent / "script.xlc").write_text(
        f'{heading}<library:libraries {library} xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<library:library library:name="Standard" library:link="false" xlink:type="simple" '
        'xlink:href="$(USER)/basic/Standard/script.xlb/"/></library:libraries>',
        "utf-8",
    )
    (folder / "script.xlb").write_text(
        f'{heading}<library:library {library} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/>'
        "</library:library>",
        "utf-8",
    )
    (folder / "Module1.xba").write_text(
        f'{heading}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{basic}</script:module>',
        "utf-8",
    )
