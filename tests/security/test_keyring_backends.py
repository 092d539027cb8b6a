"""Only keyrings on the short list are ever opened, each by its name, and each refusal is named."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.backends.SecretService import Keyring as SecretService
from keyring.compat import properties
from keyring.errors import (
    InitError,
    KeyringError,
    KeyringLocked,
    PasswordDeleteError,
    PasswordSetError,
)

from mmep_desktop.errors import Problem
from mmep_desktop.security.device_secrets import DeviceKeyring, KeyringEntry
from mmep_desktop.security.keyring_backends import BACKENDS, SystemKeyring
from mmep_desktop.security.mac_keychain import KEYCHAIN
from mmep_desktop.services.keys import KeyringState
from tests.security.desk import refused
from tests.source_tree import ROOT

ENTRY = KeyringEntry("mmep-desktop:store", "clerk")
EVERY_PLATFORM = {**BACKENDS, "darwin": KEYCHAIN}
EVERY_BACKEND = [backend for platform in EVERY_PLATFORM.values() for backend in platform.values()]

LOAD_WHILE_WATCHED = """
import sys
started = []
watch = lambda event, arguments: started.append(arguments[0]) if event.startswith(STARTS) else None
STARTS = ("subprocess.", "os.exec", "os.posix_spawn", "os.system")
sys.addaudithook(watch)
import mmep_desktop.security.{module}
print(started)
"""


KEEP_IN_A_STAND_IN_FOR_THE_CREDENTIAL_MANAGER = """
import sys, types

class Failure(Exception):
    winerror, funcname = 1168, "CredRead"

def none(**asked):
    raise Failure

kept = []
win32cred = types.SimpleNamespace(
    __name__="win32cred", CRED_TYPE_GENERIC=1, CRED_PERSIST_SESSION=1,
    CRED_PERSIST_LOCAL_MACHINE=2, CRED_PERSIST_ENTERPRISE=3,
    CredRead=none, CredWrite=lambda credential, flags: kept.append(credential["Persist"]),
)
pywin32 = types.ModuleType("win32ctypes.pywin32")
pywin32.win32cred, pywin32.pywintypes = win32cred, types.SimpleNamespace(error=Failure)
sys.modules |= {"win32ctypes": types.ModuleType("win32ctypes"), "win32ctypes.pywin32": pywin32}

from keyring.backends.Windows import WinVaultKeyring
from mmep_desktop.security.keyring_backends import BACKENDS
for vault in (WinVaultKeyring(), BACKENDS["win32"]["WindowsVault"]()):
    vault.set_password("mmep-desktop:store", "clerk", "secret")
print(kept)
"""


class Scripted(KeyringBackend):
    """A keyring that answers every call by raising *error*, or keeps one secret."""

    error: Exception | None = None
    kept: str | None = None

    @properties.classproperty
    def priority(self) -> float:
        return 1

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.kept

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        type(self).kept = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        type(self).kept = None

    def _fail(self) -> None:
        if self.error:
            raise self.error


class Unavailable(Scripted):
    """A keyring that this computer does not have."""

    @properties.classproperty
    def priority(self) -> float:
        raise RuntimeError("not here")


def failing(error: Exception) -> type[Scripted]:
    return type("Failing", (Scripted,), {"error": error})


CALLS: list[Callable[[SystemKeyring], object]] = [
    lambda keyring: keyring.read("Scripted", ENTRY),
    lambda keyring: keyring.write("Scripted", ENTRY, "secret"),
    lambda keyring: keyring.remove("Scripted", ENTRY),
]


@pytest.mark.parametrize("call", CALLS, ids=["read", "write", "remove"])
@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (KeyringLocked("dismissed"), Problem.KEYRING_LOCKED),
        (PasswordSetError("denied"), Problem.KEYRING_LOCKED),
        (InitError("no collection"), Problem.KEYRING_LOCKED),
        (KeyringError("some other"), Problem.KEYRING_ABSENT),
        (OSError(1783, "stub received bad data"), Problem.KEYRING_ABSENT),
        (NameError("a missing library"), Problem.KEYRING_ABSENT),
    ],
)
def test_every_refusal_of_a_keyring_is_named(
    error: Exception, problem: Problem, call: Callable[[SystemKeyring], object]
) -> None:
    with refused(problem):
        call(SystemKeyring({"Scripted": failing(error)}))


def test_what_a_keyring_keeps_is_read_again_and_removed() -> None:
    keyring: DeviceKeyring = SystemKeyring({"Scripted": type("Keeping", (Scripted,), {})})
    keyring.write("Scripted", ENTRY, "secret")
    assert keyring.read("Scripted", ENTRY) == "secret"
    keyring.remove("Scripted", ENTRY)
    assert keyring.read("Scripted", ENTRY) is None


def test_removing_what_is_not_there_is_no_problem() -> None:
    SystemKeyring({"Scripted": failing(PasswordDeleteError("none"))}).remove("Scripted", ENTRY)


def test_the_first_keyring_that_answers_takes_new_secrets() -> None:
    keyring = SystemKeyring({"First": Unavailable, "Second": Scripted, "Third": Scripted})
    assert keyring.working_name() == "Second"


def test_a_remembered_keyring_that_is_gone_is_absent_even_beside_another() -> None:
    keyring = SystemKeyring({"First": Unavailable, "Second": Scripted})
    with refused(Problem.KEYRING_ABSENT):
        keyring.read("First", ENTRY)


@pytest.mark.parametrize(
    ("backends", "state"),
    [
        ({}, KeyringState.ABSENT),
        ({"Scripted": Unavailable}, KeyringState.ABSENT),
        ({"Scripted": failing(KeyringLocked())}, KeyringState.LOCKED),
        ({"Scripted": failing(OSError())}, KeyringState.ABSENT),
        ({"Scripted": Scripted}, KeyringState.WORKS),
    ],
)
def test_the_keyrings_state_is_told_without_an_error(
    backends: dict[str, type[KeyringBackend]], state: KeyringState
) -> None:
    assert SystemKeyring(backends).state() is state


@pytest.mark.parametrize(
    "name",
    [
        *("null", "fail", "chainer", "Keyring", "keyring.backends.null.Keyring"),
        *("keyrings.alt.file.PlaintextKeyring", "PlaintextKeyring", "libsecret", "../x", ""),
    ],
)
def test_a_name_that_is_not_on_the_list_opens_and_loads_nothing(name: str) -> None:
    with refused(Problem.KEYRING_ABSENT):
        SystemKeyring().read(name, ENTRY)
    assert not [module for module in sys.modules if module.partition(".")[0] == "keyrings"]


@pytest.mark.parametrize("backend", EVERY_BACKEND)
def test_no_listed_keyring_keeps_in_clear_forgets_or_chooses_another(
    backend: type[KeyringBackend],
) -> None:
    refused_kinds = (chainer.ChainerBackend, fail.Keyring, null.Keyring)
    assert not issubclass(backend, refused_kinds)
    assert not any(base.__module__.startswith("keyrings") for base in backend.__mro__)


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["SecretService", "KWallet"]),
        ("darwin", ["Keychain"]),
        ("win32", ["WindowsVault"]),
    ],
)
def test_each_platform_has_its_own_keyrings(platform: str, names: list[str]) -> None:
    assert list(EVERY_PLATFORM[platform]) == names


def test_a_property_in_the_environment_moves_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/elsewhere")
    librarys_own: type[KeyringBackend] = SecretService
    listed = BACKENDS["linux"]["SecretService"]
    assert vars(librarys_own()) == {"preferred_collection": "/elsewhere"}
    assert vars(listed()) == {}


def test_on_windows_a_secret_stays_on_this_computer() -> None:
    """The library's own choice (3, enterprise) travels with the profile; ours (2) does not."""
    program = KEEP_IN_A_STAND_IN_FOR_THE_CREDENTIAL_MANAGER
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[3, 2]\n"


def started_by_loading(module: str) -> str:
    program = LOAD_WHILE_WATCHED.format(module=module)
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_loading_the_keyrings_starts_no_other_program() -> None:
    assert started_by_loading("keyring_backends") == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the search starts no program")
def test_the_watch_sees_what_the_keychain_of_macos_would_start_here() -> None:
    assert "ldconfig" in started_by_loading("mac_keychain")
