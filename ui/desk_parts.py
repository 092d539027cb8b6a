"""The parts of the desk in the rail, by who may open them."""

from mmep_desktop.domain.center import Role
from mmep_desktop.services.permissions import MAY, Deed
from mmep_desktop.words import _
from ui.shell.rail import RailEntry


def rail_entries(role: Role) -> tuple[RailEntry, ...]:
    """Return the parts of the desk that somebody of *role* may open, for the rail.

    Each keeps its digit where another is missing: the guide names the keys for everybody.
    """
    parts = (
        ("today", _("Today"), Deed.SCREEN),
        ("families", _("Families"), Deed.SCREEN),
        ("referrals", _("Referrals"), Deed.SCREEN),
        ("batches", _("Batches"), Deed.EXPORT),
        ("reports", _("Reports"), Deed.SCREEN),
        ("settings", _("Settings"), None),
    )
    return tuple(
        RailEntry(code, words, code, place)
        for place, (code, words, deed) in enumerate(parts, 1)
        if deed is None or role in MAY[deed]
    )
