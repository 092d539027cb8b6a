"""Keys are relied on after a phone call, and another one's place is taken by two people only."""

from dataclasses import replace
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Clerk, Role
from mmep_desktop.domain.partner_keys import PartnerKind, PublicKeys
from mmep_desktop.domain.sending import Second
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.services.partnering import Offered, Partnering
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork
from tests.fakes import Drawer, SetClock
from tests.services.desk import prove_by

PARCELS = SealedParcels()
MMEP, NEWER = (PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP").public for _each in range(2))
SECOND = Clerk("c2", "Second Supervisor", Role.SUPERVISOR)
OTHERS = {
    "c2": SECOND,
    "c3": Clerk("c3", "Exporter", Role.EXPORTER),
    "c4": replace(SECOND, id="c4", left_on=SetClock().now().date()),
}
HERS = "six words of the second one"


class Office:
    """One office at work."""

    def __init__(self, folder: Path, code: str = "02010000", desk: str = "A") -> None:
        self.folder = folder
        center = replace(a_center(), district_code=code, desk=desk)
        self.work = FakeWork(center, a_clerk())
        self.work.kept.clerks |= OTHERS
        self.drawer = Drawer()
        self.partnering = Partnering(
            self.work, SetClock(), a_clerk(), PARCELS, self.drawer, prove_by(HERS)
        )

    def offered(self, keys: PublicKeys) -> Offered:
        file = self.folder / "key.mepkeys"
        file.write_bytes(keys.file)
        return self.partnering.read(str(file))

    @property
    def acts(self) -> list[Act]:
        return [entry.act for entry in self.work.kept.trail]

    def refusal(self, keys: PublicKeys, second: str = "", typed: str = "") -> Problem:
        before = self.partnering.look().pinned
        with pytest.raises(DeskError) as refused:
            self.partnering.pin(keys, Second(second, typed) if second else None)
        assert self.partnering.look().pinned == before
        return refused.value.problem


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_an_offices_keys_are_made_once_and_its_file_says_nothing_secret(office: Office) -> None:
    own = office.partnering.look().own
    assert office.partnering.look().own == own
    assert (own.keys.kind, own.keys.district, own.keys.desk) == (
        PartnerKind.CENTER,
        "02010000",
        "A",
    )
    assert len(own.words) == 8
    office.partnering.save_own("stick/key")
    kept = office.work.kept.own_keys
    assert kept is not None
    written = office.drawer.files["stick/key"]
    assert PARCELS.read_keys(written) == own.keys
    assert bytes(kept.signing).hex().encode() not in written
    assert bytes(kept.identity) not in written
    assert office.acts == [Act.PARTNER_KEYS_MADE]


def test_the_first_key_is_confirmed_by_one_person(office: Office) -> None:
    offered = office.offered(MMEP)
    assert (offered.words, offered.is_change) == (PARCELS.words(MMEP), False)
    office.partnering.pin(offered.keys)
    (relied_on,) = office.partnering.look().pinned
    assert (relied_on.keys, relied_on.by) == (MMEP, a_clerk().name)
    office.partnering.pin(MMEP)
    assert office.acts == [Act.PARTNER_KEYS_MADE, Act.PARTNER_PINNED]


@pytest.mark.parametrize("second", ["", "c3", "c4", a_clerk().id, "nobody"])
def test_a_changed_key_needs_a_second_supervisor(office: Office, second: str) -> None:
    office.partnering.pin(MMEP)
    assert office.offered(NEWER).is_change
    assert office.partnering.look().others == (SECOND,)
    assert office.refusal(NEWER, second, HERS) is Problem.KEY_NEEDS_SECOND_PERSON


def test_she_proves_herself_and_both_are_in_the_trail(office: Office) -> None:
    office.partnering.pin(MMEP)
    for typed in ("", "other words"):
        assert office.refusal(NEWER, "c2", typed) is Problem.WRONG_PASSPHRASE
    office.partnering.pin(NEWER, Second("c2", HERS))
    (relied_on,) = office.partnering.look().pinned
    assert (relied_on.keys, relied_on.pinned.seconded_by) == (NEWER, "c2")
    assert office.acts[-2:] == [Act.PARTNER_CHANGED, Act.PARTNER_SECONDED]


def test_a_key_is_dropped_by_two_and_its_office_is_new_afterwards(office: Office) -> None:
    office.partnering.pin(MMEP)
    for second, typed, expected in (
        (None, "", Problem.KEY_NEEDS_SECOND_PERSON),
        ("c3", HERS, Problem.KEY_NEEDS_SECOND_PERSON),
        (a_clerk().id, HERS, Problem.KEY_NEEDS_SECOND_PERSON),
        ("c2", "other words", Problem.WRONG_PASSPHRASE),
    ):
        with pytest.raises(DeskError) as refused:
            office.partnering.drop(MMEP, Second(second, typed) if second else None)
        assert refused.value.problem is expected
        assert [one.keys for one in office.partnering.look().pinned] == [MMEP]
    office.partnering.drop(MMEP, Second("c2", HERS))
    assert office.partnering.look().pinned == ()
    assert office.acts[-2:] == [Act.PARTNER_DROPPED, Act.PARTNER_SECONDED]
    office.partnering.drop(MMEP, Second("c2", HERS))
    assert len(office.acts) == 4, "nothing was left to drop"
    assert not office.offered(NEWER).is_change


def test_mmep_relies_on_many_centers_and_a_center_on_mmep_alone(tmp_path: Path) -> None:
    center, mmep = Office(tmp_path), Office(tmp_path, "", "")
    centers = [center.partnering.look().own.keys]
    centers.append(Office(tmp_path, desk="B").partnering.look().own.keys)
    for keys in centers:
        mmep.partnering.pin(mmep.offered(keys).keys)
    assert [one.keys for one in mmep.partnering.look().pinned] == centers
    assert mmep.partnering.look().own.keys.kind is PartnerKind.MMEP
    for office, keys in ((center, centers[1]), (mmep, MMEP)):
        with pytest.raises(DeskError) as refused:
            office.offered(keys)
        assert refused.value.problem is Problem.KEYS_OF_OTHER_KIND
        assert office.refusal(keys) is Problem.KEYS_OF_OTHER_KIND


def test_practice_and_who_is_no_supervisor_have_no_keys(tmp_path: Path, office: Office) -> None:
    practice = Office(tmp_path)
    practice.work.kept.center = a_center(practice=True)
    exporter = Partnering(
        office.work, SetClock(), OTHERS["c3"], PARCELS, office.drawer, prove_by(HERS)
    )
    for partnering, expected in (
        (practice.partnering, Problem.PRACTICE_STAYS),
        (exporter, Problem.NOT_ALLOWED),
    ):
        with pytest.raises(DeskError) as refused:
            partnering.look()
        assert refused.value.problem is expected
    assert practice.work.kept.own_keys is None
