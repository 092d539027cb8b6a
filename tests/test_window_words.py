"""The window's catalogues say everything that the sources say, whole, and nothing they must not."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import polib  # type: ignore[import-untyped]  # polib ships no types
import pytest

from installer.window_words import (
    FOLDER,
    TEMPLATE,
    brought_along,
    gathered,
    template_of,
    texts_in,
)
from mmep_desktop.words import ENGLISH, LANGUAGES
from tests.source_tree import place, python_files, tree_of

TRANSLATED = sorted(set(LANGUAGES) - {ENGLISH})
SAYS = {"_", "ngettext"}
KEY = re.compile(r"\b(?:Ctrl|Alt|Shift)\+\w+|\bF\d+\b|\bEsc(?:ape)?\b")
KEPT = re.compile(r"MMEP(?:-\d+)?|keys\.json(?:\.1)?|(?<!\d)\d{2,}(?!\d)")
ENDS = (".", "?", ":", "…")
NEVER = re.compile(
    r"\b(?:no )?(?:in)?eleg[ií][bv]\w*|\b(?:des)?(?:cal|qual)ific\w*|\btradu[ct]\w*|\bilegal\w*",
    re.IGNORECASE,
)


def entries(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(FOLDER / f"{language}.po")))


def said(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Yield each text of *entry* with its translation."""
    if entry.msgid_plural:
        yield entry.msgid, entry.msgstr_plural[0]
        yield entry.msgid_plural, entry.msgstr_plural[1]
    else:
        yield entry.msgid, entry.msgstr


def pairs(language: str) -> list[tuple[str, str]]:
    return [pair for entry in entries(language) for pair in said(entry)]


def gaps(text: str) -> list[str]:
    return sorted(name for _text, name, _spec, _as in Formatter().parse(text) if name is not None)


def test_the_template_is_what_the_sources_say_now() -> None:
    kept = {(entry.msgid, entry.msgid_plural or None) for entry in polib.pofile(str(TEMPLATE))}
    assert kept == set(gathered()), "run: make words"


def test_every_language_but_english_has_a_catalogue() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.po")) == TRANSLATED
    assert sorted(path.stem for path in FOLDER.glob("*.mo")) == TRANSLATED


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_says_everything(language: str) -> None:
    found = {(entry.msgid, entry.msgid_plural or None) for entry in entries(language)}
    assert found == set(gathered()), "run: make words"
    assert [text for text, told in pairs(language) if not told.strip()] == []
    assert [entry.msgid for entry in entries(language) if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_what_its_source_says(language: str) -> None:
    source = polib.pofile(str(FOLDER / f"{language}.po"))
    assert source.metadata["Language"] == language
    assert source.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert source.to_binary() == (FOLDER / f"{language}.mo").read_bytes(), "run: make words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_gap_is_filled_and_no_other(language: str) -> None:
    assert [text for text, told in pairs(language) if gaps(text) != gaps(told)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_keys_names_and_numbers_stay_as_they_are(language: str) -> None:
    changed = [
        (text, told)
        for text, told in pairs(language)
        if set(KEY.findall(text)) != set(KEY.findall(told))
        or set(KEPT.findall(text)) - set(KEPT.findall(told))
    ]
    assert changed == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_sentence_stays_a_sentence_and_a_name_a_name(language: str) -> None:
    unlike = [
        (text, told)
        for text, told in pairs(language)
        if text.endswith(ENDS) != told.rstrip("»”)").endswith(ENDS) or text.strip() != text
    ]
    assert unlike == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_sounds_like_a_verdict_and_an_interpreter_is_none_who_writes(language: str) -> None:
    assert [told for _text, told in pairs(language) if NEVER.search(told)] == []


@pytest.mark.parametrize(
    ("told", "never"),
    [
        ("Su hijo es elegible", True),
        ("A criança é elegível", True),
        ("La familia califica", True),
        ("A família não se qualifica", True),
        ("Pida un traductor", True),
        ("Chame um tradutor", True),
        ("Pida un intérprete", False),
        ("Referir a MMEP", False),
    ],
)
def test_the_rule_on_words_sees(told: str, never: bool) -> None:
    assert bool(NEVER.search(told)) is never


def test_a_new_text_enters_empty_and_one_that_is_gone_leaves() -> None:
    before = polib.POFile()
    before.extend(
        [polib.POEntry(msgid="Today", msgstr="Hoy"), polib.POEntry(msgid="Gone", msgstr="Ido")]
    )
    after = brought_along(before, {("Today", None): ["a.py"], ("New", None): ["b.py"]})
    assert [(entry.msgid, entry.msgstr) for entry in after] == [("Today", "Hoy"), ("New", "")]


def test_texts_are_gathered_in_the_order_in_which_they_stand() -> None:
    source = "x = (mark('a'), _('b'), ngettext('c', 'd', 2), _(name), f('e'))"
    assert list(texts_in(ast.parse(source))) == [("a", None), ("b", None), ("c", "d")]
    written = template_of({("c", "d"): ["ui/a.py"]})
    assert written[0].msgstr_plural == {0: "", 1: ""}


def test_no_text_is_translated_when_a_module_is_imported() -> None:
    """Such a text would stay in the window's first language; ``mark`` it and say it later."""
    early = [
        place(path, line)
        for path in python_files("mmep_desktop", "ui")
        for line in said_at_import(tree_of(path))
    ]
    assert early == []


def said_at_import(node: ast.AST) -> Iterator[int]:
    """Yield the lines that say a text before any function is called."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS:
        yield node.lineno
    for part in _run_at_import(node):
        yield from said_at_import(part)


def _run_at_import(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        defaults = [*node.args.defaults, *(each for each in node.args.kw_defaults if each)]
        return [*defaults, *getattr(node, "decorator_list", [])]
    return list(ast.iter_child_nodes(node))


@pytest.mark.parametrize(
    "source",
    [
        "NAME = _('Name')",
        "class Card:\n    title = _('Name')",
        "def ask(words=_('Name')): ...",
        "NAMES = {1: [ngettext('a', 'b', 1)]}",
        "later = lambda words=_('Name'): words",
    ],
)
def test_the_rule_on_import_sees(source: str) -> None:
    assert list(said_at_import(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["NAME = mark('Name')", "def ask():\n    return _('Name')", "f = lambda: _('Name')"]
)
def test_the_rule_on_import_lets_pass(source: str) -> None:
    assert not list(said_at_import(ast.parse(source)))


def test_every_text_handed_to_gettext_is_written_out_where_it_is_said() -> None:
    """A text put together in the code is in no catalogue."""
    put_together = [
        place(path, node.lineno)
        for path in python_files("mmep_desktop", "ui")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {*SAYS, "mark"}
        and any(isinstance(each, ast.JoinedStr | ast.BinOp) for each in node.args)
    ]
    assert put_together == []
