"""The keyring is locked, wiped or ended under an open desk: nothing is lost, and it opens again."""

import sys
from pathlib import Path

import pytest

from tests.security.test_gnome_keyring import SESSION, Account

WHOLE_DESK = SESSION.replace("vault_session", "desk_session")


def session(account: Account, *acts: str) -> list[str]:
    """Log in with a real keyring, do *acts*, log out; return what came of each."""
    begin = ["dbus-run-session", "--", "sh", "-c", WHOLE_DESK, "session", sys.executable]
    return account.lines_of([*begin, str(account.store), *acts], {})


@pytest.mark.parametrize(
    ("trouble", "told", "after_the_next_login"),
    [
        ("locked", {"KEYRING_LOCKED"}, ["2"]),
        ("wiped", {"DEVICE_SECRET_MISSING"}, ["DEVICE_SECRET_MISSING"]),
        ("ended", {"KEYRING_LOCKED", "KEYRING_ABSENT"}, ["2"]),
    ],
)
def test_work_goes_on_and_the_desk_opens_again(
    tmp_path: Path, trouble: str, told: set[str], after_the_next_login: list[str]
) -> None:
    account = Account(tmp_path)
    (said,) = session(account, trouble)
    print(f"\nkeyring {trouble} in mid-work: {said}", end="")
    assert said in told
    assert session(account, "unlock") == after_the_next_login
    assert session(account, "recover") == ["2"]
    assert (account.store / "store.mmep").exists()
