"""The transmittal sheet says what went, why, from whom to whom, and names no family."""

from dataclasses import replace
from datetime import date

import pytest

from mmep_desktop.documents.transmittal import transmittal_sheet
from mmep_desktop.domain.batches import Batch, Item, News, manifest_of
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.disclosure import Basis, Recipient
from mmep_desktop.domain.transmittal import Transmittal
from tests.builders import a_center
from tests.documents.reading import text_of
from tests.fakes import MORNING


def transmittal(*items: Item, basis: str = Basis.CONSENT.citation) -> Transmittal:
    batch = Batch(
        id="b-17",
        number=17,
        made_at=MORNING,
        made_by="ms",
        recipient=Recipient("A. Recruiter", "Recruiter", "Massachusetts Migrant Education Program"),
        items=items,
        receipt="7GK2M9QX",
    )
    batch = replace(batch, manifest=manifest_of(a_center(), batch, "", basis, {}))
    return Transmittal(a_center(), batch, "Maria Silva", Role.EXPORTER, date(2026, 9, 2))


def an_item(number: int) -> Item:
    revision = 1 + number % 3
    return Item(f"s{number}", f"0201-A-26-{number:05}", revision, list(News)[number % 3])


def pages(told: Transmittal) -> list[str]:
    return [" ".join(page.split()) for page in text_of(transmittal_sheet(told)).split("\f")[:-1]]


def test_it_says_everything_on_one_page_and_not_the_receipt_code() -> None:
    told = transmittal(*map(an_item, range(12)))
    [page] = pages(told)
    for words in (
        "TRANSMITTAL SHEET",
        "Batch 17",
        "1 September 2026",
        "So that a recruiter of MMEP can call the family.",
        "34 CFR 99.30",
        "34 CFR 99.33",
        "Maria Silva",
        "Registration clerk who may export",
        "A. Recruiter",
        "Released by (name)",
        "Received by (name)",
        "0201-A-26-00011",
        "Withdrawn, revision 3",
        told.batch.digest,
        "Page 1 of 1",
    ):
        assert words in page, words
    assert told.batch.receipt not in page  # whoever reads it out has opened the file


def test_a_thousand_referrals_are_all_on_it() -> None:
    told = pages(transmittal(*map(an_item, range(1000))))
    assert all(one.number in " ".join(told) for one in map(an_item, range(1000)))
    assert all("Names no family" in page for page in told)


@pytest.mark.parametrize("has_consent", [False, True])
def test_the_grounds_stand_there_that_the_manifest_names(has_consent: bool) -> None:
    bases = [Basis.REPRESENTATIVE, *([Basis.CONSENT] if has_consent else [])]
    told = transmittal(an_item(0), basis="; ".join(basis.citation for basis in bases))
    [page] = pages(replace(told, seconded_by="Rosa Brito"))
    assert "34 CFR 99.31(a)(3) and 99.35" in page
    assert ("(34 CFR 99.30)" in page) is has_consent
    assert "With Rosa Brito" in page
