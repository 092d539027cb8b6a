"""What is said at MMEP of files, of referrals and of results."""

from collections.abc import Iterable, Iterator

from mmep_desktop.domain.batches import News
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.receiving import Came, WorkLine
from mmep_desktop.services.receiving import Arrived, Missing
from mmep_desktop.words import _, ngettext
from ui.batches.words import news_words
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated

_MOST_NUMBERS = 12


def result_words(result: Result) -> str:
    """Return what became of a child; only the Certificate of Eligibility decides."""
    return {
        Result.APPOINTMENT: _("Appointment made"),
        Result.ELIGIBLE: _("Certificate of Eligibility signed"),
        Result.DOES_NOT_QUALIFY: _("No Certificate of Eligibility"),
        Result.NOT_REACHED: _("Not reached"),
        Result.MOVED: _("Moved away"),
        Result.DECLINED: _("Family declined"),
        Result.DUPLICATE: _("Same child as another referral"),
        Result.ALREADY_SERVED: _("Served already"),
    }[result]


def state_of(line: WorkLine) -> tuple[str, str]:
    """Return where a child of the list stands, and the tone of it."""
    if line.news is News.WITHDRAWN:
        return news_words(line.news), "slate"
    if line.result is not None:
        return result_words(line.result), "ok"
    if line.is_twin:
        return _("May be twice"), "amber"
    return news_words(line.news), "teal" if line.news is News.NEW else "amber"


def answer_in_words(answer: Answer) -> str:
    """Return a result with the days, tries or number that belong to it."""
    said = [f"{day_in_words(answer.on)}: {result_words(answer.result)}"]
    if answer.eligible_from and answer.eligible_until:
        days = _("from {first} until {last}")
        first, last = day_in_words(answer.eligible_from), day_in_words(answer.eligible_until)
        said.append(days.format(first=first, last=last))
    if answer.tries:
        tried = ngettext("{count} try", "{count} tries", answer.tries)
        said.append(tried.format(count=answer.tries))
    if answer.duplicate_of:
        said.append(isolated(answer.duplicate_of))
    return ", ".join(said)


def arrived_in_words(arrived: Iterable[Arrived]) -> str:
    """Return in one sentence what the files changed, counted over all of them."""
    every = tuple(arrived)
    taken = [one for one in every if one.came is Came.TAKEN]
    files = ngettext("{count} batch is taken in.", "{count} batches are taken in.", len(taken))
    files = files if taken else _("No batch is taken in.")
    counts = {
        News.NEW: sum(one.new for one in taken),
        News.CHANGED: sum(one.changed for one in taken),
        News.WITHDRAWN: sum(one.withdrawn for one in taken),
    }
    said = ", ".join(f"{news_words(news)} {count}" for news, count in counts.items() if count)
    return " ".join(filter(None, (files.format(count=len(taken)), f"{said}." if said else "")))


def remarks_on(arrived: Iterable[Arrived]) -> Iterator[str]:
    """Yield what there is to know of single files: what was not taken in, and what looks double."""
    for one in arrived:
        yield from _remarks(one)


def missing_in_words(missing: Missing) -> str:
    """Return which batches of a center never came."""
    numbers = ", ".join(map(str, missing.numbers[:_MOST_NUMBERS]))
    more = len(missing.numbers) - _MOST_NUMBERS
    if more > 0:
        numbers = _("{numbers} and {more} more").format(numbers=numbers, more=more)
    told = _("{center}: batch {numbers} has not come. Ask the center to save it again.")
    return told.format(center=isolated(missing.name), numbers=isolated(numbers))


def due_in_words(count: int) -> str:
    """Return how much was kept long enough, and who lets it go."""
    told = _(
        "Kept long enough to be let go: {count}. A supervisor does that under Settings, Keeping "
        "and letting go."
    )
    return told.format(count=count)


def _remarks(one: Arrived) -> Iterator[str]:
    name, center = isolated(_file_name(one.place)), isolated(one.name)
    if one.problem is not None:
        yield f"{name}: {one.problem.value} {one.problem.sentence}"
    if one.came is Came.AGAIN:
        told = _("{center}: batch {number} was taken in before. Nothing changed.")
        yield told.format(center=center, number=one.number)
    if one.came is Came.CONTRARY:
        told = _(
            "{center}: batch {number} contradicts what came before, so nothing of it is used. Call "
            "the center: its records may have been brought back from a backup."
        )
        yield told.format(center=center, number=one.number)
    if one.came is Came.UNKNOWN_CENTER:
        yield _("{center} is not known yet. Its file waits below.").format(center=center)
    if one.older:
        told = ngettext(
            "{center}: {count} referral is older than what is held, and was left as it is.",
            "{center}: {count} referrals are older than what is held, and were left as they are.",
            one.older,
        )
        yield told.format(center=center, count=one.older)
    if one.foreign:
        told = ngettext(
            "{center}: {count} referral belongs to another center, and was not used.",
            "{center}: {count} referrals belong to another center, and were not used.",
            one.foreign,
        )
        yield told.format(center=center, count=one.foreign)
    if one.alike:
        told = ngettext(
            "{center}: {count} child may be held already. The child's page shows with whom.",
            "{center}: {count} children may be held already. A child's page shows with whom.",
            one.alike,
        )
        yield told.format(center=center, count=one.alike)


def _file_name(place: str) -> str:
    return place.replace("\\", "/").rpartition("/")[2]
