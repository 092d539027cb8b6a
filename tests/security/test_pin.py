"""A clerk's PIN: in memory only, for hours, for three misses, and never for another key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.errors import Problem
from mmep_desktop.security.open_vault import OpenVault
from mmep_desktop.security.pin import PinsInMemory
from mmep_desktop.security.store_key import UnlockedKey
from tests.security.desk import CLERK, LIGHT, PASSPHRASE, STORE, refused, vault_at
from tests.security.fake_keyring import FakeKeyring
from tests.two_clocks import SetClocks

PIN, OTHER = "408317", "408318"
HOUR = 60 * 60


class Desk:
    """A desk whose clerk has unlocked and lets *PIN* open it."""

    def __init__(self, folder: Path) -> None:
        self.clocks = SetClocks()
        self.pins = PinsInMemory(self.clocks.read(), LIGHT)
        self.vault = vault_at(folder, FakeKeyring())
        self.key = self.vault.create(STORE, CLERK, PASSPHRASE, without_keyring=False)
        self.keys: OpenVault = self.vault.with_key(self.key)
        self.pins.keep(CLERK, PIN, self.keys)

    def opened(self, pin: str = PIN) -> UnlockedKey:
        return self.pins.open(CLERK, pin)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_pin_gives_the_same_key_again_and_again(desk: Desk, tmp_path: Path) -> None:
    spec = desk.key.database_key_spec()
    desk.key.wipe()
    for _again in range(4):
        opened = desk.opened()
        assert opened.database_key_spec() == spec
        opened.wipe()
    assert all(PIN.encode() not in file.read_bytes() for file in tmp_path.iterdir())


def test_the_third_miss_ends_it(desk: Desk) -> None:
    for _miss in range(2):
        with refused(Problem.WRONG_PIN):
            desk.opened(OTHER)
    with refused(Problem.NO_PIN):
        desk.opened(OTHER)
    with refused(Problem.NO_PIN):
        desk.opened()
    assert not desk.pins.holds(CLERK)


def test_misses_are_counted_in_a_row(desk: Desk) -> None:
    for _time in range(3):
        for _miss in range(2):
            with refused(Problem.WRONG_PIN):
                desk.opened(OTHER)
        desk.opened().wipe()


def test_it_is_one_clerks_only(desk: Desk) -> None:
    assert not desk.pins.holds("bo")
    with refused(Problem.NO_PIN):
        desk.pins.open("bo", PIN)
    desk.pins.keep("bo", OTHER, desk.keys)
    with refused(Problem.WRONG_PIN):
        desk.pins.open("bo", PIN)
    desk.opened().wipe()
    desk.pins.forget("bo")
    assert desk.pins.holds(CLERK)
    desk.pins.forget()
    assert not desk.pins.holds(CLERK)


def set_back(clocks: SetClocks) -> None:
    clocks.wall -= 24 * HOUR
    clocks.pass_by(8 * HOUR)


@pytest.mark.parametrize(
    "passes",
    [
        lambda clocks: clocks.pass_by(8 * HOUR),
        lambda clocks: clocks.sleep(60),
        lambda clocks: clocks.sleep(9 * HOUR),
        set_back,
    ],
    ids=["eight hours", "a minute of sleep", "a night of sleep", "the clock set back"],
)
def test_it_ends(desk: Desk, passes: Callable[[SetClocks], None]) -> None:
    desk.clocks.pass_by(1)
    assert desk.pins.holds(CLERK)
    passes(desk.clocks)
    with refused(Problem.NO_PIN):
        desk.opened()


def test_it_lasts_until_then(desk: Desk) -> None:
    desk.clocks.pass_by(8 * HOUR - 1)
    desk.opened().wipe()


def test_a_new_pin_takes_the_place_of_the_old_one(desk: Desk) -> None:
    desk.pins.keep(CLERK, OTHER, desk.keys)
    with refused(Problem.WRONG_PIN):
        desk.opened()
    desk.opened(OTHER).wipe()
