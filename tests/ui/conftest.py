"""Tests of the window let go of reference cycles as the program does: on the window's thread."""

import gc
from collections.abc import Iterator

import pytest

ENOUGH = 20_000
"""Objects made since the last sweep; sweeping after every test would take longer than the test."""


@pytest.fixture(autouse=True, scope="session")
def _sweep_on_no_other_thread() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _sweep_between_tests() -> Iterator[None]:
    yield
    if gc.get_count()[0] > ENOUGH:
        gc.collect()
