"""The checkout as the house rules see it: its Python modules, their syntax, its texts."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("mmep_desktop", "ui", "resources")
EVERY_FOLDER = (*SHIPPED, "tests", "installer")
NOT_OURS = {"build", "dist", "out", "__pycache__", "node_modules"}

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """List the modules under *folders*, in a fixed order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def texts() -> Iterator[tuple[Path, str]]:
    """Yield every file of the checkout that is text, with its text."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".editorconfig"}
        if hidden or NOT_OURS.intersection(parts) or not path.is_file():
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def tree_of(path: Path) -> ast.Module:
    """Parse the module at *path*."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_of(tree: ast.AST) -> Iterator[AnyFunction]:
    """Yield every function and method of *tree*."""
    for node in ast.walk(tree):
        if isinstance(node, AnyFunction):
            yield node


def lines_of(function: AnyFunction) -> int:
    """Count the lines of *function* from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def place(path: Path, line: int | None = None) -> str:
    """Name a spot of the checkout as an editor can open it."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def dotted_name(node: ast.AST) -> str:
    """Write the callee of a call as in the source: ``keyring.get_keyring``."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted_name(value)}.{name}"
        case _:
            return "?"


def imported_modules(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each module that *tree* imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def shown_strings(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the string constants of *tree* that are no docstrings, with their lines."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | AnyFunction)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text, node.lineno
