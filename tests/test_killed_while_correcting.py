"""A correction that is killed at any moment leaves a finished family, whole and asked."""

from pathlib import Path

from tests.correcting import finished_family, kill_while_correcting

TIMES = 12


def test_every_revision_that_was_acknowledged_is_there_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    screening_id = finished_family(folder)
    for told, found in kill_while_correcting(folder, screening_id, TIMES, seed=26):
        assert found.counts - told in {0, 1}
        turned = ("no_referral", "declined") * found.counts
        assert found.outcomes == turned[: found.counts]
        assert found.is_asked
        assert found.number == "0201-A-26-00001"
    assert found.counts > TIMES
