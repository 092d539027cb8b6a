"""The program itself: its version, the packages it stands on, the session's letters, its memory."""

import locale
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.paths import PROGRAM
from mmep_desktop.security.core_dumps import forbid_core_dumps

_INSTALL = "Install the program again."
_KEEPS_NONE = {"darwin", "win32"}
_NAME = re.compile(r"[A-Za-z0-9_.-]+")


def look() -> Iterator[Finding]:
    """Look at what needs neither window nor folder."""
    yield version()
    yield packages(_required())
    yield letters()
    yield memory()


def version() -> Finding:
    python = f"Python {platform.python_version()}"
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    try:
        number = metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        told = f"The version of this installation is not known. {python}, {system}."
        return warning("Program", told, _INSTALL)
    return ok("Program", f"{PROGRAM} {number}, {python}, {system}.")


def packages(required: tuple[str, ...]) -> Finding:
    """Say which of the packages *required* are missing."""
    missing = [name for name in required if not _is_there(name)]
    if missing:
        return bad("Packages", f"Missing: {', '.join(missing)}.", _INSTALL)
    return ok("Packages", f"All {len(required)} packages that the program needs are there.")


def letters() -> Finding:
    """Say whether the session knows letters beyond English ones."""
    to_do = "Set a locale that is installed and ends in UTF-8, such as en_US.UTF-8."
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return warning("Letters", "The locale that is set is not installed here.", to_do)
    encoding = locale.getencoding()
    if encoding.lower().replace("-", "") != "utf8" and sys.platform != "win32":
        return warning("Letters", f"The session writes {encoding}, not UTF-8.", to_do)
    return ok("Letters", f"Names keep their accents: files are named in {_files_in()}.")


def memory() -> Finding:
    """Say whether an open desk's memory stays out of crash dumps, trying it in this process."""
    if forbid_core_dumps():
        return ok("Memory", "Crash dumps of an open desk are switched off.")
    if sys.platform in _KEEPS_NONE:
        return ok("Memory", "Crash dumps are the system's affair; by default it keeps none.")
    to_do = "Switch crash dumps off for this account (LimitCORE=0)."
    return warning("Memory", "Crash dumps of an open desk could not be switched off.", to_do)


def _files_in() -> str:
    return sys.getfilesystemencoding().upper()


def _required() -> tuple[str, ...]:
    """Name the packages of this installation; a frozen program carries its own and lists none."""
    try:
        told = metadata.requires(PROGRAM) or []
    except metadata.PackageNotFoundError:
        return ()
    return tuple(found[0] for line in told if (found := _NAME.match(line)) and ";" not in line)


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
