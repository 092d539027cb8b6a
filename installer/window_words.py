"""Gathers the window's texts from the sources into the template, and brings the catalogues along.

    make words

A text that is no longer in the sources leaves the catalogues; a new one enters them empty and is
named, so that somebody translates it.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib  # type: ignore[import-untyped]  # polib ships no types

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "words" / "window"
TEMPLATE = FOLDER / "mmep_desktop.pot"
SOURCES = ("mmep_desktop", "ui")
SAYS_ONE, SAYS_COUNTED = ("_", "mark"), "ngettext"
PLURAL_FORMS = "nplurals=2; plural=(n != 1);"
WIDTH = 100

Text = tuple[str, str | None]


def main() -> int:
    """Write template and catalogues anew; the exit status is 1 where a translation is missing."""
    texts = gathered()
    keep(template_of(texts), TEMPLATE)
    lacking = 0
    for source in sorted(FOLDER.glob("*.po")):
        catalogue = brought_along(polib.pofile(str(source), wrapwidth=WIDTH), texts)
        keep(catalogue, source)
        source.with_suffix(".mo").write_bytes(catalogue.to_binary())
        for entry in catalogue.untranslated_entries():
            print(f"{source.name}: {entry.msgid!r}")
            lacking += 1
    print(f"{len(texts)} texts, {lacking} translations missing")
    return 1 if lacking else 0


def gathered() -> dict[Text, list[str]]:
    """Return every text of the window, in the order of the sources, with the files that say it."""
    texts: dict[Text, list[str]] = {}
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in texts_in(ast.parse(path.read_text("utf-8"))):
                files = texts.setdefault(text, [])
                name = path.relative_to(ROOT).as_posix()
                if name not in files:
                    files.append(name)
    return texts


def texts_in(tree: ast.Module) -> Iterator[Text]:
    """Yield what *tree* says: each text, with its plural where it has one."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = [each.value for each in call.args if isinstance(each, ast.Constant)]
        if name in SAYS_ONE and given:
            yield str(given[0]), None
        elif name == SAYS_COUNTED:
            yield str(given[0]), str(given[1])


def template_of(texts: dict[Text, list[str]]) -> polib.POFile:
    """Return the template: every text, without a translation."""
    template = polib.POFile(wrapwidth=WIDTH)
    template.header = "The texts of the desk's window. Written by installer/window_words.py."
    template.metadata = headers("")
    template.extend(entry_of(text, files) for text, files in texts.items())
    return template


def brought_along(catalogue: polib.POFile, texts: dict[Text, list[str]]) -> polib.POFile:
    """Return *catalogue* with exactly *texts*, and with the translations that it had for them."""
    known = {(entry.msgid, entry.msgid_plural or None): entry for entry in catalogue}
    renewed = polib.POFile(wrapwidth=WIDTH)
    renewed.header = catalogue.header
    renewed.metadata = catalogue.metadata
    for text, files in texts.items():
        entry = entry_of(text, files)
        if text in known:
            entry.msgstr = known[text].msgstr
            entry.msgstr_plural = known[text].msgstr_plural or entry.msgstr_plural
        renewed.append(entry)
    return renewed


def entry_of(text: Text, files: list[str]) -> polib.POEntry:
    """Return *text* as an entry without a translation."""
    one, many = text
    flags = ["python-brace-format"] if "{" in one else []
    entry = polib.POEntry(msgid=one, occurrences=[(name, "") for name in files], flags=flags)
    if many is not None:
        entry.msgid_plural, entry.msgstr_plural = many, {0: "", 1: ""}
    return entry


def headers(language: str) -> dict[str, str]:
    """Return the header of a catalogue in *language*; nothing in it changes with the day."""
    return {
        "Project-Id-Version": "mmep-desktop",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS,
    }


def keep(catalogue: polib.POFile, file: Path) -> None:
    """Write *catalogue* with the line ends of the checkout."""
    file.write_text(f"{catalogue}".rstrip("\n") + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
