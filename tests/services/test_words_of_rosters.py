"""Everything that a school's file may hold or lack has its words."""

from mmep_desktop.domain.roster import DateOrder, Field, Layout, Reason
from mmep_desktop.services.words_of_rosters import (
    field_in_words,
    layout_in_words,
    order_in_words,
    reason_in_words,
)


def test_every_reason_field_order_and_layout_has_words_of_its_own() -> None:
    said = [
        *map(reason_in_words, Reason),
        *map(field_in_words, Field),
        *map(order_in_words, DateOrder),
        *map(layout_in_words, Layout),
    ]
    assert len(set(said)) == len(said)
    assert all(reason_in_words(reason).endswith(".") for reason in Reason)
