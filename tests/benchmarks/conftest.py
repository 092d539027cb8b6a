"""One table for the whole run, and stores large enough to measure in, made once and copied."""

from pathlib import Path

import pytest

from tests.benchmarks.accounts import account
from tests.benchmarks.figures import Figures, conditions
from tests.source_tree import ROOT

FEW, MANY = 500, 50_000
KEPT = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    """Note the conditions before anything is measured."""
    config.stash[KEPT] = Figures(conditions=conditions())


@pytest.fixture(scope="session")
def figures(request: pytest.FixtureRequest) -> Figures:
    """Return the table that every measurement adds its rows to."""
    return request.config.stash[KEPT]


@pytest.fixture(scope="session")
def few_families(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of an account whose store holds 500 families."""
    return account(tmp_path_factory.mktemp("few") / "home", FEW)


@pytest.fixture(scope="session")
def many_families(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of an account whose store holds 50,000 families."""
    return account(tmp_path_factory.mktemp("many") / "home", MANY)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table, whether targets were met or not, and leave it in ``out``."""
    kept = config.stash[KEPT]
    if kept.kept:
        kept.write(ROOT / "out")
        terminalreporter.write_line("")
        terminalreporter.write(kept.as_markdown())
