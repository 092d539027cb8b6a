"""Endings, reasons and moments as the pages of keeping say them."""

from collections.abc import Mapping
from datetime import date, datetime

from mmep_desktop.domain.destruction import HoldReason
from mmep_desktop.domain.keeping import AskedBefore, Ending
from mmep_desktop.services.keeping import Line
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def ending_words(ending: Ending) -> str:
    """Return how a family's way ended."""
    return {
        Ending.REFER: _("Refer to MMEP"),
        Ending.REFER_ASK_MORE: _("Refer, recruiter to ask more"),
        Ending.DECLINED: _("Declined"),
        Ending.NO_REFERRAL: _("No referral today"),
        Ending.UNFINISHED: _("Never finished"),
        Ending.NOT_ASKED: _("Never asked"),
    }[ending]


def tone_of(ending: Ending) -> str:
    """Return the tone of the pill around an ending; its words say the same."""
    return {
        Ending.REFER: "teal",
        Ending.REFER_ASK_MORE: "amber",
        Ending.DECLINED: "violet",
        Ending.UNFINISHED: "violet",
    }.get(ending, "slate")


def reason_words(reason: HoldReason) -> str:
    """Return why a record is held."""
    return {
        HoldReason.RECORDS_REQUEST: _("Somebody asked for the record"),
        HoldReason.COURT: _("A court wants it kept"),
        HoldReason.OTHER: _("Another reason"),
    }[reason]


def records_words(count: int) -> str:
    """Return how many families' records."""
    words = ngettext("{count} family's record", "{count} families' records", count)
    return words.format(count=count)


def endings_told(counts: Mapping[Ending, int]) -> str:
    """Return how many ended in which way, in one line."""
    return " · ".join(f"{ending_words(ending)}: {count}" for ending, count in counts.items())


def asked_before_words(before: AskedBefore) -> str:
    """Return when a child registered before, and what came out."""
    words = _("Asked before, {day}: {outcome}")
    return words.format(day=day_in_words(before.day), outcome=ending_words(before.ending))


def family_told(line: Line) -> str:
    """Return a family by its number, or where it has none by the initials of its first child."""
    number = isolated(line.number) if line.number else _("no number")
    return f"{number} · {line.initials}"


def moment_told(at: datetime) -> str:
    """Return a moment: 14 August 2025, 10:42."""
    here = at.astimezone()
    return _("{day}, {time}").format(day=day_in_words(here.date()), time=f"{here:%H:%M}")


def left_told(last_backup: date | None, *, is_cleared: bool) -> str:
    """Return whether traces of what is gone may be left, and when the last backup goes."""
    traces = (
        _("Nothing of them is left in the desk's file.")
        if is_cleared
        else _("Traces may be left in the desk's file until they are cleared.")
    )
    backups = (
        _("The last backup that holds them goes on {day}.").format(day=day_in_words(last_backup))
        if last_backup
        else _("No backup holds them.")
    )
    return f"{traces} {backups}"
