"""What a batch tells of a referral, under which number, and what it holds and does not hold."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from mmep_desktop.domain.batch_rows import COLUMNS
from mmep_desktop.domain.batches import Batch, Item, News, Sent, file_stem, manifest_of, news_of
from mmep_desktop.domain.disclosure import Recipient
from tests.builders import a_center

MADE_AT = datetime(2026, 9, 1, 15, 30, tzinfo=timezone(timedelta(hours=-4)))
BATCH = Batch(
    id="b-17",
    number=17,
    made_at=MADE_AT,
    made_by="clerk-1",
    recipient=Recipient("A. Recruiter", "Recruiter", "MMEP"),
    items=(Item("s1", "0201-A-26-00001", 1, News.NEW), Item("s2", "0201-A-26-00002", 2, News.NEW)),
    receipt="7GK2M9QX",
)
NEW, CHANGED, WITHDRAWN = News
SENT_1, GONE_1 = Sent(1, News.NEW), Sent(1, News.WITHDRAWN)


@pytest.mark.parametrize(
    ("is_referral", "may_be_sent", "revision", "last", "expected"),
    [
        (True, True, 1, None, NEW),
        (True, True, 1, SENT_1, None),
        (True, True, 2, SENT_1, CHANGED),
        (True, True, 1, Sent(2, CHANGED), None),
        (True, False, 1, None, None),
        (True, False, 1, SENT_1, WITHDRAWN),
        (True, False, 2, SENT_1, WITHDRAWN),
        (False, True, 2, SENT_1, WITHDRAWN),
        (False, False, 2, GONE_1, None),
        (True, False, 1, GONE_1, None),
        (True, True, 1, GONE_1, CHANGED),
        (False, True, 1, None, None),
    ],
)
def test_what_the_next_batch_tells(
    is_referral: bool, may_be_sent: bool, revision: int, last: Sent | None, expected: News | None
) -> None:
    told = news_of(is_referral=is_referral, may_be_sent=may_be_sent, revision=revision, last=last)
    assert told is expected


def test_a_file_names_center_and_number_and_nobody() -> None:
    assert file_stem(a_center(), 17) == "0201-A_batch-0017"
    assert file_stem(a_center(), 17, copies=1) == "0201-A_batch-0017_copy-2"


def test_the_manifest_is_the_same_for_the_same_batch_and_another_for_any_other() -> None:
    told = manifest_of(a_center(), BATCH, "", "34 CFR 99.30", {"referrals.csv": "ab"})
    assert told == manifest_of(a_center(), BATCH, "", "34 CFR 99.30", {"referrals.csv": "ab"})
    read = json.loads(told)
    assert (read["batch"], read["previous"]) == (17, "")
    assert read["referrals"] == {"new": 2, "changed": 0, "withdrawn": 0}
    others = [
        manifest_of(a_center(), BATCH, "00", "34 CFR 99.30", {"referrals.csv": "ab"}),
        manifest_of(a_center(), BATCH, "", "34 CFR 99.31", {"referrals.csv": "ab"}),
        manifest_of(a_center(), BATCH, "", "34 CFR 99.30", {"referrals.csv": "ac"}),
    ]
    assert len({told, *others}) == 4


def test_nobody_is_named_in_a_manifest() -> None:
    told = manifest_of(a_center(), BATCH, "", "34 CFR 99.30", {})
    assert not any(word in told for word in ("Recruiter", "00001", "7GK2M9QX", "clerk"))


@pytest.mark.parametrize(("days", "is_overdue"), [(0, False), (10, False), (11, True)])
def test_after_ten_days_the_desk_asks_whether_it_came(days: int, is_overdue: bool) -> None:
    assert BATCH.is_overdue(date(2026, 9, 1) + timedelta(days)) is is_overdue


def test_the_columns_are_frozen() -> None:
    """Whoever adds one decides that it leaves the desk for every family."""
    assert [column.value for column in COLUMNS] == [
        *("New or changed", "Batch", "Row", "Referral number", "Revision", "Screener version"),
        *("Screening date", "District", "Center", "Screened by", "School", "Grade"),
        *("LASID", "SASID", "First Name", "Middle Name", "Last Name 1", "Last Name 2", "Suffix"),
        *("Birth Date", "Birth date as told", "Multiple Birth Flag", "Outcome", "To ask"),
        "Qualifying Move From City (reported)",
        "Qualifying Move To City (reported)",
        *("Reported move, earliest day", "Reported move, latest day"),
        *("Parent 1 Name", "Parent 1 relation", "Parent 1 Phone", "Parent 2 Name", "Second phone"),
        *("Young person's own phone", "Young person's own best time to call"),
        *("Best time to call", "Do not call at", "Leave no message"),
        *("Living address", "Address is confidential", "Contact language", "Interpreter used"),
        *("Moving again soon", "Sleeps now (family agreed)", "Consent signed on"),
    ]
