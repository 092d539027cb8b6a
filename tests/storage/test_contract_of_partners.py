"""Keys between offices, in both stores: made once, pinned one for each office, never in clear."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned, PublicKeys
from mmep_desktop.services.ports import OpenWork
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, TODAY

CENTER = PublicKeys(PartnerKind.CENTER, "02010000", "A", "North Street", b"s" * 32, "age1a")
MMEP = PublicKeys(PartnerKind.MMEP, "", "", "MMEP", b"m" * 32, "age1m")
SECRETS = (b"seed of thirty-two bytes, in all", b"AGE-SECRET-KEY-1INVENTED")


def own() -> OwnKeys:
    return OwnKeys(CENTER, *(bytearray(secret) for secret in SECRETS))


def test_an_offices_own_keys_come_back_and_can_be_wiped(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.partners.own() is None
        work.partners.keep_own(own(), TODAY)
        work.commit()
    for _each in range(2):
        with open_work() as work:
            kept = work.partners.own()
        assert kept == own()
        assert kept is not None
        kept.wipe()


def test_the_secrets_are_nowhere_in_clear(store: Store, folder: Path) -> None:
    with store.work()() as work:
        work.partners.keep_own(own(), TODAY)
        work.commit()
    every = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert not any(secret in every for secret in SECRETS)


def test_one_key_for_each_office_is_relied_on_at_a_time(open_work: OpenWork) -> None:
    later = date(2026, 12, 1)
    first, other = Pinned(MMEP, TODAY, CLERK.id), Pinned(CENTER, TODAY, CLERK.id)
    newer = Pinned(replace(MMEP, signing=b"n" * 32), later, CLERK.id, "c2")
    elsewhere = Pinned(replace(CENTER, desk="B", name="A Street"), TODAY, CLERK.id)
    with open_work() as work:
        for one in (first, elsewhere, other, newer):
            work.partners.pin(one)
        work.commit()
    with open_work() as work:
        assert work.partners.pinned(PartnerKind.MMEP) == (newer,)
        assert work.partners.pinned(PartnerKind.CENTER) == (other, elsewhere)
        assert work.partners.find(MMEP.fingerprint) is None
        assert work.partners.find(newer.keys.fingerprint) == newer
        work.partners.drop(newer.keys.fingerprint)
        work.commit()
    with open_work() as work:
        assert work.partners.pinned(PartnerKind.MMEP) == ()
        assert work.partners.pinned(PartnerKind.CENTER) == (other, elsewhere)
        with pytest.raises(LookupError):
            work.partners.drop(newer.keys.fingerprint)
