"""What a backup would bring back and what would be lost by it, line by line."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mmep_desktop.domain.backups import Difference
from mmep_desktop.services.backups import Prospect
from mmep_desktop.words import _, ngettext
from ui.backups.words import contents_in_words, made_in_words
from ui.widgets.card import Card, Line, Lines
from ui.widgets.spoken import say


class ProspectCard(QWidget):
    """One card, made anew for each backup that is looked into."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("backup_prospect")
        self._card: Card | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show and speak every line."""
        self.clear()
        lines = list(_lines(prospect))
        heading = _("The backup of {time}").format(
            time=made_in_words(prospect.generation.made_at.astimezone())
        )
        self._card = Card("backup_prospect_card", heading)
        self._card.add(Lines("backup_prospect_lines", lines))
        self._layout.addWidget(self._card)
        say(self, ". ".join((heading, *(f"{line.state}: {line.reason}" for line in lines))))

    def clear(self) -> None:
        """Show nothing."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None


def _lines(prospect: Prospect) -> Iterator[Line]:
    holds = prospect.generation.holds
    yield Line(_("Comes back"), "teal", "", contents_in_words(holds))
    if holds.newest is not None:
        newest = made_in_words(holds.newest.astimezone())
        yield Line(_("Last saved"), "slate", "", newest)
    if prospect.step is None:
        told = _("The records of today cannot be read, so nothing can be compared.")
        yield Line(_("Today"), "amber", "", told)
    else:
        yield from _compared(prospect.step)
    if not prospect.is_of_this_store:
        told = _("The trail of today's records does not lead to this backup. Ask your technician.")
        yield Line(_("Doubt"), "amber", "", told)


def _compared(step: Difference) -> Iterator[Line]:
    if not step.loses:
        yield Line(_("Lost"), "slate", "", _("Nothing of today would be lost."))
    if step.families_lost:
        told = ngettext(
            "{count} family registered since would be gone.",
            "{count} families registered since would be gone.",
            step.families_lost,
        )
        yield Line(_("Lost"), "amber", "", told.format(count=step.families_lost))
    if step.screenings_lost:
        told = ngettext(
            "{count} interview begun since would be gone.",
            "{count} interviews begun since would be gone.",
            step.screenings_lost,
        )
        yield Line(_("Lost"), "amber", "", told.format(count=step.screenings_lost))
    if step.changed:
        told = ngettext(
            "{count} interview would be as it was then.",
            "{count} interviews would be as they were then.",
            step.changed,
        )
        yield Line(_("Older"), "amber", "", told.format(count=step.changed))
    back = step.families_back + step.screenings_back
    if back:
        told = ngettext(
            "{count} record that is not here today, as after destruction, would be here again.",
            "{count} records that are not here today, as after destruction, would be here again.",
            back,
        )
        yield Line(_("Again"), "amber", "", told.format(count=back))
