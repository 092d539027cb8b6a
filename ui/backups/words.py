"""Backups in the clerk's words: when one was made, and what is in it."""

from datetime import date, datetime

from mmep_desktop.domain.backups import Contents
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words


def made_in_words(made_at: datetime) -> str:
    """Say when a backup was made: 14 August 2025, 10:42."""
    return _("{day}, {time}").format(day=day_in_words(made_at.date()), time=f"{made_at:%H:%M}")


def last_backup(made_at: datetime | None, today: date) -> str:
    """Say in a few words when the last backup was made."""
    if made_at is None:
        return _("No backup yet")
    if made_at.date() == today:
        return _("Last backup {time}").format(time=f"{made_at:%H:%M}")
    return _("Last backup {time}").format(time=day_in_words(made_at.date(), with_year=False))


def contents_in_words(holds: Contents) -> str:
    """Say how much a backup holds: 120 families, 118 interviews, 14 referrals."""
    parts = (
        ngettext("{count} family", "{count} families", holds.families),
        ngettext("{count} interview", "{count} interviews", holds.screenings),
        ngettext("{count} referral", "{count} referrals", holds.referrals),
    )
    counts = (holds.families, holds.screenings, holds.referrals)
    said = (part.format(count=count) for part, count in zip(parts, counts, strict=True))
    return ", ".join(said)
