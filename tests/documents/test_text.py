"""What is handed to the paper is what stands on it, whatever it is made of."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mmep_desktop.documents.bidi import isolated
from mmep_desktop.documents.family_styles import filled
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style, lay_out, printable
from tests.documents.reading import flowing, letter_counts, letters, lines_of, text_of

BODY = Style(9, 14)
STRONG = Style(9, 14, Weight.SEMI_BOLD)
ROOM = 480.0

HOSTILE = {
    "markup": "<b>Ana</b> & Tom O<Brien </para> <br/>",
    "picture from elsewhere": "<img src='http://example.org/x.png'/> <a href='http://x'>x</a>",
    "evaluated colour": "<font color=\"[__import__('os').system('id')]\">Ana</font>",
    "signs of PDF itself": "(Ana) \\ ) Tj ET Q endstream endobj <FEFF> /URI %%EOF",
    "signs of templates": "{0} {number} %s $x {{}}",
    "accents": "Ñandú Nguyễn Thị Ánh Tuyết Šimůnek ĄŽUOLAS",
    "accents set apart": "e\u0301 m\u0308 q\u0307 n\u0303",
    "saltillo": "K’iche’ Tz’utujil Tzʼunun ꞌAjaw Q'anjob'al",
    "emoji": "Ana 😀 Lu 🌽 👨‍👩‍👧",
    "a script without a font": "王小明 김철수 さくら",
    "right-to-left override": "Ana \u202egnp.exe\u202c end",
    "nothing to see": "A\u200bn\u00ada\x00\x07 \ud800\ue000",
    "Nepali": "राम बहादुर श्रेष्ठ क्षत्रिय",
    "Bengali": "বাংলা শ্রীমতী",
    "Gujarati, Gurmukhi, Tamil, Telugu": "ગુજરાતી ਗੁਰਪ੍ਰੀਤ தமிழ் తెలుగు",
    "Thai, Lao, Khmer, Burmese": "สมชาย ຄຳ ស្រី မြန်မာ",
    "Amharic, Georgian, Armenian": "ከበደ ქართული Հայերեն",
    "Greek and Cyrillic": "Ωμέγα Иван",
}
RIGHT_TO_LEFT = {
    "Arabic": "خوان محمد بن عبد الله الأنصاري",
    "Persian with a joiner": "می\u200cخواهم",
    "Hebrew": "אברהם בן דוד",
}


def on_paper(text: str, style: Style = BODY) -> bytes:
    pen = Pen("paper", "en")
    for place, line in enumerate(lay_out(text, style, ROOM)):
        pen.line(50, 50 + place * style.leading, line)
    return pen.finished()


@pytest.mark.parametrize("style", [BODY, STRONG], ids=["regular", "semi-bold"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_printed_reads_as_it_was_given(text: str, style: Style) -> None:
    assert letters(text_of(on_paper(text, style))) == letters(printable(text))


@pytest.mark.parametrize("style", [BODY, STRONG], ids=["regular", "semi-bold"])
@pytest.mark.parametrize("text", RIGHT_TO_LEFT.values(), ids=RIGHT_TO_LEFT)
def test_what_runs_from_right_to_left_reads_as_it_was_given(text: str, style: Style) -> None:
    assert letters(lines_of(on_paper(text, style))) == letters(text)


def test_two_directions_on_one_line_lose_no_letter() -> None:
    mixed = "Ana (آنا) 12 שרה-Lu 413-555-0100 محمد"
    assert letter_counts(text_of(on_paper(mixed))) == letter_counts(mixed)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cn", "Co", "Cs"]), max_size=60))
@example("O<Brien & <b>x</b>")
@example("\u0301\u0301")
@example("ئسم")
@example("ก\u0e33ำ")
def test_any_text_is_printed_without_loss(text: str) -> None:
    assert letter_counts(text_of(on_paper(text))) == letter_counts(printable(text))


@settings(max_examples=200)
@given(
    st.text(st.characters(exclude_categories=["Cn"]), max_size=400),
    st.floats(20, 500),
    st.sampled_from([None, True, False]),
)
def test_no_line_is_wider_than_its_room(text: str, room: float, rtl: bool | None) -> None:
    for line in lay_out(text, BODY, room, rtl=rtl):
        is_one_letter = sum(len(run.glyphs) for run in line.runs) <= 4
        assert line.width <= room + 0.1 or is_one_letter


@pytest.mark.parametrize("length", [1, 299, 300, 4_000])
def test_a_word_without_blanks_is_broken_and_kept_whole(length: int) -> None:
    lines = lay_out("W" * length, BODY, 120)
    assert "".join(run.glyphs for line in lines for run in line.runs) == "W" * length
    assert all(line.width <= 120 for line in lines)


def test_a_long_word_is_rather_broken_after_its_hyphen() -> None:
    lines = lay_out("Maximiliano-Wenceslao", BODY, 80)
    assert [run.glyphs for line in lines for run in line.runs] == ["Maximiliano-", "Wenceslao"]


def test_an_accent_is_never_parted_from_its_letter() -> None:
    lines = lay_out("m\u0308" * 100, BODY, 50)
    assert len(lines) > 1
    assert all(unicodedata.category(line.runs[0].spoken[0]) == "Ll" for line in lines)


def test_a_character_without_a_font_is_seen_as_a_box() -> None:
    (line,) = lay_out("王", BODY, ROOM)
    assert [(run.glyphs, run.spoken) for run in line.runs] == [("\u25a1", "王")]


def test_the_papers_keep_no_control_and_direction_characters() -> None:
    assert printable(" a\u202eb\u0007\tc\u200f \ud800\ue000d ") == "ab c d"


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("Call {name}.", {"name": "{phone}"}, f"Call {isolated('{phone}')}."),
        ("Call {name}.", {"name": "A\u2069B"}, f"Call {isolated('AB')}."),
        ("Call {phone}.", {"phone": ""}, f"Call {isolated('____________')}."),
        ("{center.__class__}", {"center": "x"}, "{center.__class__}"),
    ],
)
def test_a_gap_takes_a_value_as_it_is(template: str, values: dict[str, str], expected: str) -> None:
    assert filled(template, **values) == expected


def test_a_date_in_arabic_keeps_its_order() -> None:
    arabic = filled("التاريخ: {date}", date="2026-09-01")
    assert "2026-09-01" in flowing(on_paper(arabic))
