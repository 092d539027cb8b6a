"""The rules of sending: typed by a supervisor, kept, and noted."""

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.services.sending import Sending
from tests.services.desk import DeskInMemory


@pytest.mark.parametrize(
    ("typed", "above"), [("", None), (" 25 ", 25), ("0", 0), ("10000", 10_000)]
)
def test_rules_are_kept_as_typed(typed: str, above: int | None) -> None:
    desk = DeskInMemory()
    sending = Sending(desk.work, desk.work)
    kept = sending.change("  Agreement  of 2026 ", typed)
    assert kept == SendingRules("Agreement of 2026", above) == sending.rules()
    assert desk.work.kept.trail[-1].act is Act.SETTINGS_CHANGED


@pytest.mark.parametrize("typed", ["many", "-1", "10001", "2.5", "\u0662"])
def test_what_is_no_number_changes_nothing(typed: str) -> None:
    desk = DeskInMemory()
    sending = Sending(desk.work, desk.work)
    assert sending.change("", typed) is None
    assert sending.rules() == SendingRules()
    assert desk.work.kept.trail == []
