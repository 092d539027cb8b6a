"""Find-as-you-type folds every name of a district; it must not be felt."""

import time

from mmep_desktop.domain.names import folded

NAMES = [f"José-Luís {number} Ngọc Xóchitl d'Ávila Łukasz" for number in range(20_000)]
ALLOWED_SECONDS = 2.0


def test_folding_every_name_of_a_large_district() -> None:
    begun = time.perf_counter()
    words = [folded(name) for name in NAMES]
    took = time.perf_counter() - begun
    print(f"\n{len(words):,} names folded in {took:.3f} s")
    assert took < ALLOWED_SECONDS
