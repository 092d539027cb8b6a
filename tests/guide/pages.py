"""The user guide as its readers see it: keys in boxes, words of the screen in bold, pictures."""

import re
from pathlib import Path

from tests.source_tree import ROOT

DOCS = ROOT / "docs"
GUIDE = {
    path.name: path.read_text("utf-8")
    for path in (DOCS / "user-guide.md", *sorted((DOCS / "guide").glob("*.md")))
}
"""Each page of the guide with its text."""

_KEY = re.compile(r"<kbd>(.+?)</kbd>")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_PICTURE = re.compile(r"!\[[^]]*\]\(\.\./pictures/([\w-]+\.png)\)")
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def keys_on(page: str) -> set[str]:
    """Return every key that *page* names."""
    return set(_KEY.findall(GUIDE[page]))


def words_on(page: str) -> set[str]:
    """Return what *page* quotes from the screen."""
    return set(_BOLD.findall(GUIDE[page]))


def pictures() -> set[str]:
    """Return the name of every picture of the guide."""
    return {name for text in GUIDE.values() for name in _PICTURE.findall(text)}


def links_of(path: Path) -> list[Path]:
    """Return where every link of *path* leads, web addresses apart."""
    text = path.read_text("utf-8")
    return [(path.parent / target).resolve() for target in _LINK.findall(text)]
