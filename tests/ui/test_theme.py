"""Every icon is drawn, every script written, every palette put on."""

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resources import resource
from ui.theme.dress import style_sheet
from ui.theme.icons import draw, icon, icon_drawing
from ui.theme.measures import FAMILY_TEXT, SMALL_TEXT
from ui.theme.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette, for_practice
from ui.theme.style import apply_theme
from ui.widgets.icon_mark import IconMark
from ui.widgets.text import label

KINDS = re.findall(
    r"\w+",
    "crops cranberries orchard tobacco nursery trees maple dairy livestock fishing "
    "seafood_processing aquaculture meat_processing produce_processing unsure",
)
ICONS = sorted(
    each.name.removesuffix(".svg")
    for each in resource("icons").iterdir()
    if each.name.endswith(".svg")
)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_practice_has_another_frame(palette: Palette) -> None:
    assert for_practice(palette).chrome != palette.chrome


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_every_token_of_the_style_sheet_is_filled(palette: Palette) -> None:
    filled = style_sheet(palette)
    assert "${" not in filled
    assert palette.primary in filled
    assert f"font-size: {SMALL_TEXT}px" in filled


def test_no_letter_is_smaller_than_11_points_and_a_familys_not_than_20(
    qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, LIGHT)
    for role, least in (("small", 11), ("tile_clerk", 11), ("muted", 11), ("family", 20)):
        shown = label("Aa", role)
        qtbot.addWidget(shown)
        shown.ensurePolished()
        assert QFontInfo(shown.font()).pixelSize() * 72 / 96 >= least, role
    assert FAMILY_TEXT * 72 / 96 >= 20


def test_changing_the_palette_changes_what_is_shown(qapp: QApplication, qtbot: QtBot) -> None:
    shown = label("words", "muted")
    mark = IconMark.of("lock")
    for part in (shown, mark):
        qtbot.addWidget(part)
        part.show()
    for palette in (LIGHT, DARK, HIGH_CONTRAST, LIGHT):
        apply_theme(qapp, palette)
        assert shown.palette().color(shown.foregroundRole()) == QColor(palette.muted)
        assert mark.palette().color(mark.foregroundRole()) == QColor(palette.ink)


def drawn(svg: bytes, size: int = 48, ink: str = "#102030") -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw(painter, svg, ink, QRectF(0, 0, size, size))
    painter.end()
    return image


def picture(kind: str) -> bytes:
    return resource("screeners", "mmep-universal", "pictures", f"{kind}.svg").read_bytes()


@pytest.mark.parametrize(
    "svg",
    [*map(icon_drawing, ICONS), *map(picture, KINDS)],
    ids=[*ICONS, *(f"work {kind}" for kind in KINDS)],
)
def test_every_drawing_has_one_line_weight_and_takes_its_ink(
    qapp: QApplication, svg: bytes
) -> None:
    assert b'stroke-width="1.75"' in svg
    assert svg.count(b"stroke-width") == 1
    assert b'stroke-linecap="round"' in svg
    assert b'stroke-linejoin="round"' in svg
    grid = 24 if svg in map(icon_drawing, ICONS) else 32  # a picture of work is drawn larger
    assert f'viewBox="0 0 {grid} {grid}"'.encode() in svg
    assert set(re.findall(rb'(?:stroke|fill|color)="([^"]+)"', svg)) == {b"currentColor", b"none"}
    image = drawn(svg)
    inked = sum(image.pixelColor(x, y).lightness() < 128 for x in range(48) for y in range(48))
    assert 40 < inked < 48 * 48 / 2
    assert drawn(svg, ink="#FFFFFF") == drawn(b'<svg xmlns="http://www.w3.org/2000/svg"/>')


def test_no_two_kinds_of_work_share_a_picture() -> None:
    assert len({picture(kind) for kind in KINDS}) == len(KINDS) == 15


def test_an_icon_is_sharp_at_twice_its_size(qapp: QApplication) -> None:
    made = icon("lock", "#102030")
    assert {size.width() for size in made.availableSizes()} >= {20, 24, 40, 48}


def test_an_icon_that_does_not_exist_is_named(qapp: QApplication) -> None:
    with pytest.raises(KeyError, match="no such icon"):
        icon("no such icon", "#000000")


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ("NotoSans-Regular", "Nguyễn Hương, João, Ixchel, K\u02bciche\u02bc, Łukasz, Олена, Ελένη"),
        ("NotoSans-Bold", "García López"),
        ("NotoSansArabic-Regular", "محمد الأحمد"),
        ("NotoSansDevanagari-Regular", "थापा सीता"),
        ("NotoSansEthiopic-Regular", "ሰላም"),
        ("NotoSansKhmer-Regular", "សុខ"),
        ("NotoSansMyanmar-Regular", "မောင်"),
    ],
)
def test_names_in_many_scripts_can_be_written(qapp: QApplication, font: str, text: str) -> None:
    raw = QRawFont()
    raw.loadFromData(resource("fonts", f"{font}.ttf").read_bytes(), 16, raw.hintingPreference())
    missing = [sign for sign in text if not sign.isspace() and not raw.supportsCharacter(ord(sign))]
    assert [sign for sign in missing if sign != ","] == []


def test_the_fonts_are_small_and_their_licence_is_there() -> None:
    fonts = [each for each in resource("fonts").iterdir() if each.name.endswith(".ttf")]
    assert sum(len(each.read_bytes()) for each in fonts) < 6_000_000
    assert "SIL OPEN FONT LICENSE" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")


def test_a_label_shows_markup_as_it_is_written(qapp: QApplication, qtbot: QtBot) -> None:
    shown: QLabel = label("<b>Ana</b>")
    qtbot.addWidget(shown)
    assert shown.text() == "<b>Ana</b>"
    assert shown.textFormat().name == "PlainText"
