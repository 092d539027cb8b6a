"""The date field says back what it understood and asks when there is more than one meaning."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.typed_dates import Dated
from tests.ui.widgets.shown import cut_sideways, show
from ui.widgets.date_field import DateField
from ui.widgets.date_words import edtf_in_words, in_words

DAY = date(2026, 9, 1)
Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField("when", "When was it?", DAY)
    show(qtbot, made)
    made.setFocus()
    return made


def text_of(field: DateField) -> QLineEdit:
    found = field.findChild(QLineEdit, "when_text")
    assert isinstance(found, QLineEdit)
    return found


def meaning(field: DateField) -> str:
    found = field.findChild(QLabel, "when_meaning")
    assert isinstance(found, QLabel)
    return found.text()


def offered(field: DateField) -> list[str]:
    buttons = field.findChildren(QPushButton)
    shown = (each for each in buttons if "choice" in each.objectName() and each.isVisible())
    return [each.accessibleName() for each in shown]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("8/2025", "between 1 August and 31 August 2025"),
        ("summer 2025", "between 1 June and 31 August 2025"),
        ("2025", "between 1 January and 31 December 2025"),
        ("8/14/2025", "on 14 August 2025"),
        ("3 years ago", "between 1 July 2022 and 30 June 2024"),
        ("this year", "between 1 January and 1 September 2026"),
        ("u", "date not known"),
    ],
)
def test_what_is_typed_is_said_back_in_words(
    qtbot: QtBot, field: DateField, typed: str, said: str
) -> None:
    QTest.keyClicks(text_of(field), typed)
    assert meaning(field) == said
    assert field.value() is not None
    assert field.problem() == ""


def test_nothing_typed_is_no_answer(field: DateField) -> None:
    assert field.value() is None
    assert field.is_empty()
    assert "press U" in field.problem()


def test_a_date_to_come_is_refused_in_words(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(text_of(field), "8/2027")
    assert field.value() is None
    assert field.problem() == meaning(field)
    assert "not come yet" in meaning(field)


def test_a_winter_asks_which_one_and_writes_an_interval(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(text_of(field), "winter 2025")
    assert field.value() is None
    assert field.problem() == "Which one?"
    assert offered(field) == [
        "between 1 December 2025 and 28 February 2026",
        "between 1 December 2024 and 28 February 2025",
    ]
    QTest.keyClick(text_of(field), Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert field.value() == Dated("2024-12/2025-02")
    assert offered(field) == []


def test_s_asks_which_season_in_the_field_itself(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(text_of(field), "s")
    assert offered(field) == ["Spring", "Summer", "Autumn", "Winter"]
    QTest.keyClicks(text_of(field), "2 2025")
    assert field.value() == Dated("2025-22")


def test_a_makes_a_date_a_rough_one(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(text_of(field), "2025a")
    assert field.value() == Dated("2025~")


def test_letters_of_a_month_are_never_taken_for_keys(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(text_of(field), "aug 25")
    assert text_of(field).text() == "aug 25"
    assert field.value() == Dated("2025-08")
    text_of(field).clear()
    QTest.keyClicks(text_of(field), "sept 2025")
    assert field.value() == Dated("2025-09")


@pytest.mark.parametrize(
    ("key", "before", "value"),
    [
        (Key.Key_U, "", Dated(None)),
        (Key.Key_A, "2025", Dated("2025~")),
        (Key.Key_A, "2025~", Dated("2025")),
        (Key.Key_S, "", None),
    ],
)
def test_the_keys_act_on_the_fields_buttons(
    qtbot: QtBot, field: DateField, key: Qt.Key, before: str, value: Dated | None
) -> None:
    QTest.keyClicks(text_of(field), before)
    button = field.findChild(QPushButton, "when_season")
    assert isinstance(button, QPushButton)
    button.setFocus()
    QTest.keyClick(button, key)
    assert field.value() == value
    assert text_of(field).hasFocus()


def test_each_change_of_the_date_is_told_once(qtbot: QtBot, field: DateField) -> None:
    heard: list[object] = []
    field.changed.connect(heard.append)
    QTest.keyClicks(text_of(field), "2025")
    QTest.keyClicks(text_of(field), " ")
    text_of(field).clear()
    assert heard == [Dated("2025"), None]


@pytest.mark.parametrize(
    "given_before", [Dated("2025-08~"), Dated("2024-12/2025-02"), Dated(None), None]
)
def test_a_date_given_before_is_shown_in_silence(
    qtbot: QtBot, field: DateField, given_before: Dated | None
) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(given_before)
    assert field.value() == given_before


def test_a_narrow_page_cuts_nothing(qtbot: QtBot) -> None:
    field = DateField("when", "When?", DAY)
    show(qtbot, field, width=480)
    QTest.keyClicks(text_of(field), "winter 2025")
    assert cut_sideways(field) == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2025, 6, 1), date(2025, 8, 31), "between 1 June and 31 August 2025"),
        (date(2024, 12, 1), date(2025, 2, 28), "between 1 December 2024 and 28 February 2025"),
        (date(2025, 8, 14), date(2025, 8, 14), "on 14 August 2025"),
    ],
)
def test_a_span_in_words(first: date, last: date, said: str) -> None:
    assert in_words(Span(first, last)) == said


def test_a_date_nobody_knows_in_words() -> None:
    assert edtf_in_words(None, DAY) == "date not known"
