"""The office's sheet says all that a recruiter needs, and marks what must not be overlooked."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from mmep_desktop.documents.papers import DeskPapers
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.referral import Referral
from tests.documents.families import (
    CENTER,
    DAY,
    LETTERS,
    NUMBER,
    ORDINARY,
    SIGNED,
    alone_of,
    longest,
    ordinary,
    referral_of,
)
from tests.documents.reading import (
    Word,
    code_on,
    flowing,
    letters,
    picture_of,
    text_of,
    words_of,
)

MARGIN, PAGE_WIDTH, PAGE_HEIGHT = 39, 612, 792
NOT_GIVEN = "Not to be sent: consent not given"


def sheet(referral: Referral) -> bytes:
    return DeskPapers().referral_sheet(referral)


def told(**contact: str) -> Referral:
    return replace(ordinary(), contact=contact)


@pytest.mark.parametrize(
    "words",
    [
        NUMBER,
        "New Bedford Registration Center",
        "New Bedford, district 02010000",
        "1 September 2026 by J. Silva, desk A",
        "mmep-universal 2026.3, DRAFT",
        "DRAFT. Working draft. This is not MMEP's own text.",
        "Refer to MMEP",
        "Refer, recruiter to ask more",
        "Asked in Spanish on 1 September 2026 about the time since 2 September 2023",
        "by María Tzoc, on 1 September 2026, in Spanish, witness J. Silva",
        "María Tzoc Xuncax Mother or father",
        "508-555-0123 WhatsApp: yes",
        "774-555-0188 WhatsApp: no",
        "after 5 pm, not Sundays",
        "her sister Juana, 508-555-0177",
        "12 Acushnet Avenue, Apt 3, New Bedford",
        "Speaks K'iche'",
        "Reads Spanish",
        "Interpreter by phone",
        "Xuncax Pérez Tzoc called Xun, moved",
        "9 March 2016 10 years",
        "about November 2020 5 to 6 years",
        "Hayden-McFadden School Kindergarten",
        "Birth date not known",
        "Worker's move: met",
        "Schooling: unclear",
        "summer 2025 1 June to 31 August 2025",
        "Homestead, Florida",
        "Diego Pérez Lux mother or father Cutting, packing fish Did the work August 2026",
        "date not known",
        "What is the birth date?",
        "Did this child move too?",
        "34 CFR 99.33",
        "Released by (name) Position Signature Date",
        "Received by (name) Position Affiliation Date",
        "Page 1 of 1",
    ],
)
def test_an_ordinary_sheet_says(words: str) -> None:
    assert words in flowing(sheet(ordinary()))


def test_an_ordinary_family_of_three_children_fits_on_one_page() -> None:
    assert {word.page for word in words_of(sheet(ordinary()))} == {1}


def test_the_code_says_the_number_and_nothing_else() -> None:
    assert code_on(picture_of(sheet(ordinary()))) == NUMBER


@pytest.mark.parametrize(
    ("contact", "warning"),
    [
        ({"do_not_call_at": "work"}, "DO NOT CALL AT: work"),
        ({"leave_no_message": "yes"}, "LEAVE NO MESSAGE"),
        ({"address_confidential": "yes"}, "ADDRESS IS CONFIDENTIAL"),
    ],
)
def test_a_warning_stands_out_and_only_when_it_was_given(
    contact: dict[str, str], warning: str
) -> None:
    assert warning in flowing(sheet(told(**contact)))
    opposite = {key: "no" for key in contact if key != "do_not_call_at"}
    assert warning.partition(":")[0] not in flowing(sheet(told(**opposite)))


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (None, "No consent was recorded yet."),
        (ConsentState.REFUSED, "The family said no."),
        (ConsentState.LATER, "The family will decide later."),
        (ConsentState.WITHDRAWN, "The family took the consent back."),
    ],
)
def test_without_a_signed_consent_the_sheet_is_not_to_be_sent(
    consent: ConsentState | None, why: str
) -> None:
    given = Consent(consent, "María Tzoc", DAY, "es", "") if consent else None
    text = flowing(sheet(replace(ordinary(), consent=given)))
    assert f"{NOT_GIVEN} {why}" in text
    assert "May be sent" not in text


def test_with_a_signed_consent_the_sheet_may_be_sent() -> None:
    text = flowing(sheet(replace(ordinary(), consent=SIGNED)))
    assert "May be sent: consent signed" in text
    assert NOT_GIVEN not in text


def test_practice_is_marked_on_every_page_and_at_its_foot() -> None:
    practice = longest()
    pages = text_of(sheet(practice)).split("\f")[:-1]
    assert len(pages) > 1
    assert all(page.count("PRACTICE - not a real family") == 2 for page in pages)
    assert "PRACTICE" not in text_of(sheet(ordinary()))


def test_an_approved_screener_leaves_no_draft_mark() -> None:
    referral = ordinary()
    approved = replace(referral.screener, approved_by="MMEP, 1 July 2026")
    text = flowing(sheet(replace(referral, screener=approved)))
    assert "DRAFT" not in text
    assert "approved by MMEP, 1 July 2026" in text


def test_what_a_young_person_said_alone_is_marked_for_the_recruiter_only() -> None:
    referral = ordinary()
    text = flowing(sheet(replace(referral, alone=(alone_of(referral, 2),))))
    assert "move not known, asked alone, see below" in text
    assert "Asked alone: Mateo K’iche’ Pérez Tzoc For the recruiter only" in text
    assert "Own phone 774-555-0199" in " ".join(text.split())
    assert "Work, asked alone (3)" in text


def test_the_young_persons_agreement_is_told() -> None:
    referral = ordinary()
    own = alone_of(referral, 0, may_be_shown=True)
    text = flowing(sheet(replace(referral, alone=(own,))))
    assert "agreed that the family may see this" in text
    assert "For the recruiter only" not in text


def test_twins_are_marked() -> None:
    text = flowing(sheet(replace(ordinary(), twins=(True, True, False))))
    assert text.count("twin, moved") == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"moves": []}, "Yes, but no move was told in detail."),
        ({"work": []}, "Yes, but no work was told in detail."),
        ({"moved": "unsure"}, "The family is not sure."),
        ({"moved": "no", "worked": "no"}, "No move in the last 3 years."),
    ],
)
def test_where_there_is_no_table_a_sentence_says_why(
    changed: dict[str, object], words: str
) -> None:
    assert words in flowing(sheet(referral_of({**ORDINARY, **changed})))


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"moved": "no"}, "No referral today"),
        ({"moved": "declined"}, "Declined"),
        ({"worked": "declined"}, "Declined"),
    ],
)
def test_a_family_that_is_not_referred_can_have_a_sheet_too(
    changed: dict[str, object], outcome: str
) -> None:
    text = flowing(sheet(referral_of({**ORDINARY, **changed})))
    assert f"{outcome} Asked in Spanish" in text
    assert "Nothing is unclear in what was told." in text


def test_nothing_told_is_said_to_be_not_told() -> None:
    text = flowing(sheet(told()))
    assert "Phone not told" in text.replace("Who answered not told Other adult not told ", "")


def test_a_contact_field_that_only_the_pack_knows_is_printed_too() -> None:
    referral = ordinary()
    own = replace(referral.screener.contact[0], key="radio_call_sign")
    words = referral.screener.wording("en")
    renamed = replace(words, texts={**words.texts, "field.radio_call_sign": "Call sign"})
    screener = replace(referral.screener, contact=(own,), wordings={"en": renamed})
    contact = {"radio_call_sign": "KB1XYZ"}
    text = flowing(sheet(replace(referral, screener=screener, contact=contact)))
    assert "Call sign KB1XYZ" in text


@pytest.mark.parametrize("referral", [ordinary(), longest()], ids=["ordinary", "longest"])
def test_no_sheet_sounds_like_a_decision(referral: Referral) -> None:
    assert not re.search(r"eligib|qualif", flowing(sheet(referral)), re.IGNORECASE)


def test_the_longest_family_keeps_every_letter() -> None:
    text = letters(text_of(sheet(longest())))
    for child in longest().answers.children:
        assert letters(child.name.shown) in text
    assert text.count(LETTERS) >= 3


@pytest.mark.parametrize("referral", [ordinary(), longest()], ids=["ordinary", "longest"])
def test_nothing_overlaps_and_nothing_leaves_the_page(referral: Referral) -> None:
    words = [word for word in words_of(sheet(referral)) if not word.text.startswith("PRACTICE")]
    assert words
    assert [word for word in words if not is_inside(word)] == []
    by_page = {number: [word for word in words if word.page == number] for number in range(1, 30)}
    assert [pair for page in by_page.values() for pair in overlaps(page)] == []


def is_inside(word: Word) -> bool:
    across = word.left >= MARGIN and word.right <= PAGE_WIDTH - MARGIN
    return across and word.top >= 10 and word.bottom <= PAGE_HEIGHT - 18


def overlaps(words: list[Word]) -> list[tuple[Word, Word]]:
    ordered = sorted(words, key=lambda word: (word.top, word.left))
    return [
        (one, other)
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 : place + 80]
        if meet(one, other)
    ]


def meet(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.3 and down > 0.3


def test_the_same_referral_is_the_same_file() -> None:
    assert sheet(ordinary()) == sheet(ordinary())


def test_pages_are_counted() -> None:
    text = flowing(sheet(longest()))
    numbers = [int(found) for found in re.findall(r"Page (\d+) of \d+", text)]
    assert numbers[0] == 1
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


def test_a_center_without_a_phone_prints_no_empty_label() -> None:
    silent = replace(ordinary(), center=replace(CENTER, phone=""))
    assert "district 02010000 Made on" in flowing(sheet(silent))
