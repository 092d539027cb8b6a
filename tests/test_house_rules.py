"""The house rules that no ready-made checker knows; CONTRIBUTING.md gives their reasons."""

import ast
import io
import re
import statistics
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_tree import (
    EVERY_FOLDER,
    ROOT,
    SHIPPED,
    dotted_name,
    functions_of,
    imported_modules,
    lines_of,
    place,
    python_files,
    shown_strings,
    texts,
    tree_of,
)

EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "common"}
EMPTY_MODULE_NAMES = {*EMPTY_WORDS, "data", "info", "misc", "stuff"}
BANNED_CALLS = {"eval", "exec", "os.system", "yaml.load", "keyring.get_keyring", "qtbot.wait"}
BANNED_METHODS = {"processEvents"}
BANNED_IMPORTS = {"dill", "marshal", "mock", "openpyxl", "pickle", "shelve", "unittest", "yaml"}
PATCHING = {"monkeypatch.setattr", "monkeypatch.setitem", "mocker.patch"}

# Only a signed Certificate of Eligibility decides; a screening must not sound as if it did.
VERDICT = re.compile(
    r"\b(in|not\s)?(eligible|elegibles?|eleg[ií]ve(l|is)|[ée]ligibles?|elijib)\b"
    r"|\b(dis)?qualif(y|ies|ied)\b|\bcalifica[ns]?\b|\bqualifica[ms]?\b|\bqualifi(e|ent|é)\b",
    re.IGNORECASE,
)
# What MMEP itself says in its signed answers; the program hands it on as MMEP's word with its date.
MMEPS_OWN_WORDS = {"eligible", "eligible since {first}, until {last}"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(home|Users|root|work)/\w|[A-Z]:\\Users\\\w|\.\./shared\b")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|files\.pyth")
EXCEPTIONS = (
    re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?(?P<rest>.*)"),
    re.compile(r"#\s*type:\s*ignore(?P<codes>\[[\w-]+(,\s*[\w-]+)*\])?(?P<rest>.*)"),
)


def every_module() -> list[Path]:
    return python_files(*EVERY_FOLDER)


def words_of(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def comments_of(path: Path) -> Iterator[tuple[str, int]]:
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.string, token.start[0]


def test_no_file_is_longer_than_400_lines() -> None:
    sizes = {place(path): len(path.read_text("utf-8").splitlines()) for path in every_module()}
    assert {name: size for name, size in sizes.items() if size > 400} == {}


def test_files_stay_short() -> None:
    sizes = [len(path.read_text("utf-8").splitlines()) for path in python_files(*SHIPPED)]
    assert statistics.median(sizes) <= 120


def test_no_function_is_longer_than_60_lines() -> None:
    long = {
        place(path, function.lineno): lines_of(function)
        for path in every_module()
        for function in functions_of(tree_of(path))
        if lines_of(function) > 60
    }
    assert long == {}


def test_functions_stay_short() -> None:
    sizes = [
        lines_of(function)
        for path in python_files(*SHIPPED)
        for function in functions_of(tree_of(path))
    ]
    assert statistics.median(sizes) <= 8


def test_every_module_says_its_idea_in_one_sentence() -> None:
    silent = [
        place(path)
        for path in every_module()
        if path.name != "__init__.py" and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def test_packages_hold_a_docstring_at_most() -> None:
    filled = [
        place(path)
        for path in python_files(*SHIPPED)
        if path.name == "__init__.py"
        and path.parent.name != "resources"
        and len(tree_of(path).body) > bool(ast.get_docstring(tree_of(path)))
    ]
    assert filled == []


def test_the_resources_package_holds_one_function() -> None:
    tree = tree_of(ROOT / "resources/__init__.py")
    assert [function.name for function in functions_of(tree)] == ["resource"]


def test_names_say_what_a_thing_is() -> None:
    empty = [
        place(path, node.lineno)
        for path in every_module()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and EMPTY_WORDS.intersection(words_of(node.name))
    ]
    empty += [place(path) for path in every_module() if path.stem in EMPTY_MODULE_NAMES]
    assert empty == []


def test_nothing_unsafe_or_impatient_is_called() -> None:
    assert list(banned_calls(every_module())) == []


def banned_calls(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and is_banned(node):
                yield f"{place(path, node.lineno)} calls {dotted_name(node.func)}"


def is_banned(call: ast.Call) -> bool:
    name = dotted_name(call.func)
    through_a_shell = any(
        keyword.arg == "shell" and not is_false(keyword.value) for keyword in call.keywords
    )
    return (
        name in BANNED_CALLS | PATCHING
        or name.rpartition(".")[2] in BANNED_METHODS
        or through_a_shell
    )


def is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


@pytest.mark.parametrize(
    "source",
    [
        "application.processEvents()",
        "qtbot.wait(1000)",
        "keyring.get_keyring()",
        "eval('1')",
        "subprocess.run('ls', shell=True)",
        "monkeypatch.setattr(clock, 'now', fake)",
    ],
)
def test_the_rule_on_calls_sees(source: str) -> None:
    call = ast.parse(source).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert is_banned(call.value)


@pytest.mark.parametrize("source", ["dialog.exec()", "worker.wait()", "subprocess.run(['ls'])"])
def test_the_rule_on_calls_lets_pass(source: str) -> None:
    call = ast.parse(source).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert not is_banned(call.value)


def test_nothing_unsafe_is_imported_and_nothing_mocked() -> None:
    found = [
        f"{place(path, line)} imports {name}"
        for path in every_module()
        for name, line in imported_modules(tree_of(path))
        if name.partition(".")[0] in BANNED_IMPORTS
    ]
    assert found == []


def test_every_exception_to_a_check_names_it_and_says_why() -> None:
    bare = [
        f"{place(path, line)} {comment}"
        for path in every_module()
        for comment, line in comments_of(path)
        if lacks_code_or_reason(comment)
    ]
    assert bare == []


def lacks_code_or_reason(comment: str) -> bool:
    found = [match for pattern in EXCEPTIONS if (match := pattern.search(comment))]
    return any(not each["codes"] or not re.search(r"[a-z]{2}", each["rest"]) for each in found)


@pytest.mark.parametrize(
    ("comment", "lacks"),
    [
        ("# type: ignore", True),
        ("# noqa", True),
        ("# noqa: S603", True),
        ("# type: ignore[misc]", True),
        ("# noqa: S603 - a program we name ourselves", False),
        ("# type: ignore[misc]  # ReportLab ships no types", False),
        ("# an ordinary remark", False),
    ],
)
def test_the_rule_on_exceptions(comment: str, lacks: bool) -> None:
    assert lacks_code_or_reason(comment) is lacks


def test_no_shown_text_sounds_like_a_verdict() -> None:
    spoken = [
        f"{place(path, line)}: {text}"
        for path in python_files("ui", "mmep_desktop")
        for text, line in shown_strings(tree_of(path))
        if VERDICT.search(text) and text not in MMEPS_OWN_WORDS
    ]
    packs = [
        place(path, number)
        for path, text in texts()
        if path.is_relative_to(ROOT / "resources") and path.suffix in {".po", ".toml", ".json"}
        for number, line in enumerate(text.splitlines(), 1)
        if VERDICT.search(line) and not any(f'msgid "{own}"' == line for own in MMEPS_OWN_WORDS)
    ]
    assert spoken + packs == []


@pytest.mark.parametrize(
    ("text", "sounds_so"),
    [
        ("This child is eligible", True),
        ("The family qualifies", True),
        ("Su hijo es elegible", True),
        ("La familia califica", True),
        ("Only a Certificate of Eligibility decides", False),
        ("Refer to MMEP", False),
        ("The qualifying move", False),
    ],
)
def test_the_rule_on_verdicts(text: str, sounds_so: bool) -> None:
    assert bool(VERDICT.search(text)) is sounds_so


def test_no_file_names_a_path_of_one_machine() -> None:
    assert lines_matching(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_matching(REGISTRY) == []


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        place(path, number)
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
