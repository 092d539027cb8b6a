"""A page of the guide, to be looked at, printed or saved."""

from functools import partial

from mmep_desktop.services.guide_sheets import GuidePage, GuideSheets
from mmep_desktop.words import _
from ui.preview.page import Saving, Sheet


def guide_sheet(guide: GuideSheets, page: GuidePage) -> Sheet:
    """Return *page* as what the preview shows."""
    return Sheet(
        _("How it goes"),
        partial(guide.drawn, page),
        partial(guide.print, page),
        Saving(f"{page}.pdf", partial(guide.save, page)),
    )
