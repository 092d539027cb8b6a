"""Who did what with a record, and when, as the trail has it: ids, and never what was typed."""

from collections.abc import Iterator, Mapping

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.office_styles import (
    BODY,
    QUIET,
    SMALL,
    column,
    columns,
    low_row,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.record_heading import table
from mmep_desktop.domain.acts import Act, Entry

_COLUMNS = columns(2, 2.4, 2.6, 3.4)
_HEADS = ("When", "Who", "What", "Record")


def acts_section(acts: tuple[Entry, ...], names: Mapping[str, str]) -> Group:
    """Return every act in its order; *names* turns the ids of clerks into names."""
    if not acts:
        nothing = row(column(0, TEXT_WIDTH, ("The trail has no lines about it.", BODY)))
        return section("Who did what", nothing)
    return table("Who did what", _COLUMNS, _HEADS, _rows(acts, names))


def _rows(acts: tuple[Entry, ...], names: Mapping[str, str]) -> Iterator[Strip]:
    when, who, what, record = _COLUMNS
    for entry in acts:
        name = names.get(entry.clerk_id, "")
        kind = f" ({entry.kind.replace('_', ' ')})" if entry.kind else ""
        yield low_row(
            column(*when, (f"{entry.at:%Y-%m-%d %H:%M:%S}", SMALL)),
            column(*who, (_who(entry.clerk_id, name), SMALL)),
            column(*what, (f"{_words(entry.act)}{kind}", SMALL)),
            column(*record, (entry.about, QUIET)),
        )


def _who(clerk_id: str, name: str) -> str:
    return f"{name} ({clerk_id})" if name else clerk_id or "the desk itself"


def _words(act: Act) -> str:
    return act.value.replace("-", " ").capitalize()
