"""Where the trail ended is kept in the keyring, and a keyring that says no stops nothing."""

from datetime import UTC, datetime

import pytest

from mmep_desktop.domain.checked import KeptEnd
from mmep_desktop.errors import Problem
from mmep_desktop.security.keyring_end import KeyringEnd
from tests.security.fake_keyring import FakeKeyring

END = KeptEnd("keyring", 40, bytes(range(32)), datetime(2026, 9, 1, 10, 42, tzinfo=UTC))


def test_what_was_kept_last_is_read_again() -> None:
    kept = KeyringEnd(FakeKeyring(), "SecretService", "store-1")
    assert kept.kept() is None
    kept.keep(KeptEnd("keyring", 39, bytes(32), END.at))
    kept.keep(END)
    assert kept.kept() == END


def test_whoever_has_no_keyring_keeps_nothing_there() -> None:
    keyring = FakeKeyring()
    kept = KeyringEnd(keyring, None, "store-1")
    kept.keep(END)
    assert kept.kept() is None
    assert keyring.asked == []


@pytest.mark.parametrize("trouble", [Problem.KEYRING_ABSENT, Problem.KEYRING_LOCKED])
def test_a_keyring_that_says_no_stops_nothing(trouble: Problem) -> None:
    kept = KeyringEnd(FakeKeyring(trouble=trouble), "SecretService", "store-1")
    kept.keep(END)
    assert kept.kept() is None


@pytest.mark.parametrize("text", ["", "something", f"40 {'g' * 64} 2026-09-01", "1 2 3"])
def test_what_nobody_here_wrote_tells_nothing(text: str) -> None:
    keyring = FakeKeyring()
    kept = KeyringEnd(keyring, "SecretService", "store-1")
    kept.keep(END)
    (entry,) = keyring.kept
    keyring.kept[entry] = text
    assert kept.kept() is None
