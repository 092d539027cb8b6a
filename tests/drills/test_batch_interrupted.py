"""A batch is made and sealed while the disk fails at each step: whole and recorded, or not made.

``MMEP_DRILL_BATCH_STEPS`` says at every how many steps: 5 by default, 1 before a release.
"""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.domain.batches import Envelope
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.errors import DeskError
from mmep_desktop.exchange.parcels import unpacked
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.security.sealing import unsealed
from mmep_desktop.services.desk import Desk
from tests.builders import TODAY, replies_of_a_referral
from tests.failing_disk.acts import unlocked_in
from tests.failing_disk.failing import DONE, Fault, operations_of, with_a_fault
from tests.leaks.strace import may_trace
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, desk_of, set_up
from tests.security.desk import SIX_WORDS
from tests.security.fake_keyring import FakeKeyring

EVERY = int(os.environ.get("MMEP_DRILL_BATCH_STEPS", "5"))
FILE = "0201-A_batch-0001.mepbatch"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    pytest.mark.skipif(sys.platform == "linux" and not may_trace(), reason="tracing is forbidden"),
]


def made_ready(folder: Path, mmep: OwnKeys) -> None:
    """Leave a desk with one referral whose consent is signed, and MMEP's key."""
    folder.mkdir(mode=0o700)
    set_up(folder, FakeKeyring(), LUCIA, given=WITHOUT_KEYRING)
    unlocked = unlocked_in(folder)
    desk = desk_of(unlocked, folder)
    (found,) = desk.lists.find("Lucía")
    sitting = desk.interviewing.sit_down(found.registration.family_id, "en")
    for reply in replies_of_a_referral():
        sitting = desk.interviewing.answer(sitting, reply)
    sitting = desk.interviewing.finish(sitting)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, by="Rosa")
    with unlocked.store.work(unlocked.clerk.id)() as work:
        own = SealedParcels().new_keys(PartnerKind.CENTER, "02010000", "A", "Example Center")
        work.partners.keep_own(own, TODAY)
        work.partners.pin(Pinned(mmep.public, TODAY, unlocked.clerk.id))
        work.commit()
    unlocked.store.close()


def made_and_sealed(desk: Desk, folder: Path) -> None:
    batching = desk.correspondence.batching
    ticked = [one.screening_id for one in batching.choice().candidates]
    batch = batching.make(ticked, Recipient("Ana", "", "MMEP"), SIX_WORDS)
    batching.write(batch.id, str(folder / FILE), SIX_WORDS, Envelope.SEALED)


def begin(folder: Path) -> Callable[[], object]:
    unlocked = unlocked_in(folder)
    desk = desk_of(unlocked, folder)

    def act() -> None:
        try:
            made_and_sealed(desk, folder)
        finally:
            unlocked.store.close()

    return act


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_batch_is_whole_and_recorded_or_not_made(tmp_path: Path, fault: Fault) -> None:
    mmep = SealedParcels().new_keys(PartnerKind.MMEP, "", "", "MMEP")
    ready, folder, log = (tmp_path / name for name in ("ready", "desk", "log"))
    made_ready(ready, mmep)
    shutil.copytree(ready, folder)
    asked = operations_of(begin, folder, log)
    told = Counter[str]()
    for place in range(0, len(asked), EVERY):
        if asked[place] not in fault.value[0]:
            continue
        shutil.rmtree(folder)
        shutil.copytree(ready, folder)
        outcome = with_a_fault(begin, folder, log, fault, asked[:place], asked[place])
        told[outcome] += 1
        assert ": " not in outcome, f"no problem for an exporter at step {place}: {outcome}"
        batches = _looked_at(folder, mmep, is_done=outcome == DONE)
        told[f"{batches} made"] += 1
    print(f"\n{fault.name}: {len(asked)} steps, {dict(told)}")
    assert sum(told.values()) > 2


def _looked_at(folder: Path, mmep: OwnKeys, *, is_done: bool) -> int:
    """Check the desk after the fault, and return how many batches are made; then go on."""
    unlocked = unlocked_in(folder)
    desk = desk_of(unlocked, folder)
    batching = desk.correspondence.batching
    batches, candidates = batching.batches(), batching.choice().candidates
    assert (len(batches), len(candidates)) in {(0, 1), (1, 0)}, "sent twice, or lost"
    whole = _is_whole(folder / FILE, mmep)
    assert whole or not is_done, "said that it was saved, and it was not"
    assert batches or not whole, "a file of a batch that is none"
    if batches:
        batching.write(batches[0].id, str(folder / FILE), SIX_WORDS, Envelope.SEALED)
    else:
        made_and_sealed(desk, folder)
    assert _is_whole(folder / FILE, mmep)
    assert [batch.number for batch in batching.batches()] == [1]
    unlocked.store.close()
    return len(batches)


def _is_whole(file: Path, mmep: OwnKeys) -> bool:
    """Whether MMEP opens *file* and finds everything as it was signed."""
    try:
        members = unpacked(unsealed(file.read_bytes(), mmep.identity))
        keys = SealedParcels().claimed_keys(members)
        assert keys is not None
        SealedParcels().verified(members, keys.signing, mmep.public.fingerprint)
    except (FileNotFoundError, DeskError):
        return False
    return True
