"""No answer that was acknowledged is lost, however the program ends."""

from pathlib import Path

from tests.storage.saving import kill_while_saving, make_store_with_one_screening

TIMES = 30


def test_an_acknowledged_answer_outlives_the_program(folder: Path) -> None:
    make_store_with_one_screening(folder)
    outcomes = list(kill_while_saving(folder, TIMES, seed=26))
    assert len(outcomes) == TIMES
    assert [pair for pair in outcomes if pair[1] - pair[0] not in {0, 1}] == []
    assert outcomes[-1][1] > TIMES
