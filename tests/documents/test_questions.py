"""What is unclear becomes questions, each asked once."""

from dataclasses import replace

from mmep_desktop.documents.questions import OpenQuestion, open_questions
from mmep_desktop.domain.determination import Outcome
from tests.documents.families import ORDINARY, longest, ordinary, referral_of


def test_a_doubt_about_one_child_names_that_child() -> None:
    questions = open_questions(ordinary().determination)
    assert OpenQuestion("What is the birth date?", (2,)) in questions


def test_a_doubt_about_all_children_is_asked_once() -> None:
    questions = open_questions(longest().determination)
    texts = [question.text for question in questions]
    assert len(texts) == len(set(texts))
    assert OpenQuestion("Is high school finished, and where?", ()) in questions


def test_the_same_doubt_of_two_rules_is_asked_once() -> None:
    move = {
        "when": "2025-08",
        "across_district": "unknown",
        "children_moved": "yes",
        "worker_moved": "yes",
    }
    referral = referral_of({**ORDINARY, "moves": [move]})
    texts = [question.text for question in open_questions(referral.determination)]
    assert texts.count("From which school district to which was the move?") == 1


def test_children_who_are_not_referred_raise_no_questions() -> None:
    determination = ordinary().determination
    children = tuple(
        replace(child, outcome=Outcome.NO_REFERRAL) for child in determination.children
    )
    assert open_questions(replace(determination, children=children)) == ()
