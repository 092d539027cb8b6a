"""Which version of the screener asks."""

from dataclasses import replace
from datetime import date

import pytest

from mmep_desktop.errors import DeskError, Problem
from tests.builders import shipped_screener
from tests.fakes import files_of
from tests.services.desk import DeskInMemory


def test_the_newest_version_that_applies_today_asks() -> None:
    desk = DeskInMemory()
    tomorrow = replace(shipped_screener(), version="2027.1", applies_from=date(2026, 9, 2))
    newer = replace(shipped_screener(), version="2026.4", applies_from=date(2026, 8, 1))
    desk.shelf.screeners += [tomorrow, newer]
    assert desk.screeners.choose().screener.version == "2026.4"


def test_a_faulty_pack_is_reported_and_the_last_good_one_stays_in_use() -> None:
    desk = DeskInMemory()
    good = desk.screeners.choose().screener
    desk.shelf.faulty.append({"screener.toml": b"broken"})
    assert desk.screeners.choose().screener == good


def test_the_last_good_version_comes_from_the_stores_own_copy() -> None:
    desk = DeskInMemory()
    good = desk.screeners.choose().screener
    later = desk.screeners
    assert later.version(good.id, good.version) == good


def test_without_any_good_version_ever_the_desk_says_so() -> None:
    desk = DeskInMemory()
    desk.shelf.screeners.clear()
    desk.shelf.faulty.append({"screener.toml": b"broken"})
    with pytest.raises(DeskError) as problem:
        desk.screeners.choose()
    assert problem.value.problem is Problem.PACK_FAULTY


def test_a_published_version_whose_text_changed_is_refused_as_edited() -> None:
    desk = DeskInMemory()
    desk.screeners.choose()
    edited = replace(shipped_screener(), fingerprint="edited")
    desk.shelf.screeners.append(edited)
    choice = desk.screeners.choose()
    assert choice.screener == shipped_screener()
    assert [fault.key for fault in choice.refused] == ["version"]
    assert files_of(edited) not in [dict(pack) for _mark, pack in desk.work.kept.packs.values()]


def test_a_version_that_is_nowhere_is_a_sentence() -> None:
    with pytest.raises(DeskError) as problem:
        DeskInMemory().screeners.version("mmep-universal", "1999.1")
    assert problem.value.problem is Problem.PACK_UNKNOWN
