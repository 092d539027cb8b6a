"""What is said of batches: what goes, what waits, what was sent."""

from datetime import date

from mmep_desktop.domain.batches import Batch, News
from mmep_desktop.services.batch_choice import Choice
from mmep_desktop.words import _, ngettext
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def news_words(news: News) -> str:
    """Return what MMEP is told of one referral."""
    return {
        News.NEW: _("New"),
        News.CHANGED: _("Changed"),
        News.WITHDRAWN: _("Withdrawn"),
    }[news]


def choice_in_words(choice: Choice) -> str:
    """Return how many go now, and how many wait and why."""
    count = len(choice.candidates)
    told = [
        ngettext(
            "{count} referral is new or changed since the last batch.",
            "{count} referrals are new or changed since the last batch.",
            count,
        ).format(count=count)
    ]
    if choice.without_consent:
        waits = ngettext(
            "{count} waits for a signed consent.",
            "{count} wait for a signed consent.",
            choice.without_consent,
        )
        told.append(waits.format(count=choice.without_consent))
    if choice.refused:
        stays = ngettext(
            "{count} stays here, because consent was refused.",
            "{count} stay here, because consent was refused.",
            choice.refused,
        )
        told.append(stays.format(count=choice.refused))
    return " ".join(told)


def batch_in_words(batch: Batch) -> str:
    """Return how many referrals a batch holds, by what it tells of them."""
    counts = ((news, batch.count(news)) for news in News)
    return ", ".join(f"{news_words(news)} {count}" for news, count in counts if count)


def receipt_in_words(batch: Batch, today: date) -> str:
    """Return whether MMEP said that it came."""
    if batch.received_on is not None:
        return _("Received {day}").format(day=day_in_words(batch.received_on, with_year=False))
    if batch.is_overdue(today):
        return _("No receipt for 10 days: call MMEP")
    return _("No receipt yet")


def sealed_in_words(number: int) -> str:
    """Return that a batch lies in a sealed file, which needs no words."""
    return _("Batch {number} is saved and sealed. Only MMEP and this desk can open it.").format(
        number=isolated(str(number))
    )


def saved_in_words(number: int) -> str:
    """Return that a batch lies in a file, and how it is opened."""
    return _("Batch {number} is saved. These words open the file:").format(
        number=isolated(str(number))
    )
