"""The layers hold: what may import what, and what is loaded when."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter

import grimp

from tests.source_tree import (
    ROOT,
    SHIPPED,
    dotted_name,
    functions_of,
    imported_modules,
    place,
    python_files,
    tree_of,
)

LATE_IMPORTS_ALLOWED = {"mmep_desktop/__main__.py", "mmep_desktop/cli.py"}
LATE_LOADERS_ALLOWED = {"mmep_desktop/cli.py", "ui/app.py"}
SLOW_TO_LOAD = ["alembic", "python_calamine", "reportlab", "sqlalchemy", "uharfbuzz"]

# In a process of its own: the checker silences every logger that is there before it.
CHECK_THE_CONTRACTS = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename="pyproject.toml", no_cache=True))
"""

LOAD_THE_CORE = """
import pkgutil, sys, mmep_desktop
for module in pkgutil.walk_packages(mmep_desktop.__path__, "mmep_desktop."):
    if not module.name.endswith((".__main__", ".migrations.env")):
        __import__(module.name)
found = sorted({"PySide6", "shiboken6", "ui"} & {name.partition(".")[0] for name in sys.modules})
sys.exit(f"the core loaded {found}" if found else 0)
"""

LOAD_ONE = """
import sys, {module}
found = sorted({{*{unwanted}}} & set(sys.modules))
sys.exit(f"{module} loaded {{found}}" if found else 0)
"""


def run_python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_import_contracts_are_kept() -> None:
    outcome = run_python(CHECK_THE_CONTRACTS)
    assert outcome.returncode == 0, outcome.stdout


def test_the_whole_core_loads_without_qt() -> None:
    outcome = run_python(LOAD_THE_CORE)
    assert outcome.returncode == 0, outcome.stderr


def test_the_command_line_starts_without_database_and_paper() -> None:
    outcome = run_python(LOAD_ONE.format(module="mmep_desktop.cli", unwanted=SLOW_TO_LOAD))
    assert outcome.returncode == 0, outcome.stderr


def test_the_window_starts_without_database_and_paper() -> None:
    outcome = run_python(LOAD_ONE.format(module="ui.app", unwanted=SLOW_TO_LOAD))
    assert outcome.returncode == 0, outcome.stderr


def test_the_domain_needs_only_the_standard_library() -> None:
    outside = [
        f"{place(path, line)} imports {name}"
        for path in python_files("mmep_desktop/domain")
        for name, line in imported_modules(tree_of(path))
        if not name.startswith("mmep_desktop.domain")
        and name.partition(".")[0] not in sys.stdlib_module_names
    ]
    assert outside == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph(*SHIPPED, cache_dir=None)
    order = TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    assert len(list(order.static_order())) == len(graph.modules)


def test_only_the_two_late_doors_import_inside_a_function() -> None:
    late = {
        place(path)
        for path in python_files(*SHIPPED)
        for function in functions_of(tree_of(path))
        for _ in imported_modules(function)
    }
    assert late <= LATE_IMPORTS_ALLOWED


def test_the_program_opens_its_window_by_one_late_import() -> None:
    main = tree_of(ROOT / "mmep_desktop/__main__.py")
    late = [
        name
        for function in functions_of(main)
        for name, _ in imported_modules(function)
        if name.partition(".")[0] == "ui"
    ]
    assert late == ["ui.app"]


def test_only_the_two_late_doors_load_modules_by_name() -> None:
    loading = {
        place(path)
        for path in python_files(*SHIPPED)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and dotted_name(node.func).rpartition(".")[2] in {"import_module", "__import__"}
    }
    assert loading <= LATE_LOADERS_ALLOWED


def test_the_main_window_stays_a_small_shell() -> None:
    path = ROOT / "ui/main_window.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200
    classes = [node for node in tree_of(path).body if isinstance(node, ast.ClassDef)]
    assert max(len(list(functions_of(each))) for each in classes) <= 15
