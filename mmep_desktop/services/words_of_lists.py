"""What came of a school's list, in words a clerk understands, on the screen and in the report."""

from collections.abc import Iterator

from mmep_desktop.domain.marking import mark
from mmep_desktop.domain.rostering import Arrival, Report
from mmep_desktop.domain.sheets import Sheet
from mmep_desktop.services.words_of_rosters import layout_in_words, reason_in_words
from mmep_desktop.words import _


def arrival_in_words(arrival: Arrival) -> str:
    """Return what some of a list's students came to."""
    return _(_ARRIVALS[arrival])


def sheets_of(report: Report) -> tuple[Sheet, ...]:
    """Return *report* as the sheets of a workbook; no student is named in it."""
    return (
        Sheet(_("Summary"), (_("What"), _("How many")), tuple(_summary(report))),
        Sheet(
            _("Rows not read"),
            (_("Row"), _("Why")),
            tuple((each.row, reason_in_words(each.reason)) for each in report.refused),
        ),
    )


def _summary(report: Report) -> Iterator[tuple[str | int, ...]]:
    yield _("File"), layout_in_words(report.file.layout)
    for arrival in Arrival:
        yield arrival_in_words(arrival), report.counts.get(arrival, 0)
    yield _("Rows not read"), len(report.refused)
    yield _("Kept"), _("yes") if report.is_kept else _("no, nothing was changed")


_ARRIVALS = {
    Arrival.BASELINE: mark("There before this center began to ask"),
    Arrival.REGISTERED: mark("Registered, to be asked"),
    Arrival.SAME: mark("Nothing new"),
    Arrival.CHANGED: mark("Something changed"),
    Arrival.RETURNED: mark("Came back, to be asked again"),
    Arrival.WITHDRAWN: mark("Left; the record stays"),
}
