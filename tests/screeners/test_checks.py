"""The checker finds what a reader of the pack cannot see."""

import io
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from mmep_desktop.domain.faults import Fault
from mmep_desktop.screeners.checks import check_pack, compile_wordings
from mmep_desktop.screeners.pack import FaultyPack
from tests.screeners.edited_pack import edited, shipped_files, unpacked

SPANISH = "wording/es.po"


def checked(folder: Path, old: str, new: str) -> list[tuple[str, str]]:
    """Return file and key of each fault after one text of the Spanish source was changed."""
    pack = unpacked(folder, edited(old, new, SPANISH))
    compile_wordings(pack)
    return [(fault.file, fault.key) for fault in check_pack(pack)]


def test_the_shipped_pack_has_no_faults(tmp_path: Path) -> None:
    assert check_pack(unpacked(tmp_path, shipped_files())) == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_another_reader_finds_the_same_words_in_source_and_catalogue(language: str) -> None:
    files = shipped_files()
    source = read_po(io.BytesIO(files[f"wording/{language}.po"]))
    compiled = read_mo(io.BytesIO(files[f"wording/{language}.mo"]))
    said = {message.id: message.string for message in source if message.id}
    assert said == {message.id: message.string for message in compiled if message.id}
    assert len(said) > 250


def test_a_source_that_was_changed_and_not_compiled_is_found(tmp_path: Path) -> None:
    pack = unpacked(tmp_path, edited('"Mudanza"', '"Traslado"', SPANISH))
    assert [(fault.file, fault.key) for fault in check_pack(pack)] == [
        ("wording/es.mo", "moved.short")
    ]
    assert compile_wordings(pack) == (
        "wording/en.mo",
        "wording/es.mo",
        "wording/pt.mo",
    )
    assert check_pack(pack) == ()


def test_compiling_what_is_shipped_changes_no_byte(tmp_path: Path) -> None:
    pack = unpacked(tmp_path, shipped_files())
    compile_wordings(pack)
    for language in ("en", "es"):
        path = f"wording/{language}.mo"
        assert (pack / path).read_bytes() == shipped_files()[path]


def test_a_reviewer_is_read_from_the_header(tmp_path: Path) -> None:
    assert checked(tmp_path, '"X-Reviewed-By: \\n"', '"X-Reviewed-By: A. Person\\n"') == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("¿{child} ya terminó", "¿{name} ya terminó", "schooling.ask"),
        ("¿{child} ya terminó", "¿Ya terminó", "schooling.ask"),
        ("Número: {number}", "Número: {number", "page.number"),
        ('"Sus respuestas de hoy"', '"Sus respuestas de hoy, {name}"', "page.title"),
        ('"Es bueno saber"', '"Su hijo es elegible"', "page.rights.title"),
        ('"Es bueno saber"', '"La familia califica"', "page.rights.title"),
    ],
)
def test_gaps_that_nothing_fills_and_verdicts_are_found(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    assert checked(tmp_path, old, new) == [(SPANISH, key)]


@pytest.mark.parametrize(
    "text",
    ["The child is eligible", "not eligible", "inelegible", "elegível", "éligible", "qualifies"],
)
def test_what_sounds_like_a_verdict(tmp_path: Path, text: str) -> None:
    assert checked(tmp_path, '"Es bueno saber"', f'"{text}"') == [(SPANISH, "page.rights.title")]


@pytest.mark.parametrize("text", ["A Certificate of Eligibility decides", "the qualifying move"])
def test_what_does_not_sound_like_a_verdict(tmp_path: Path, text: str) -> None:
    assert checked(tmp_path, '"Es bueno saber"', f'"{text}"') == []


@pytest.mark.parametrize("lacking", [SPANISH, "pictures/fishing.svg"])
def test_a_missing_file_is_found(tmp_path: Path, lacking: str) -> None:
    files = shipped_files()
    del files[lacking]
    assert [fault.file for fault in check_pack(unpacked(tmp_path, files))] == [lacking]


def test_a_pack_that_cannot_be_read_is_told_with_all_else(tmp_path: Path) -> None:
    pack = unpacked(tmp_path, edited("window_months = 36", "window_months = 0"))
    (pack / SPANISH).unlink()
    assert {fault.file for fault in check_pack(pack)} == {"screener.toml", SPANISH}
    assert check_pack(tmp_path / "nowhere") == (
        Fault("", "", "The folder cannot be read: No such file or directory."),
    )


@pytest.mark.parametrize(
    "content", [b"msgid", b"\xff", b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n']
)
def test_a_source_that_cannot_be_read_is_found(tmp_path: Path, content: bytes) -> None:
    pack = unpacked(tmp_path, shipped_files() | {SPANISH: content})
    assert check_pack(pack) == (Fault(SPANISH, "", "This catalogue cannot be read."),)
    with pytest.raises(FaultyPack):
        compile_wordings(pack)
