"""What was put on paper, when, and by whom; and whether a print still says what is so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import attrgetter


class Paper(StrEnum):
    """The papers that a screening can give."""

    REFERRAL_SHEET = "referral_sheet"
    FAMILY_PAGE = "family_page"
    CONSENT_PAGE = "consent_page"


@dataclass(frozen=True, slots=True)
class Content:
    """What of a paper can become untrue: the revision it is of, and a mark of what it says.

    Only the sheet shows a revision; the family's papers are out of date when they say something
    else. The empty mark is of a print made before marks were kept, and is taken as still true.
    """

    revision: int = 1
    says: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """One paper sent to a printer; *copy* counts from 1 for each paper of a screening."""

    id: str
    screening_id: str
    paper: Paper
    copy: int
    printed_at: datetime
    printed_by: str
    printer: str
    content: Content = Content()

    def says(self, now: Content) -> bool:
        """Whether this print still says what the paper would say *now*."""
        same_words = self.content.says in {"", now.says}
        of_this_revision = self.content.revision == now.revision
        return same_words and (of_this_revision or self.paper is not Paper.REFERRAL_SHEET)


def sheet_content(revision: int, *, may_be_sent: bool) -> Content:
    """Return the content of a referral sheet, which says whether consent allows sending it."""
    return Content(revision, "may be sent" if may_be_sent else "not to be sent")


def last_of(printings: Iterable[Printing], paper: Paper) -> Printing | None:
    """Return the print of *paper* that was made last, whatever the clock said then."""
    of_it = (one for one in printings if one.paper is paper)
    return max(of_it, key=attrgetter("copy"), default=None)


def replaced_by(printings: Iterable[Printing], paper: Paper, now: Content) -> Printing | None:
    """Return the last print of *paper* that says something else than *now*: the one to replace."""
    return last_of((one for one in printings if not one.says(now)), paper)


def out_of_date(printings: Iterable[Printing], paper: Paper, now: Content) -> Printing | None:
    """Return the last print of *paper* where it no longer says what is so."""
    last = last_of(printings, paper)
    return None if last is None or last.says(now) else last
