"""Consents, printings and screener packs, in both stores."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.printing import Content
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.ports import OpenWork
from tests.storage.invented import NOW, SCREENER, consent, printing, screening

FILES = {"screener.toml": b"id = 'x'", "pictures/crops.svg": b"\x00\xff<svg/>"}


@pytest.fixture
def screened(open_work: OpenWork) -> OpenWork:
    with open_work() as work:
        work.screenings.add(screening("s1"))
        work.screenings.add(screening("s2", family_id="f2"))
        work.commit()
    return open_work


def test_the_latest_consent_counts(screened: OpenWork) -> None:
    for state in (ConsentState.LATER, ConsentState.SIGNED, ConsentState.WITHDRAWN):
        with screened() as work:
            work.papers.keep_consent("s1", consent(state))
            work.commit()
    with screened() as work:
        consents = work.papers.consents_of(("s2", "s1", "none"))
    assert consents == {"s1": consent(ConsentState.WITHDRAWN)}


def test_printings_come_in_the_order_of_printing(screened: OpenWork) -> None:
    printings = [printing("p1", copy=1), printing("p0", copy=2)]
    other = printing("p9", screening_id="s2")
    with screened() as work:
        for one in (other, *reversed(printings)):
            work.papers.add_printing(one)
        work.commit()
    with screened() as work:
        kept = work.papers.printings_of(("s1", "s2", "none"))
    assert kept == {"s1": tuple(printings), "s2": (other,)}


def test_a_print_keeps_what_it_said(screened: OpenWork) -> None:
    said = replace(printing(), content=Content(2, "may be sent"))
    with screened() as work:
        work.papers.add_printing(said)
        work.commit()
    with screened() as work:
        assert work.papers.printings_of(("s1",)) == {"s1": (said,)}


def test_paper_of_a_screening_that_is_not_there_is_refused(screened: OpenWork) -> None:
    with screened() as work, pytest.raises(ValueError, match=r"FOREIGN|nothing"):
        work.papers.keep_consent("none", consent())
    with screened() as work, pytest.raises(ValueError, match=r"FOREIGN|nothing"):
        work.papers.add_printing(printing(screening_id="none"))


def test_many_screenings_are_asked_for_at_once(screened: OpenWork) -> None:
    with screened() as work:
        work.papers.keep_consent("s2", consent())
        work.papers.add_printing(printing(screening_id="s2"))
        work.commit()
    many = (*(f"none{number}" for number in range(1_500)), "s2")
    with screened() as work:
        assert list(work.papers.consents_of(many)) == ["s2"]
        assert list(work.papers.printings_of(many)) == ["s2"]


def test_a_version_of_the_screener_comes_back_file_by_file(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.packs.latest() is None
        work.packs.keep(SCREENER, FILES, NOW)
        work.commit()
    with open_work() as work:
        assert work.packs.files_of(SCREENER.id, SCREENER.version) == FILES
        assert work.packs.files_of(SCREENER.id, "1999") is None
        assert work.packs.latest() == (SCREENER.id, SCREENER.version)


def test_the_pack_kept_last_is_the_latest_whatever_the_clock_says(open_work: OpenWork) -> None:
    newer = replace(SCREENER, version="2027.1", fingerprint="f2")
    for day, screener in enumerate((SCREENER, newer, SCREENER)):
        with open_work() as work:
            work.packs.keep(screener, FILES, NOW - timedelta(days=day))
            work.commit()
        with open_work() as work:
            assert work.packs.latest() == (screener.id, screener.version)


def test_a_published_version_is_never_replaced(open_work: OpenWork) -> None:
    with open_work() as work:
        work.packs.keep(SCREENER, FILES, NOW)
        work.commit()
    edited = replace(SCREENER, fingerprint="edited")
    with open_work() as work, pytest.raises(DeskError) as refusal:
        work.packs.keep(edited, {"screener.toml": b"other"}, NOW)
    assert refusal.value.problem is Problem.PACK_FAULTY
    with open_work() as work:
        assert work.packs.files_of(SCREENER.id, SCREENER.version) == FILES
