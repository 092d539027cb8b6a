"""A real store in a folder of its own, and the same contract in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import Store, create_store
from tests.fake_work import FakeWork
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER, CLERK


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = create_store(folder, FakeKey(), CENTER, (CLERK,))
    yield opened
    opened.close()


@pytest.fixture(params=["real", "fake"])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    """Begin work on either store; a test that takes this runs on both."""
    if request.param == "fake":
        return FakeWork(CENTER, CLERK)
    real: Store = request.getfixturevalue("store")
    return real.work()
