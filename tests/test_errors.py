"""Every problem has a number of its own and a sentence a clerk can act on."""

import re

import pytest

from mmep_desktop.errors import DeskError, Problem


@pytest.mark.parametrize("problem", Problem, ids=lambda problem: problem.value)
def test_every_problem_says_what_happened_and_what_to_do(problem: Problem) -> None:
    sentence = problem.sentence
    assert sentence.count(".") >= 2
    assert len(sentence) <= 220
    assert re.fullmatch(r"MMEP-\d{3}", problem.value)


def test_an_error_shows_its_code_and_loggable_values_only() -> None:
    error = DeskError(Problem.STORE_FULL, errno=28)
    assert str(error) == "('MMEP-206', 'errno=28')"
