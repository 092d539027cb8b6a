"""Bits that flip anywhere, and pages that are put back, in long: everything is found."""

import random
import shutil
from pathlib import Path

from mmep_desktop.storage.anchor import ANCHOR_NAME
from mmep_desktop.storage.store import STORE_NAME
from tests.storage.tampering import (
    LOG_NAME,
    copied,
    flip,
    left_hot,
    make_used,
    replayed,
    unchanged,
    wrong_in,
)

FLIPS = 300
ROUNDS = 10


def test_of_300_bits_that_flip_in_store_log_or_anchor_none_is_believed(tmp_path: Path) -> None:
    chance, found, without_effect = random.Random(300), 0, 0
    make_used(tmp_path / "desk")
    hot = left_hot(tmp_path / "desk", 5)
    for number in range(FLIPS):
        victim = copied(hot, f"victim-{number}")
        flip(victim / chance.choice((STORE_NAME, LOG_NAME, ANCHOR_NAME)), chance)
        if wrong_in(victim):
            found += 1
        else:
            assert unchanged(hot, victim), number
            without_effect += 1
    print(f"{found} found, {without_effect} without effect")
    assert found > FLIPS / 3


def test_every_page_that_changed_in_a_day_is_missed_when_it_is_put_back(tmp_path: Path) -> None:
    found, without_effect = 0, 0
    make_used(tmp_path / "desk")
    for _ in range(ROUNDS):
        for page, victim in replayed(tmp_path / "desk"):
            if wrong_in(victim):
                found += 1
            else:
                assert unchanged(tmp_path / "desk", victim), page
                without_effect += 1
            shutil.rmtree(victim)
    print(f"{found} replays found, {without_effect} without effect")
    assert found >= 17 * ROUNDS
