"""The keyring is tried with an entry of doctor's own, and the desk's half is only looked for."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from mmep_desktop.doctor.finding import Health
from mmep_desktop.doctor.keyring import look_at
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.security.device_secrets import KeyringEntry
from tests.prepared_desk import set_up
from tests.security.fake_keyring import FakeKeyring


def told(keyring: FakeKeyring, folder: Path) -> list[tuple[str, str]]:
    return [(each.health.value, each.code) for each in look_at(keyring, folder)]


def test_a_keyring_that_works_is_left_as_it_was(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    assert told(keyring, tmp_path) == [("ok", "")]
    assert keyring.kept == {}


@pytest.mark.parametrize("trouble", [Problem.KEYRING_ABSENT, Problem.KEYRING_LOCKED])
def test_a_keyring_that_does_not_work(tmp_path: Path, trouble: Problem) -> None:
    assert told(FakeKeyring(trouble=trouble), tmp_path) == [("bad", trouble.value)]


def test_a_keyring_that_forgets(tmp_path: Path) -> None:
    assert told(FakeKeyring(forgets=True), tmp_path) == [("bad", "MMEP-112")]


@dataclass
class Clinging(FakeKeyring):
    """A keyring that lets nothing be removed."""

    def remove(self, name: str, entry: KeyringEntry) -> None:
        """Keep it."""


def test_a_keyring_that_keeps_what_was_removed(tmp_path: Path) -> None:
    assert told(Clinging(), tmp_path) == [("bad", "MMEP-112")]


def test_the_half_of_a_desk_is_found(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    set_up(tmp_path, keyring)
    before = dict(keyring.kept)
    found = list(look_at(keyring, tmp_path))
    assert [each.health for each in found] == [Health.OK, Health.OK]
    assert not any(secret in str(found) for secret in before.values())
    assert keyring.kept == before


def test_a_half_that_this_account_does_not_hold(tmp_path: Path) -> None:
    set_up(tmp_path, FakeKeyring())
    assert told(FakeKeyring(), tmp_path) == [("ok", ""), ("bad", "MMEP-107")]


@dataclass
class Other(FakeKeyring):
    """An account that has changed to another keyring than the desk was set up with."""

    name: str = "KWallet"

    def read(self, name: str, entry: KeyringEntry) -> str | None:
        if name != self.name:
            raise DeskError(Problem.KEYRING_ABSENT)
        return super().read(name, entry)


def test_a_half_in_a_keyring_that_is_gone(tmp_path: Path) -> None:
    set_up(tmp_path, FakeKeyring())
    found = list(look_at(Other(), tmp_path))
    assert [each.code for each in found] == ["", "MMEP-105"]
    assert "is kept in SecretService" in found[1].sentence
