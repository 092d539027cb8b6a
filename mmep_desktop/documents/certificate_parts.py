"""What certificates of destruction have in common: the sheet, who did it, and what is left."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.inks import AMBER
from mmep_desktop.documents.office_styles import BODY, column
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.days_in_words import day_in_words

KIND = "CERTIFICATE OF DESTRUCTION"
TITLE = Style(14, 20, Weight.SEMI_BOLD)


def certificate_sheet(
    id_: str, number: str, groups: Iterable[Group], *, practice: bool = False
) -> bytes:
    """Return the certificate *id_* as PDF; each of its pages is marked with *number*."""
    furniture = Furniture(
        number=number,
        draft="",
        practice=practice,
        note="Names no family",
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in groups:
        layout.add(group)
    return draw_pages(Pen(f"Certificate {id_}", "en"), layout.pages, furniture)


def what_is_left(cleared_at: datetime | None, last_backup: date | None) -> Iterator[str]:
    """Yield what may be left in the file, and in the backups."""
    yield (
        f"The file was written anew without them and its log emptied on {moment(cleared_at)}: no "
        "readable byte of them is left in it."
        if cleared_at
        else "Traces may be left in the file until the program is locked and unlocked again."
    )
    yield (
        f"The last backup that still holds them goes on {day_in_words(last_backup)}."
        if last_backup
        else "No backup holds them."
    )


def line(text: str) -> Strip:
    """Return a sentence across the sheet; what is not done yet stands out."""
    style = BODY.with_ink(AMBER) if text.startswith("Traces") else BODY
    return Strip((column(0, TEXT_WIDTH, (text, style)),), below=1.5)


def who(name: str, id_: str) -> str:
    """Return a clerk's name with her short id, or the id alone."""
    return f"{name} ({id_})" if name else id_


def moment(at: datetime) -> str:
    """Return a day and its time, as an office writes them."""
    return f"{day_in_words(at.date())} at {at:%H:%M}"
