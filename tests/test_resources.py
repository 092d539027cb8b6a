"""Data is found by its parts, wherever the program is installed."""

from resources import resource


def test_a_resource_is_found_by_its_parts() -> None:
    assert resource("__init__.py").read_text(encoding="utf-8").startswith('"""Data')


def test_a_missing_resource_is_no_file() -> None:
    assert not resource("screeners", "no such pack").is_file()
