"""The shipped fonts: whole, readable, and with a letter for everything that a page says."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from mmep_desktop.doctor.finding import Finding, bad, ok, warning
from mmep_desktop.documents.fonts import Typeface, Weight, face_of
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.pack import read_pack
from mmep_desktop.screeners.shelf import SHIPPED
from resources import resource

NAME = "Fonts"
SUMS = "SHA256SUMS"
_INSTALL = "Install the program again: its fonts are part of it."


def look() -> Iterator[Finding]:
    """Look at the files first: one that is missing or changed explains the rest."""
    folder = resource("fonts")
    yield files(folder, sums_in(folder))
    yield readable(tuple(sums_in(folder)))
    yield letters(read_pack(resource(*SHIPPED)))


def sums_in(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 that each font file in *folder* should have."""
    lines = folder.joinpath(SUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def files(folder: Path, sums: Mapping[str, str]) -> Finding:
    """Compare each file with its sum."""
    wrong = [name for name, wanted in sums.items() if _sum_of(folder.joinpath(name)) != wanted]
    if wrong:
        return bad(NAME, f"Missing or changed: {', '.join(wrong)}.", _INSTALL)
    return ok(NAME, f"All {len(sums)} font files are there and whole.")


def readable(names: tuple[str, ...]) -> Finding:
    """Open each font as the papers do."""
    unreadable = [name for name in names if not _opens(name.removesuffix(".ttf"))]
    if unreadable:
        return bad(NAME, f"Cannot be read: {', '.join(unreadable)}.", _INSTALL)
    return ok(NAME, f"All {len(names)} fonts can be read for printing.")


def letters(screener: Screener) -> Finding:
    """Look for a drawing of every character that *screener* says to a family."""
    marks = {
        mark for spoken in screener.wordings.values() for mark in "".join(spoken.texts.values())
    }
    lacking = sorted(
        mark for mark in marks if _is_drawn(mark) and not face_of(mark, Weight.REGULAR)
    )
    languages = ", ".join(screener.wordings)
    if lacking:
        codes = " ".join(f"U+{ord(mark):04X}" for mark in lacking)
        return warning(NAME, f"No font has {codes}, which a page in {languages} needs.", _INSTALL)
    return ok(NAME, f"They have every letter of the screener in {languages}.")


def _is_drawn(mark: str) -> bool:
    return unicodedata.category(mark) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def _sum_of(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _opens(name: str) -> bool:
    try:
        Typeface(name)
    except Exception:  # noqa: BLE001 - a damaged font can fail in any way, and each means the same
        return False
    return True
