"""Stand-ins at the ports that behave: a set clock, ids that count, a printer with a tray."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.domain.faults import FaultyPack
from mmep_desktop.domain.held import DisclosureLog, EverythingHeld
from mmep_desktop.domain.referral import FamilyPaper, Referral
from mmep_desktop.domain.screener import Screener
from mmep_desktop.domain.transmittal import Transmittal
from mmep_desktop.errors import DeskError, Problem
from tests.builders import shipped_screener

MORNING = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)


class SetClock:
    """Shows the time it was set to, a second later at each look."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


class CountingIds:
    """Gives ``id-1``, ``id-2`` and so on."""

    def __init__(self) -> None:
        self.given = 0

    def new(self) -> str:
        self.given += 1
        return f"id-{self.given:06}"


class StandInShelf:
    """Holds screeners by one made-up file each; a faulty one is any that is not known."""

    def __init__(self, *screeners: Screener) -> None:
        self.screeners = list(screeners or (shipped_screener(),))
        self.faulty: list[Mapping[str, bytes]] = []

    def offered(self) -> tuple[Mapping[str, bytes], ...]:
        return (*(files_of(screener) for screener in self.screeners), *self.faulty)

    def read(self, files: Mapping[str, bytes]) -> Screener:
        for screener in self.screeners:
            if files == files_of(screener):
                return screener
        raise FaultyPack(())


def files_of(screener: Screener) -> Mapping[str, bytes]:
    """Return files that stand for *screener*."""
    return {"screener.toml": f"{screener.version} {screener.fingerprint}".encode()}


class StandInPapers:
    """Draws nothing, and remembers what was asked for."""

    def __init__(self) -> None:
        self.referrals: list[Referral] = []
        self.pages: list[FamilyPaper] = []
        self.logs: list[DisclosureLog] = []
        self.copies: list[EverythingHeld] = []

    def referral_sheet(self, referral: Referral) -> bytes:
        self.referrals.append(referral)
        return b"%PDF sheet"

    def family_page(self, paper: FamilyPaper) -> bytes:
        self.pages.append(paper)
        return b"%PDF page"

    def certificate(self, certificate: Certificate) -> bytes:
        return b"%PDF certificate"

    def transmittal(self, told: Transmittal) -> bytes:
        return f"%PDF batch {told.batch.number}".encode()

    def consent_page(self, paper: FamilyPaper) -> bytes:
        self.pages.append(paper)
        return b"%PDF consent"

    def disclosure_log(self, log: DisclosureLog) -> bytes:
        self.logs.append(log)
        return b"%PDF log"

    def everything_held(self, held: EverythingHeld) -> bytes:
        self.copies.append(held)
        return b"%PDF everything"


class Drawer:
    """Keeps the files in clear that a clerk asked for; it can be told to refuse."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.removed: list[tuple[str, str]] = []
        self.refuses = False

    def write(self, place: str, content: bytes) -> None:
        if self.refuses:
            raise DeskError(Problem.COPY_NOT_SAVED)
        self.files[place] = content

    def remove(self, place: str, digest: str) -> None:
        if self.refuses:
            raise DeskError(Problem.FILE_NOT_REMOVED)
        self.removed.append((place, digest))


class Tray:
    """A printer whose pages stay in the tray; it can be told to refuse."""

    def __init__(self) -> None:
        self.pages: list[tuple[bytes, str, str]] = []
        self.refuses = False
        self.trouble: Problem | None = None

    def printers(self) -> tuple[str, ...]:
        return ("Front desk",)

    def print(self, pdf: bytes, printer: str, title: str) -> None:
        if self.refuses or self.trouble:
            raise DeskError(self.trouble or Problem.PRINTER_REFUSED)
        self.pages.append((pdf, printer, title))
