"""Hundreds of keys without sense into the real window: no fault, and no answer is lost."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.prepared_desk import LUCIA, MATEO, PASSPHRASE, XUNCAX, desk_of, entrance
from tests.ui.key_storm import Storm
from tests.ui.whole_window import close, opened, prepared

FAMILIES = (LUCIA, MATEO, XUNCAX) * 4


def sound_after(qtbot: QtBot, folder: Path, seed: int, keys: int) -> Storm:
    """Let a storm blow; fail unless every answer that was told to be saved is in the store."""
    screen = opened(qtbot, folder, prepared(folder, *FAMILIES))
    screen.unlock()
    storm = Storm(screen, seed)
    storm.blow(keys)
    assert storm.answers_within(1)
    close(screen)
    unlocked = entrance(folder, screen.doors.keyring).unlock("", PASSPHRASE)
    desk = desk_of(unlocked, folder)
    for id_, told in storm.saved.items():
        kept = desk.interviewing.open(id_)
        now = desk.correcting.resume(kept) if told.correction else kept
        assert now.screening.savings >= told.screening.savings
        if now.screening.savings == told.screening.savings and now.correction == told.correction:
            assert now.interview.asking.draft == told.interview.asking.draft
    assert len(desk.lists.today().listings) >= len(FAMILIES)
    unlocked.store.close()
    return storm


@pytest.mark.qt_log_ignore("does not support raise")
def test_keys_without_sense_break_nothing_and_lose_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    storm = sound_after(qtbot, tmp_path, seed=26, keys=700)
    assert storm.saved != {}
    assert {"today", "interview", "unlock"} <= storm.pages
