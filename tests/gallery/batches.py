"""Batches to MMEP: what goes now, what leaves of one referral, what was sent, and its words."""

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import Qt

from mmep_desktop.clock import SystemClock
from mmep_desktop.domain.batches import Batch, Item, News
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.partner_keys import PartnerKind, Pinned
from mmep_desktop.parcels import SealedParcels
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.batches.saved_card import SavedCard
from ui.batches.words import saved_in_words


def batches(studio: Studio, recipient: Recipient) -> Iterator[Plate]:
    """Look at the next batch, and at two that were made, of which one was not acknowledged."""
    studio.desk.correspondence.rules.change("Agreement of August 2026, on file with counsel", "0")
    _opened(studio)
    studio.until(studio.part("batches_second_person").isVisible)
    yield plate(studio, "batches")
    studio.part("batches_going").setFocus(Qt.FocusReason.TabFocusReason)
    studio.keys(Qt.Key.Key_Return)
    studio.until(studio.part("batches_row").isVisible)
    yield plate(studio, "batches-row")
    _sent(studio, recipient)
    _opened(studio)
    studio.until(studio.part("batches_sent").isVisible)
    saved = studio.part("batches_saved")
    assert isinstance(saved, SavedCard)
    saved.show_words(saved_in_words(17), "bannister unwired removed stony stupor chirpy")
    studio.settle()
    yield plate(studio, "batches-saved")
    studio.click("batches_words_told")
    studio.fill("batches_code", "7GK2M9Q")
    studio.click("batches_note")
    studio.settle(20)
    yield plate(studio, "batches-wrong-code")
    studio.keys(Qt.Key.Key_Escape)


def _opened(studio: Studio) -> None:
    studio.shell.rail.page_asked.emit("referrals")
    studio.settle()
    studio.keys(Qt.Key.Key_F7)
    studio.until(studio.part("batches_going").isVisible)


def _sent(studio: Studio, recipient: Recipient) -> None:
    """Keep two batches as a real desk would have made them: practice sends none."""
    now, (first, *_) = SystemClock().now(), studio.desk.correspondence.batching.choice().candidates
    item = Item(first.screening_id, first.number, 0, News.NEW)
    with studio.unlocked.store.work()() as work:
        for number, days in ((16, 30), (17, 2)):
            made = Batch(
                id=f"batch-{number}",
                number=number,
                made_at=now - timedelta(days=days),
                made_by=studio.desk.clerk.id,
                recipient=recipient,
                items=(item,),
                receipt="7GK2M9QX",
            )
            work.batches.add(made, b"")
        own = SealedParcels().new_keys(PartnerKind.CENTER, "02010000", "A", "Example Center")
        mmep = SealedParcels().new_keys(PartnerKind.MMEP, "", "", "MMEP")
        work.partners.keep_own(own, now.date())
        work.partners.pin(Pinned(mmep.public, now.date(), studio.desk.clerk.id))
        work.commit()
