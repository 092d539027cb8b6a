"""A supervisor invites, changes and removes clerks, on a real store; nobody learns a passphrase."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.center import Role
from mmep_desktop.errors import Problem
from mmep_desktop.services.arriving import Arrival
from mmep_desktop.services.clerks import Standing
from mmep_desktop.services.keys import PassphraseFault
from tests.people import BOS_WORDS, NEW_WORDS, AtTheDesk, Center, refused
from tests.prepared_desk import GIVEN, PASSPHRASE
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring


@pytest.fixture
def center(tmp_path: Path) -> Center:
    made = Center(tmp_path)
    made.door().set_up(GIVEN).store.close()
    return made


def test_a_clerk_is_invited_sets_her_own_words_and_the_code_is_used_up(center: Center) -> None:
    invitation = center.invite_bo()
    assert invitation.clerk.name == "Bo Nhu"
    with center.open() as desk:
        assert desk.standings() == {"bn": Standing.INVITED, "ms": Standing.WORKS}
        assert desk.unlocked.clerk.id == "ms"
    arrival = center.door().enroll(f" {invitation.code.lower()} ")
    assert [clerk.id for clerk in arrival.clerks] == ["bn"]
    arrival.finish("bn", BOS_WORDS).store.close()
    with refused(Problem.CODE_REFUSED):
        center.door().enroll(invitation.code)
    with center.open("bn", BOS_WORDS) as desk:
        assert desk.unlocked.clerk.role is Role.CLERK
        assert ("bn", Act.CLERK_ENROLLED, "bn") in desk.acts()
        assert ("ms", Act.CLERK_INVITED, "bn") in desk.acts()
        with refused(Problem.NOT_ALLOWED):
            desk.clerks.lines()
    assert center.door().clerk_ids() == ("ms", "bn")
    with refused(Problem.WRONG_PASSPHRASE):
        center.door().unlock("bn", PASSPHRASE)


def test_the_code_is_nowhere_in_the_folder_and_runs_out_after_a_day(center: Center) -> None:
    invitation = center.invite_bo()
    bare = invitation.code.replace("-", "").encode()
    assert all(bare not in path.read_bytes() for path in center.folder.iterdir())
    assert invitation.expires_at == center.clock.at + timedelta(days=1)
    center.clock.at += timedelta(days=1)
    with refused(Problem.CODE_REFUSED):
        center.door().enroll(invitation.code)
    with center.open() as desk:
        assert desk.standings()["bn"] is Standing.MUST_BE_INVITED
        desk.clerks.invite("Ana Lima", Role.CLERK)
        assert b'"bn"' not in (center.folder / "keys.json").read_bytes()
        again = desk.clerks.invite_again("bn")
        desk.clerks.withdraw("bn")
    with refused(Problem.CODE_REFUSED):
        center.door().enroll(again.code)


def test_a_new_code_voids_the_one_before_and_slips_are_refused(center: Center) -> None:
    first = center.invite_bo()
    with center.open() as desk:
        second = desk.clerks.invite_again("bn")
    for typed in (first.code, "", second.code[:-1], second.code + "0"):
        with refused(Problem.CODE_REFUSED):
            center.door().enroll(typed)
    center.door().enroll(second.code).leave()
    center.door().enroll(second.code).finish("bn", BOS_WORDS).store.close()


def test_words_with_the_names_of_center_town_and_clerks_are_refused_wherever_they_are_set(
    center: Center,
) -> None:
    arrival = center.door().enroll(center.invite_bo().code)
    for weak in ("New Bedford 2026 Nhu", "Example Maria Silva 1"):
        assert arrival.fault(weak) is PassphraseFault.MADE_OF_NAMES
        with refused(Problem.PASSPHRASE_TOO_WEAK):
            arrival.finish("bn", weak)
    assert arrival.fault(arrival.suggest()) is None
    arrival.leave()
    with center.open() as desk:
        assert desk.clerks.fault("Bo Nhu New Bedford") is PassphraseFault.MADE_OF_NAMES
        with refused(Problem.PASSPHRASE_TOO_WEAK):
            desk.clerks.change_passphrase(PASSPHRASE, "Bo Nhu New Bedford")


def test_a_set_up_with_words_of_its_own_names_makes_nothing(tmp_path: Path) -> None:
    with refused(Problem.PASSPHRASE_TOO_WEAK):
        Center(tmp_path).door().set_up(replace(GIVEN, passphrase="New Bedford Silva 26"))
    assert list(tmp_path.iterdir()) == []


def test_her_own_words_can_be_changed_by_whoever_knows_them(center: Center) -> None:
    before = (center.folder / "keys.json").read_bytes()
    with center.open() as desk:
        with refused(Problem.WRONG_PASSPHRASE):
            desk.clerks.change_passphrase(BOS_WORDS, NEW_WORDS)
        desk.clerks.change_passphrase(PASSPHRASE, NEW_WORDS)
        desk.clerks.prove(NEW_WORDS)
        with refused(Problem.WRONG_PASSPHRASE):
            desk.clerks.prove(PASSPHRASE)
        assert ("ms", Act.PASSPHRASE_CHANGED, "ms") in desk.acts()
    with refused(Problem.WRONG_PASSPHRASE):
        center.door().unlock("ms", PASSPHRASE)
    center.door().unlock("ms", NEW_WORDS).store.close()
    # An old copy of the key file still holds the old slot; the store knows that it is old.
    (center.folder / "keys.json").write_bytes(before)
    with refused(Problem.KEY_FILE_OLD):
        center.door().unlock("ms", PASSPHRASE)


def test_a_role_counts_at_once_and_a_desk_keeps_a_supervisor(center: Center) -> None:
    center.enroll_bo(Role.SUPERVISOR)
    with center.open("bn", BOS_WORDS) as desk, center.open() as other:
        other.clerks.change_role("bn", Role.AUDITOR)
        with refused(Problem.NOT_ALLOWED):
            desk.clerks.invite("Ana Lima", Role.CLERK)
        assert [line.may_leave for line in other.clerks.lines()] == [True, False]
        with refused(Problem.LAST_SUPERVISOR):
            other.clerks.change_role("ms", Role.CLERK)
        with refused(Problem.LAST_SUPERVISOR):
            other.clerks.remove("ms")
        assert ("ms", Act.ROLE_CHANGED, "bn") in other.acts()


def test_whoever_is_removed_cannot_come_back_and_her_id_is_never_given_again(
    center: Center,
) -> None:
    center.enroll_bo()
    with center.open() as desk:
        desk.clerks.remove("bn")
        assert desk.standings() == {"ms": Standing.WORKS, "bn": Standing.LEFT}
        assert desk.clerks.invite("Bea North", Role.CLERK).clerk.id == "bn2"
        with refused(Problem.CHANGED_ELSEWHERE):
            desk.clerks.invite_again("bn")
        with refused(Problem.CHANGED_ELSEWHERE):
            desk.clerks.remove("bn")
    with refused(Problem.WRONG_PASSPHRASE):
        center.door().unlock("bn", BOS_WORDS)
    assert {entry.account for _, entry in center.keyring.kept} == {"ms"}


def test_somebody_at_a_new_computer_is_let_in_again_by_a_code(center: Center) -> None:
    center.enroll_bo()
    laptop = FakeKeyring()
    with refused(Problem.DEVICE_SECRET_MISSING):
        center.door(laptop).unlock("bn", BOS_WORDS)
    with center.open() as desk:
        code = desk.clerks.invite_again("bn").code
        assert desk.standings()["bn"] is Standing.WORKS
    center.door(laptop).enroll(code).finish("bn", NEW_WORDS).store.close()
    center.door(laptop).unlock("bn", NEW_WORDS).store.close()
    with refused(Problem.WRONG_PASSPHRASE):
        center.door().unlock("bn", BOS_WORDS)


def typed_back(desk: AtTheDesk) -> str:
    key = desk.recovery.begin().key
    desk.recovery.confirm(key.lower().replace("-", " "))
    return key


def test_a_recovery_key_counts_once_typed_back_opens_once_and_must_be_replaced(
    center: Center,
) -> None:
    with center.open() as desk:
        sheet = desk.recovery.begin()
        with refused(Problem.RECOVERY_KEY_REFUSED):
            center.door().recover(sheet.key)
        with refused(Problem.RECOVERY_KEY_MISTYPED):
            desk.recovery.confirm(desk.keys.new_recovery_key())
        before = desk.recovery.is_ready
        desk.recovery.confirm(sheet.key)
        assert (before, desk.recovery.is_ready) == (False, True)
        assert (sheet.desk, sheet.key.count("-")) == ("0201-A", 6)
        assert "Example" not in str(sheet)
    center.keyring.kept.clear()  # a new laptop, or a profile made anew
    with refused(Problem.DEVICE_SECRET_MISSING):
        center.door().unlock("ms", PASSPHRASE)
    arrival: Arrival = center.door().recover(sheet.key)
    assert [clerk.id for clerk in arrival.clerks] == ["ms"]
    unlocked = arrival.finish("ms", NEW_WORDS)
    desk = AtTheDesk(unlocked, center.clock)
    assert not desk.recovery.is_ready
    assert ("ms", Act.RECOVERY_USED, "ms") in desk.acts()
    unlocked.store.close()
    with refused(Problem.RECOVERY_KEY_REFUSED):
        center.door().recover(sheet.key)
    with center.open(words=NEW_WORDS) as desk:
        typed_back(desk)
        assert desk.recovery.is_ready


def test_another_desks_sheet_and_a_replaced_one_open_nothing(
    center: Center, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Center(tmp_path_factory.mktemp("other"))
    other.door().set_up(GIVEN).store.close()
    with other.open() as desk:
        foreign = typed_back(desk)
    with center.open() as desk:
        replaced, newest = typed_back(desk), typed_back(desk)
    for key in (foreign, replaced):
        with refused(Problem.RECOVERY_KEY_REFUSED):
            center.door().recover(key)
    for slip in ("", newest[:-1], newest[:-1] + ("0" if newest[-1] != "0" else "1")):
        with refused(Problem.RECOVERY_KEY_MISTYPED):
            center.door().recover(slip)
    center.door().recover(newest).leave()


def test_without_a_keyring_a_supervisor_may_choose_six_words_a_clerk_only_where_she_did(
    center: Center,
) -> None:
    center.enroll_bo()
    with center.open() as desk:
        key, code = typed_back(desk), desk.clerks.invite_again("bn").code
    center.keyring.trouble = Problem.KEYRING_ABSENT
    clerk = center.door().enroll(code)
    assert not clerk.may_do_without_keyring
    with refused(Problem.KEYRING_ABSENT):
        clerk.finish("bn", SIX_WORDS, without_keyring=True)
    clerk.leave()
    arrival = center.door().recover(key)
    assert arrival.may_do_without_keyring
    with refused(Problem.KEYRING_ABSENT):
        arrival.finish("ms", NEW_WORDS)
    arrival.finish("ms", SIX_WORDS, without_keyring=True).store.close()
    with center.open(words=SIX_WORDS) as desk:
        assert desk.clerks.fault(NEW_WORDS) is PassphraseFault.NOT_SIX_WORDS
    center.door().enroll(code).finish("bn", SIX_WORDS, without_keyring=True).store.close()


def test_a_sheet_that_was_begun_counts_only_while_she_may_make_one(center: Center) -> None:
    center.enroll_bo(Role.SUPERVISOR)
    with center.open("bn", BOS_WORDS) as desk, center.open() as other:
        key = desk.recovery.begin().key
        other.clerks.change_role("bn", Role.CLERK)
        with refused(Problem.NOT_ALLOWED):
            desk.recovery.confirm(key)
        assert not other.recovery.is_ready
