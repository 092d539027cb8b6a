"""The vault with a real keyring service: GNOME Keyring on a session bus of its own.

On Linux these tests fail, and do not skip, where gnome-keyring or dbus-run-session is missing: the
keyring is half of the promise.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
]

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"[0-9a-f]{64}")
# Unlocks a new login collection with an empty password, then runs each act in its own process.
SESSION = """
printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 9
python=$1 folder=$2; shift 2
for act in "$@"; do "$python" -m tests.security.vault_session "$folder" "$act"; done
"""


class Account:
    """A computer account with a home of its own and nobody to answer the keyring's questions."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.store = home / "store"
        for folder in (self.store, home / "run", home / "data", home / "config"):
            folder.mkdir(mode=0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }

    def session(self, *acts: str, **environment: str) -> list[str]:
        """Log in, do *acts* one process each, log out; return what came of each."""
        begin = ["dbus-run-session", "--", "sh", "-c", SESSION, "session", sys.executable]
        return self.lines_of([*begin, str(self.store), *acts], environment)

    def without_bus(self, act: str) -> list[str]:
        begin = [sys.executable, "-m", "tests.security.vault_session"]
        return self.lines_of([*begin, str(self.store), act], {})

    def lines_of(self, command: list[str], environment: dict[str, str]) -> list[str]:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(tmp_path)


def test_another_process_gets_the_same_key(account: Account) -> None:
    state, created, unlocked = account.session("state", "create", "unlock")
    assert state == "works"
    assert KEY.fullmatch(created)
    assert unlocked == created


def test_the_next_login_gets_the_same_key(account: Account) -> None:
    (created,) = account.session("create")
    assert account.session("unlock") == [created]


def test_a_wrong_passphrase_is_refused(account: Account) -> None:
    assert account.session("create", "mistype")[1] == "WRONG_PASSPHRASE"


def test_a_deleted_entry_is_missed(account: Account) -> None:
    assert account.session("create", "forget", "unlock", "forget")[1:] == [
        *("done", "DEVICE_SECRET_MISSING", "done"),
    ]


def test_a_locked_collection_is_named_and_nothing_is_half_made(account: Account) -> None:
    assert account.session("lock", "state", "create") == ["done", "locked", "KEYRING_LOCKED"]
    assert list(account.store.iterdir()) == []


def test_an_unlock_while_the_collection_is_locked_is_named(account: Account) -> None:
    assert account.session("create", "lock", "unlock")[1:] == ["done", "KEYRING_LOCKED"]


def test_a_keyring_that_is_wiped_in_mid_work_costs_nothing(account: Account) -> None:
    created, *told, again, unlocked = account.session("create", "wiped in mid-work", "unlock")
    assert told == ["DEVICE_SECRET_MISSING", "DEVICE_SECRET_MISSING"]
    assert again == unlocked == created


def test_a_keyring_that_is_denied_in_mid_work_leaves_everything_as_it_was(
    account: Account,
) -> None:
    created, *told = account.session("create", "denied in mid-work")
    assert told == ["KEYRING_LOCKED", "KEYRING_LOCKED", "as", "before"]
    assert account.session("unlock") == [created]


def test_without_a_session_bus_there_is_no_keyring(account: Account) -> None:
    assert account.without_bus("state") == ["absent"]
    assert account.without_bus("create") == ["KEYRING_ABSENT"]
    assert list(account.store.iterdir()) == []


def test_a_store_made_with_a_keyring_does_not_open_without(account: Account) -> None:
    account.session("create")
    assert account.without_bus("unlock") == ["KEYRING_ABSENT"]


def test_what_is_abandoned_can_be_made_again(account: Account) -> None:
    done, missing, created = account.session("create and abandon", "unlock", "create")
    assert (done, missing) == ("done", "KEY_FILE_MISSING")
    assert KEY.fullmatch(created)


def test_the_environment_chooses_no_other_keyring(account: Account) -> None:
    # Control: the library's own choice does follow these, to a keyring that swallows everything.
    foreign = account.home / "foreign"
    foreign.mkdir()
    (foreign / "intruder.py").write_text(INTRUDER)
    configured = account.home / "config" / "python_keyring" / "keyringrc.cfg"
    configured.parent.mkdir()
    configured.write_text(f"[backend]\ndefault-keyring=intruder.Keyring\nkeyring-path={foreign}\n")
    by_variable = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    by_property = {"KEYRING_PROPERTY_PREFERRED_COLLECTION": "/nowhere"}
    (created,) = account.session("create")
    assert account.session("unlock", **by_variable, **by_property) == [created]
    assert account.session("unlock", **by_property) == [created]
    assert not (account.home / "intruded").exists()
    assert account.lines_of([sys.executable, "-c", LIBRARYS_CHOICE], by_variable) == ["null"]
    assert account.lines_of([sys.executable, "-c", LIBRARYS_CHOICE], {}) == ["intruder"]
    assert (account.home / "intruded").exists()


INTRUDER = """
import os, pathlib
import keyring.backends.null
pathlib.Path(os.environ["HOME"], "intruded").touch()
class Keyring(keyring.backends.null.Keyring):
    pass
"""
LIBRARYS_CHOICE = """
import keyring.core
print(type(keyring.core.get_keyring()).__module__.rpartition(".")[2])
"""
