"""Every test runs off screen, from its own home, with repeatable chance."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent

from ui.none_on_311 import keep_none

keep_none()

ENOUGH = 20_000
"""Objects made since the last sweep; sweeping after every test would take longer than the test."""

THOROUGH_EVERY = 30
"""One sweep in so many looks at everything; the others leave out what outlived a sweep."""

HOME = Path(tempfile.mkdtemp(prefix="mmep-tests-"))
HOME.chmod(0o700)

# Set before Qt starts and before platformdirs or the keyring is loaded, so that no test meets the
# user's own files.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_RUNTIME_DIR"] = str(HOME)
for folder in ("CACHE", "CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{folder}_HOME"] = str(HOME / folder.lower())

# Where nobody chose a language, the window speaks the computer's: here always English.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,  # a busy machine is no defect
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("ci"), derandomize=False, max_examples=2_000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


LONG = (
    "tests/ui/test_every_page.py",
    "tests/leaks/test_whole_day.py",
    "tests/guide/test_pictures.py",
)
"""Files that take so long that the other cores would wait for them if they came last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the tests' home away again."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _sweep_on_no_other_thread() -> Iterator[None]:
    """Let go of reference cycles as the program does: on the window's thread."""
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _sweep_between_tests() -> Iterator[None]:
    yield
    # The next test would style a window that is only waiting to be deleted, as long as its own.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if gc.get_count()[0] > ENOUGH:
        _sweep(thoroughly=next(_sweeps) % THOROUGH_EVERY == 0)


_sweeps = count(1)


def _sweep(*, thoroughly: bool) -> None:
    """Look at what was made since the last sweep, and now and then at everything."""
    if thoroughly:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
