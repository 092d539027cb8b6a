"""The power fails in the middle of an interview: every answer that was acknowledged is there."""

import json
from pathlib import Path

from tests.answering import kill_while_answering, registered, undisturbed

TIMES = 20


def test_every_acknowledged_answer_and_the_question_outlive_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    family = registered(folder)
    outcomes = list(kill_while_answering(folder, family, TIMES, seed=26))
    assert len(outcomes) == TIMES
    last = outcomes[-1][1].savings
    assert last > 5 * TIMES
    # A desk killed between its save and its word has kept one gesture more than it told.
    assert {found.savings - told.savings for told, found in outcomes} <= {0, 1}
    by_savings = {kept.savings: kept for kept in undisturbed(last)}
    for told, found in outcomes:
        assert told == by_savings[told.savings]
        assert found == by_savings[found.savings]


def test_the_interview_that_is_killed_visits_every_question() -> None:
    """The test above would prove little on an interview that stood still."""
    passed = undisturbed(60)
    assert len({kept.asks for kept in passed}) > 12
    assert max(len(json.loads(kept.replies)) for kept in passed) == 14
