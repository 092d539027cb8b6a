"""The parts of the desk in the rail, by who may open them."""

from mmep_desktop.domain.center import DeskKind, Role
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.words import _
from ui.shell.rail import RailEntry


def rail_entries(role: Role, kind: DeskKind = DeskKind.CENTER) -> tuple[RailEntry, ...]:
    """Return the parts of a desk of *kind* that somebody of *role* may open, for the rail.

    Each keeps its digit where another is missing: the guide names the keys for everybody.
    """
    at_mmep = (("receive", _("Receive"), Deed.RECEIVE), ("settings", _("Settings"), None))
    at_a_center = (
        ("today", _("Today"), Deed.SCREEN),
        ("families", _("Families"), Deed.SCREEN),
        ("referrals", _("Referrals"), Deed.SCREEN),
        ("batches", _("Batches"), Deed.EXPORT),
        ("reports", _("Reports"), Deed.SCREEN),
        ("settings", _("Settings"), None),
    )
    parts = at_mmep if kind is DeskKind.MMEP else at_a_center
    return tuple(
        RailEntry(code, words, code, place)
        for place, (code, words, deed) in enumerate(parts, 1)
        if deed is None or role in MAY[deed]
    )
