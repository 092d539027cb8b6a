"""The certificate of destruction says what, by which rule, by whom, and when the last copy goes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from mmep_desktop.documents.certificate import certificate_page
from mmep_desktop.domain.destruction import Certificate, Destruction, Tombstone
from mmep_desktop.domain.keeping import Ending, Terms
from tests.builders import a_center
from tests.documents.reading import text_of
from tests.fakes import MORNING

A_DAY = timedelta(days=1)


def certificate(
    records: int = 3, cleared_at: datetime | None = MORNING + A_DAY, practice: bool = False
) -> Certificate:
    endings = list(Ending)
    stones = tuple(
        Tombstone(f"019a3b5c-7d1e-7f20-8a91-{number:012x}", endings[number % 6], 1 + number % 2, 1)
        for number in range(records)
    )
    done = Destruction(
        "019a3b5c-0000-7000-8000-0123456789ab",
        "ms",
        MORNING,
        "rb",
        MORNING + A_DAY,
        cleared_at,
        Terms(days=120),
        stones,
    )
    center = a_center(practice=practice)
    return Certificate(done, center, "Maria Silva", "Rosa Brito", date(2026, 10, 7))


def told(of: Certificate) -> list[str]:
    pages = text_of(certificate_page(of)).split("\f")[:-1]
    return [" ".join(page.split()) for page in pages]


def test_it_says_everything_on_one_page() -> None:
    [page] = told(certificate())
    for words in (
        "CERTIFICATE OF DESTRUCTION",
        "Records destroyed on 2 September 2026",
        "Referred to MMEP 1",
        "3 families, 4 children, 3 screenings",
        "120 days after the record was last touched",
        "12 months after the window closed",
        "Maria Silva (ms)",
        "Rosa Brito (rb)",
        "The last backup that still holds them goes on 7 October 2026.",
        "no readable byte",
        "603 CMR 23.06(3)",
        "M.G.L. c. 93I, s. 2",
        "019a3b5c-7d1e-7f20-8a91-000000000002",
        "Page 1 of 1",
    ):
        assert words in page


def test_where_no_backup_was_made_it_says_so_and_what_is_not_yet_cleared() -> None:
    [page] = told(replace(certificate(cleared_at=None), last_backup=None))
    assert "No backup holds them." in page
    assert "Traces may be left" in page
    assert "no readable byte" not in page


def test_five_hundred_records_are_all_named_and_practice_is_marked() -> None:
    pages = told(certificate(500, practice=True))
    assert sum(page.count("019a3b5c-7d1e") for page in pages) == 500
    assert all("PRACTICE" in page for page in pages)
