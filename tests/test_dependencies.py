"""What the program is built from is locked, known by licence, and leaves our names alone."""

import importlib.metadata
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sqlcipher3 import dbapi2

from tests.source_tree import ROOT, SHIPPED

REQUIREMENTS = ROOT / "requirements"
LICENCE_ROW = re.compile(r"^\| ([\w.-]+) \| ([^|`]+) \|", re.MULTILINE)

# Each was read before it was added: the cipher library is linked into the wheel, where no system
# update reaches it.
KNOWN_CIPHER_LIBRARIES = {"OpenSSL 3.6.0 1 Oct 2025"}
KNOWN_CIPHERS = {"4.19.0 community"}


def locked(name: str) -> dict[str, Requirement]:
    """Read a lock: for each package the version that fits this Python and system."""
    lines = re.findall(
        r"^([\w.-]+==[^\\\n]+?) *\\?$", (REQUIREMENTS / name).read_text("utf-8"), re.MULTILINE
    )
    every = [Requirement(line) for line in lines]
    return {
        canonicalize_name(each.name): each
        for each in every
        if each.marker is None or each.marker.evaluate()
    }


def names_in(name: str) -> set[str]:
    """Read a lock: the packages for any Python and system."""
    found = re.findall(r"^([\w.-]+)==", (REQUIREMENTS / name).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(each) for each in found}


def version_in(requirement: Requirement) -> str:
    (specifier,) = requirement.specifier
    return specifier.version


@pytest.mark.parametrize("lock", ["run.txt", "build.txt"])
def test_tests_run_with_the_versions_that_ship(lock: str) -> None:
    tested = locked("test.txt")
    shipped = locked(lock)
    assert {name: str(tested[name]) for name in shipped} == {
        name: str(each) for name, each in shipped.items()
    }


def test_what_is_installed_is_what_is_locked() -> None:
    wanted = {name: version_in(each) for name, each in locked("test.txt").items()}
    assert {name: importlib.metadata.version(name) for name in wanted} == wanted


def test_the_lock_fits_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["build"], *groups["test"]]
    lock = locked("test.txt")
    misfits = [
        str(need)
        for need in map(Requirement, asked)
        if need.marker is None or need.marker.evaluate()
        if not need.specifier.contains(version_in(lock[canonicalize_name(need.name)]))
    ]
    assert misfits == []


@pytest.mark.parametrize("lock", ["run.txt", "build.txt", "test.txt", "bench.txt"])
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    entries = re.split(
        r"^(?=[\w.-]+==)", (REQUIREMENTS / lock).read_text("utf-8"), flags=re.MULTILINE
    )
    assert [entry.split()[0] for entry in entries[1:] if "--hash=sha256:" not in entry] == []


def test_the_benchmarks_bring_no_other_version_of_what_tests_run_with() -> None:
    tested, beside = locked("test.txt"), locked("bench.txt")
    shared = tested.keys() & beside.keys()
    assert shared
    assert {name: version_in(tested[name]) for name in shared} == {
        name: version_in(beside[name]) for name in shared
    }


def test_no_other_package_claims_our_names() -> None:
    owners = importlib.metadata.packages_distributions()
    for name in SHIPPED:
        assert set(owners.get(name, [])) <= {"mmep-desktop"}


def test_no_foreign_keyring_is_locked() -> None:
    assert {name for name in names_in("test.txt") if name.startswith("keyrings")} == set()


def test_no_second_qt_and_none_of_its_larger_parts_is_locked() -> None:
    qt = {name for name in names_in("test.txt") if name.startswith(("pyside", "pyqt"))}
    assert qt == {"pyside6-essentials", "pyside6-pdf"}


@pytest.mark.parametrize(
    ("pragma", "known"),
    [("cipher_provider_version", KNOWN_CIPHER_LIBRARIES), ("cipher_version", KNOWN_CIPHERS)],
)
def test_the_cipher_inside_the_store_is_one_we_have_read(pragma: str, known: set[str]) -> None:
    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key = 'any'")  # before a key is set there is no cipher to ask
        ((version,),) = connection.execute(f"PRAGMA {pragma}").fetchall()
    finally:
        connection.close()
    assert version in known


def listed_licences() -> dict[str, str]:
    """Read the table of licences, without its heading."""
    rows = LICENCE_ROW.findall((REQUIREMENTS / "README.md").read_text("utf-8"))
    return {name: licence.strip() for name, licence in rows if name != "package"}


def test_the_licence_of_all_that_ships_is_listed() -> None:
    assert set(listed_licences()) == names_in("run.txt")


def test_the_listed_licences_are_those_the_packages_state() -> None:
    listed = listed_licences()
    stated = {
        name: fields["License-Expression"]
        for name in locked("run.txt")
        if "License-Expression" in (fields := importlib.metadata.metadata(name))
    }
    assert stated == {name: listed[name] for name in stated}
