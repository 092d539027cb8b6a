"""What was let go so far: when, how much, by whom, and what may be left of it."""

from mmep_desktop.services.letting_go import LettingTold
from mmep_desktop.words import _, ngettext
from ui.keeping.gone_card import GoneCard, GoneLine
from ui.keeping.words import moment_told
from ui.widgets.text import isolated


class LetGoCard(GoneCard):
    """``print_asked`` carries a ``LettingTold``; ``clear_asked`` wants the last traces cleared."""

    def __init__(self) -> None:
        super().__init__("letting", _("Let go"))

    def show_past(self, past: tuple[LettingTold, ...]) -> None:
        """Show what was let go, the latest first."""
        self.show_lines(tuple(map(_line, past)))


def _line(told: LettingTold) -> GoneLine:
    is_cleared = told.letting.cleared_at is not None
    return GoneLine(let_go_in_words(told), told.last_backup, is_cleared, told)


def let_go_in_words(told: LettingTold) -> str:
    """Return when and by whom how much was let go."""
    letting = told.letting
    referrals = ngettext("{count} referral", "{count} referrals", letting.referrals)
    files = ngettext("{count} file", "{count} files", letting.files)
    counts = ((referrals, letting.referrals), (files, letting.files))
    what = ", ".join(words.format(count=count) for words, count in counts if count)
    said = _("{moment}: {what}, let go by {who}")
    who = isolated(told.by or letting.by)
    return said.format(moment=moment_told(letting.at), what=what, who=who)
