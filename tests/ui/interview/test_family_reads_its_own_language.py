"""Nothing on the family's side is in the clerk's language: not a button, not a hint, not a date."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.screener import Wording
from mmep_desktop.words import PSEUDO, _, speak
from tests.builders import shipped_screener
from tests.services.desk import DeskInMemory
from tests.ui.interview.asked import DISTRICTS
from tests.ui.sitting_builder import a_family, at_question, on_screen
from ui.interview.family_side import FamilySide
from ui.interview.family_words import PACK_KEYS, said_to_family
from ui.interview.forms.making import FormMaker

MATEO = (Name(first="Mateo", last_1="García", last_2="López"), "2009-02-11")
QUESTIONS = [each.id for each in shipped_screener().questions if not each.id.startswith("alone_")]
"""Those asked alone are shown by the same forms."""


@pytest.fixture(autouse=True)
def a_clerk_whose_language_shows() -> Iterator[None]:
    """Let every text of the clerk's window stand in brackets."""
    speak(PSEUDO)
    yield
    speak("en")


def turned(qtbot: QtBot, question: str, language: str, *, for_family: bool = True) -> FamilySide:
    desk = DeskInMemory()
    sitting = at_question(desk, a_family(desk, MATEO, language=language), question)
    step = sitting.interview.current
    assert step is not None
    side = FamilySide(FormMaker("answer", DISTRICTS, for_family=for_family))
    on_screen(qtbot, side, (1280, 720))
    side.show_step(sitting.interview, step)
    return side


def read_on(page: QWidget) -> set[str]:
    """Return everything that a family sees on *page* or hears of it, shown or folded away."""
    texts: set[str] = set()
    for part in page.findChildren(QWidget):
        texts |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        match part:
            case QLabel() | QPushButton():
                texts.add(part.text())
            case QLineEdit():
                texts |= {part.text(), part.placeholderText()}
            case QComboBox():
                texts |= {part.itemText(row) for row in range(part.count())}
    return {text for text in texts if text.strip()}


def english_only() -> set[str]:
    """Return what the pack says in English and in no other language of the window."""
    screener = shipped_screener()
    others = {text for code in ("es", "pt") for text in screener.wording(code).texts.values()}
    return set(screener.wording("en").texts.values()) - others


@pytest.mark.parametrize("language", ["en", "es", "pt"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_family_reads_its_own_language_and_no_other(
    qtbot: QtBot, question: str, language: str
) -> None:
    read = read_on(turned(qtbot, question, language))
    assert {text for text in read if text.startswith("[")} == set()
    assert language == "en" or read & english_only() == set()


def test_the_same_form_shows_the_clerk_her_own_words(qtbot: QtBot) -> None:
    read = read_on(turned(qtbot, "household", "es", for_family=False))
    assert [text for text in read if text.startswith("[")]
    assert read & english_only()


def open_date(side: FamilySide, name: str) -> QLineEdit:
    found = side.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("es", "verano 2025", "entre el 1 de junio y el 31 de agosto de 2025"),
        ("pt", "verão 2025", "entre 1 de junho e 31 de agosto de 2025"),
        ("es", "14 ago 2025", "el 14 de agosto de 2025"),
        ("pt", "não sei", "não se sabe a data"),
        ("es", "32/32/2025", "Esa fecha no existe. Revise el día, el mes y el año."),
        ("pt", "palavra", "Isto não se lê como data. Escreva como 8/2025 ou ago 25."),
    ],
)
def test_a_date_is_said_back_in_the_family_s_language(
    qtbot: QtBot, language: str, typed: str, said: str
) -> None:
    side = turned(qtbot, "move_when", language)
    open_date(side, "answer_date_text").setText(typed)
    meaning = side.findChild(QLabel, "answer_date_meaning")
    assert isinstance(meaning, QLabel)
    assert meaning.text() == said


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("s", ["Primavera", "Verano", "Otoño", "Invierno"]),
        (
            "invierno 2025",
            [
                "entre el 1 de diciembre de 2025 y el 28 de febrero de 2026",
                "entre el 1 de diciembre de 2024 y el 28 de febrero de 2025",
            ],
        ),
    ],
)
def test_a_season_is_offered_in_the_family_s_language(
    qtbot: QtBot, typed: str, offered: list[str]
) -> None:
    side = turned(qtbot, "move_when", "es")
    open_date(side, "answer_date_text").setText(typed)
    choices = side.findChild(QWidget, "answer_date_choices")
    assert choices is not None
    spoken = [button.accessibleName() for button in choices.findChildren(QPushButton)]
    assert spoken == offered


def test_a_child_who_is_added_is_filled_in_in_the_family_s_language(qtbot: QtBot) -> None:
    side = turned(qtbot, "household", "pt")
    add = side.findChild(QPushButton, "answer_add")
    assert add is not None
    add.click()
    read = read_on(side)
    assert {text for text in read if text.startswith("[")} == set()
    assert {"Sobrenome", "Data de nascimento", "Mais uma criança ou jovem"} <= read


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_pack_has_its_own_words_for_every_text_of_a_form(language: str) -> None:
    wording = shipped_screener().wording(language)
    assert [key for key in PACK_KEYS.values() if not wording.get(key)] == []
    assert len(set(PACK_KEYS.values())) == len(PACK_KEYS)


def test_a_pack_without_such_words_says_the_clerk_s() -> None:
    said = said_to_family(Wording("ht", "", {"form.change": "Chanje"}))
    assert said("Change") == "Chanje"
    assert said("Remove") == _("Remove")
