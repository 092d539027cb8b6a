"""Beginning a PIN, unlocking with it, and what ends it, at a real desk in a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.entering import Entering
from mmep_desktop.services.pins import DayPin, is_guessed_first, is_pin
from mmep_desktop.services.unlocked import Unlocked
from tests.prepared_desk import PASSPHRASE, entrance, set_up
from tests.security.desk import refused
from tests.security.fake_keyring import FakeKeyring

PIN = "408317"


@pytest.fixture
def door(tmp_path: Path) -> Entering:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    return entrance(tmp_path, keyring)


@pytest.fixture
def unlocked(door: Entering) -> Iterator[Unlocked]:
    opened = door.unlock("", PASSPHRASE)
    yield opened
    opened.store.close()


def pin_of(unlocked: Unlocked) -> DayPin:
    assert unlocked.pin is not None
    return unlocked.pin


def test_after_the_passphrase_a_pin_opens_the_desk_for_this_clerk_and_the_trail_knows(
    door: Entering, unlocked: Unlocked
) -> None:
    assert (pin_of(unlocked).may_begin, pin_of(unlocked).is_in_use) == (True, False)
    pin_of(unlocked).begin(PIN)
    with unlocked.store.work()() as work:
        (entry,) = (each for each in work.trail.entries() if each.act is Act.PIN_ALLOWED)
    assert (entry.clerk_id, entry.about) == ("ms", "ms")
    unlocked.store.close()
    again = door.unlock("ms", PIN)
    assert again.clerk == unlocked.clerk
    again.store.close()


def test_whoever_came_with_a_pin_begins_no_other_and_can_end_it(
    door: Entering, unlocked: Unlocked
) -> None:
    pin_of(unlocked).begin(PIN)
    unlocked.store.close()
    again = door.unlock("ms", PIN)
    assert (pin_of(again).may_begin, pin_of(again).is_in_use) == (False, True)
    with refused(Problem.WRONG_PIN):
        pin_of(again).begin("731804")
    pin_of(again).end()
    again.store.close()
    with refused(Problem.NO_PIN):
        door.unlock("ms", PIN)


def test_another_program_knows_no_pin(door: Entering, unlocked: Unlocked, tmp_path: Path) -> None:
    pin_of(unlocked).begin(PIN)
    unlocked.store.close()
    with refused(Problem.NO_PIN):
        entrance(tmp_path, FakeKeyring()).unlock("ms", PIN)
    door.unlock("ms", PIN).store.close()


def test_a_pin_does_not_outlive_an_exchange_of_the_key(door: Entering, unlocked: Unlocked) -> None:
    pin_of(unlocked).begin(PIN)
    assert unlocked.keys is not None
    unlocked.keys.begin_exchange()
    unlocked.store.exchange_key()
    unlocked.keys.end_exchange()
    unlocked.store.close()
    with refused(Problem.NO_PIN):
        door.unlock("ms", PIN)
    door.unlock("ms", PASSPHRASE).store.close()


@pytest.mark.parametrize("pin", ["111111", "123456", "987654", "121212", "123123", "010101"])
def test_what_is_guessed_first_is_refused(unlocked: Unlocked, pin: str) -> None:
    assert is_guessed_first(pin)
    with pytest.raises(DeskError):
        pin_of(unlocked).begin(pin)
    assert not pin_of(unlocked).is_in_use


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "１２３４５６", "12 456"])
def test_only_six_plain_digits_are_a_pin(typed: str) -> None:
    assert not is_pin(typed)
    assert is_pin(PIN)
    assert not is_guessed_first(PIN)
