"""A batch to MMEP, beside the writing of the same cells and nothing else."""

import gc
import shutil
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from mmep_desktop.bootstrap import batching_of
from mmep_desktop.domain.batches import WORKBOOK, Envelope
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.partner_keys import PartnerKind, Pinned
from mmep_desktop.exchange.parcels import unpacked
from mmep_desktop.parcels import SealedParcels
from tests.benchmarks.accounts import account, copied, desk_folder, open_desk_of, unlocked
from tests.benchmarks.figures import Figures, median, unmet
from tests.prepared_desk import WITHOUT_KEYRING

PART = "Batches to MMEP"
REFERRALS, MANY, SHEETS = 1_000, 20_000, 500
RUNS = 5
Result = TypeVar("Result")
Sheets = Sequence[Sequence[Sequence[object]]]
TO_MMEP = Recipient("A. Recruiter", "", "MMEP")


@pytest.fixture(autouse=True)
def _as_in_the_window() -> Iterator[None]:
    """Let nobody look for cycles: the window does, and only while it waits for somebody."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _account(tmp_path_factory.mktemp("thousand"), REFERRALS)


@pytest.fixture(scope="module")
def large_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _account(tmp_path_factory.mktemp("twenty-thousand"), MANY)


def _account(place: Path, referrals: int) -> Path:
    """Return an account with so many referrals that nobody sent, and a key of MMEP."""
    home = account(place / "home", referrals, only_referred=True)
    parcels = SealedParcels()
    mmep = parcels.new_keys(PartnerKind.MMEP, "", "", "MMEP").public
    with unlocked(home) as opened, opened.store.work(opened.clerk.id)() as work:
        center = opened.center
        own = parcels.new_keys(PartnerKind.CENTER, center.district_code, center.desk, center.name)
        work.partners.keep_own(own, date(2026, 9, 1))
        work.partners.pin(Pinned(mmep, date(2026, 9, 1), opened.clerk.id))
        work.commit()
    return home


def test_a_thousand_referrals_go_at_once(home: Path, tmp_path: Path, figures: Figures) -> None:
    made, locked, sealed, alone = [], [], [], []
    for _run in range(RUNS):
        parts = _parts(home, tmp_path)
        made.append(parts.make)
        locked.append(parts.make + parts.workbook)
        sealed.append(parts.make + parts.sealed)
        alone.append(_written_alone(parts.sheets))
    kept = (
        figures.keep(PART, "1,000 referrals to a workbook", median(locked), "s", under=1.5),
        figures.keep(PART, "1,000 referrals to a sealed file", median(sealed), "s", under=2.5),
        figures.keep(
            PART,
            "to a workbook, as a multiple of XlsxWriter writing the same cells alone",
            median(locked) / median(alone),
            "",
            under=2.5,
        ),
    )
    figures.keep(PART, "of it reading, the rules, drawing and keeping", median(made), "s")
    figures.keep(PART, "XlsxWriter alone over the same cells", median(alone), "s")
    assert not unmet(*kept)


def test_a_referral_of_many_costs_what_one_of_few_does(
    home: Path, large_home: Path, tmp_path: Path, figures: Figures
) -> None:
    few, many = _parts(home, tmp_path), _parts(large_home, tmp_path)
    ratio = (many.make + many.workbook) / MANY / ((few.make + few.workbook) / REFERRALS)
    figures.keep(PART, "20,000 referrals to a workbook", many.make + many.workbook, "s")
    figures.keep(PART, "20,000 referrals to a sealed file", many.make + many.sealed, "s")
    kept = figures.keep(
        PART, "a referral of 20,000, as a multiple of one of 1,000", ratio, "", under=1.3
    )
    assert not unmet(kept)


class Unhurried:
    """A run that nobody cancels."""

    is_cancelled = False

    def report(self, done: int, total: int) -> None:
        """Tell nobody."""


def test_five_hundred_sheets_are_one_job(home: Path, tmp_path: Path, figures: Figures) -> None:
    with open_desk_of(copied(home, tmp_path / "copy")) as desk:
        ticked = tuple(one.screening_id for one in desk.printing_many.referrals()[:SHEETS])
        passphrase = WITHOUT_KEYRING.passphrase
        account, seconds = _timed(
            lambda: desk.printing_many.print(ticked, "Office", Unhurried(), passphrase)
        )
    assert account.is_whole
    kept = figures.keep(PART, "500 ticked referral sheets as one job", seconds, "s", under=12)
    assert not unmet(kept)


@dataclass(frozen=True, slots=True)
class Parts:
    """The seconds of one batch, and the cells of its workbook by sheet."""

    make: float
    workbook: float
    sealed: float
    sheets: Sheets


def _parts(home: Path, place: Path) -> Parts:
    """Make one batch of everything in a copy of *home*, and write it in both envelopes."""
    copy = copied(home, place / "copy")
    with unlocked(copy) as opened:
        batching = batching_of(opened, desk_folder(copy), _nobody_asks)
        ticked = [one.screening_id for one in batching.choice().candidates]
        gc.collect()
        batch, make = _timed(partial(batching.make, ticked, TO_MMEP, "typed"))
        assert len(batch.items) == len(ticked) in {REFERRALS, MANY}
        write = partial(batching.write, batch.id)
        _words, workbook = _timed(partial(write, str(place / "a.xlsx"), "typed"))
        to = str(place / "a.mepbatch")
        _words, sealed = _timed(partial(write, to, "typed", Envelope.SEALED))
        with opened.store.work(opened.clerk.id)() as work:
            content = work.batches.content(batch.id)
    shutil.rmtree(copy)
    drawn = CalamineWorkbook.from_filelike(
        BytesIO(unpacked(zlib.decompress(content or b""))[WORKBOOK])
    )
    sheets = [drawn.get_sheet_by_name(name).to_python() for name in drawn.sheet_names]
    return Parts(make, workbook, sealed, sheets)


def _timed(act: Callable[[], Result]) -> tuple[Result, float]:
    begun = time.perf_counter()
    result = act()
    return result, time.perf_counter() - begun


def _written_alone(sheets: Sheets) -> float:
    """Return how long XlsxWriter takes for the cells of *sheets* with nothing around them."""
    begun = time.perf_counter()
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for rows in sheets:
        page = book.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(row, column, cell)
                elif isinstance(cell, date):
                    page.write_datetime(row, column, cell, day)
                elif isinstance(cell, float):
                    page.write_number(row, column, cell)
    book.close()
    assert out.getvalue()
    return time.perf_counter() - begun


def _nobody_asks(_clerk_id: str, _passphrase: str) -> None:
    """Take the passphrase as right: Argon2 is measured elsewhere."""
