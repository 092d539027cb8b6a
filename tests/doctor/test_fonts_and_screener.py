"""Fonts and screener packs: whole as shipped, and a fault in either is named."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.doctor import fonts, screener
from mmep_desktop.doctor.finding import Health
from mmep_desktop.domain.screener import Wording
from mmep_desktop.screeners.pack import read_pack
from resources import resource
from tests.screeners.edited_pack import edited, unpacked
from tests.source_tree import ROOT

FONTS = ROOT / "resources/fonts"


def test_every_font_that_ships_has_a_sum() -> None:
    """After a change: ``cd resources/fonts && sha256sum *.ttf > SHA256SUMS``."""
    sums = fonts.sums_in(resource("fonts"))
    assert sorted(sums) == sorted(path.name for path in FONTS.glob("*.ttf"))
    assert fonts.files(resource("fonts"), sums).health is Health.OK


@pytest.mark.parametrize("happens", ["changed", "missing"])
def test_a_font_that_is_not_whole(tmp_path: Path, happens: str) -> None:
    for path in FONTS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    spoiled = tmp_path / "NotoSansThai-Regular.ttf"
    if happens == "missing":
        spoiled.unlink()
    else:
        content = bytearray(spoiled.read_bytes())
        content[500] ^= 1
        spoiled.write_bytes(content)
    found = fonts.files(tmp_path, fonts.sums_in(tmp_path))
    assert (found.health, found.sentence) == (
        Health.BAD,
        "Missing or changed: NotoSansThai-Regular.ttf.",
    )


def test_a_font_that_cannot_be_read_is_named() -> None:
    assert fonts.readable(("no-such-font.ttf",)).sentence == "Cannot be read: no-such-font.ttf."


def test_a_letter_that_no_font_has() -> None:
    shipped = read_pack(resource("screeners", "mmep-universal"))
    assert fonts.letters(shipped).health is Health.OK
    cuneiform = Wording("es", "", {"moved.ask": "\N{CUNEIFORM SIGN A}?"})
    found = fonts.letters(replace(shipped, wordings=dict(shipped.wordings) | {"es": cuneiform}))
    assert "U+12000," in found.sentence


def test_the_packs_on_this_computer(tmp_path: Path) -> None:
    shipped = read_pack(resource("screeners", "mmep-universal"))
    unpacked(tmp_path / "new", edited(f'"{shipped.version}"', '"2099.1"'))
    unpacked(tmp_path / "faulty", edited("margin_months = 1 ", "margin_months = -1 "))
    unpacked(tmp_path / "not a pack", {"x": b""})
    found = list(screener.look_at(tmp_path))
    assert [(each.health.value, each.code) for each in found] == [
        ("ok", ""),
        ("bad", "MMEP-401"),
        ("ok", ""),
        ("bad", "MMEP-401"),
    ]
    assert re.match(r"mmep-universal 2099\.1, a working draft, in en", found[2].sentence)
    assert str(tmp_path) in found[1].said(found[1].to_do, in_report=False)
    assert str(tmp_path) not in found[1].said(found[1].to_do, in_report=True)


def test_a_computer_without_added_packs(tmp_path: Path) -> None:
    assert len(list(screener.look_at(tmp_path / "nowhere"))) == 1
