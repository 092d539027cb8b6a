"""What was destroyed so far, each with its certificate to print."""

from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.words import _
from ui.keeping.gone_card import GoneCard, GoneLine
from ui.keeping.words import moment_told, records_words


class PastCard(GoneCard):
    """``print_asked`` carries a ``Certificate``; ``clear_asked`` wants the last traces cleared."""

    def __init__(self) -> None:
        super().__init__("keeping", _("Destroyed"))

    def show_past(self, certificates: tuple[Certificate, ...]) -> None:
        """Show what was destroyed, the latest first."""
        self.show_lines(tuple(map(_line, certificates)))


def _line(certificate: Certificate) -> GoneLine:
    destruction = certificate.destruction
    words = _("{moment}: {records}").format(
        moment=moment_told(destruction.confirmed_at),
        records=records_words(len(destruction.tombstones)),
    )
    is_cleared = destruction.cleared_at is not None
    return GoneLine(words, certificate.last_backup, is_cleared, certificate)
