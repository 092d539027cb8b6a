"""How long a clerk waits for each letter among 40,000 children; nothing here is asserted.

Run from the checkout: ``python -m tests.storage.measure_finding``.
"""

import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from mmep_desktop.domain.names import Name, folded
from mmep_desktop.domain.registration import Registration
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.ids import TimedIdentifiers
from mmep_desktop.storage.store import STORE_NAME, create_store
from tests.storage.fake_key import FakeKey
from tests.storage.invented import CENTER

CHILDREN = 40_000
RUNS = 15
FIRST = "José María Ana Luis Xóchitl Thanh Jean Fatuma João Ngọc Carlos Rosa Pedro Inês Mateo Sol"
LAST = "Pérez Tzoc García López Nguyễn Trần Silva Medeiros O’Brien Cruz Santos Méndez Díaz Barros"
TYPED = (
    *("j", "m", "pe", "per", "perez", "perez lopez", "lopez jose", "obrien", "xoch tz", "zzz"),
    *("508", "5085550", "0199", "2014", "3/9/2014", "20140309", "j l 2014", "LASID-12345"),
)


def invented_children() -> list[Registration]:
    chance = random.Random(9)
    ids, first, last = TimedIdentifiers(), FIRST.split(), LAST.split()
    return [
        Registration(
            *(ids.new(), ids.new()),
            Name(chance.choice(first), "", *(chance.choice(last) + syllable(chance) for _ in "12")),
            str(date(2008, 1, 1) + timedelta(days=chance.randrange(6_000))),
            *("02010001", "6", f"LASID-{number:05}", f"508-{chance.randrange(10**7):07}"),
            date(2022, 1, 1) + timedelta(days=number // 25),
        )
        for number in range(CHILDREN)
    ]


def syllable(chance: random.Random) -> str:
    return chance.choice(("", "", "", "as", "ez", "inho", "ova"))


def milliseconds_to_find(begin: OpenWork, words: tuple[str, ...]) -> tuple[float, int]:
    begun = time.perf_counter()
    with begin() as work:
        found = work.registrations.found(words, 30)
    return (time.perf_counter() - begun) * 1_000, len(found)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder), FakeKey(), CENTER)
        begun = time.perf_counter()
        with store.work()() as work:
            for child in invented_children():
                work.registrations.add(child)
            work.commit()
        size = (Path(folder) / STORE_NAME).stat().st_size / 1e6
        print(f"{CHILDREN:,} children added in {time.perf_counter() - begun:.1f} s, {size:.0f} MB")
        for typed in TYPED:
            words = tuple(folded(typed).split())
            took = [milliseconds_to_find(store.work(), words) for _ in range(RUNS)]
            times = [milliseconds for milliseconds, _ in took]
            print(
                f"{typed:14} {took[0][1]:3} shown  "
                f"median {statistics.median(times):6.1f} ms  first {times[0]:6.1f} ms"
            )
        store.close()


if __name__ == "__main__":
    main()
