"""The referrals, a family's record in its states, and what is noted and printed of it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.printing import Paper
from tests.gallery import content
from tests.gallery.answers import answers
from tests.gallery.batches import batches
from tests.gallery.paper import is_drawn
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.passphrase.again import PassphraseAgain

RECIPIENT = Recipient(
    "Maximiliana Etxeberria-Villanueva",
    "Recruiter for the southeast region",
    "Massachusetts Migrant Education Program (MMEP)",
)


def records(studio: Studio) -> Iterator[Plate]:
    """Show every page about whole records."""
    yield from _record(studio)
    yield from _note(studio)
    yield from _referrals(studio)
    yield from batches(studio, RECIPIENT)
    yield from answers(studio)


def _record(studio: Studio) -> Iterator[Plate]:
    sitting = studio.answer(studio.sit_down("es", *content.SMALL_FAMILY), content.long_reply)
    sitting = studio.desk.interviewing.finish(sitting)
    studio.open(sitting)
    studio.keys(Qt.Key.Key_F6)
    yield plate(studio, "record-consent-missing")
    studio.desk.paperwork.record_consent(sitting, ConsentState.SIGNED, "Guadalupe", "")
    studio.desk.paperwork.print(sitting, Paper.REFERRAL_SHEET, "Front desk")
    studio.open(sitting)
    yield plate(studio, "outcome-hand-over")
    studio.keys("5")
    yield plate(studio, "record-hand-over")
    studio.fill("hand_over_name", "")
    studio.click("hand_over_button")
    yield plate(studio, "record-hand-over-refused")
    studio.desk.disclosing.hand_over(sitting.screening.family_id, RECIPIENT)
    studio.open(sitting)
    studio.keys(Qt.Key.Key_F6)
    studio.fill("copy_name", "Guadalupe Fernández-Villavicencio de la Concepción")
    studio.fill("copy_position", "Mother")
    studio.click("copy_save")
    yield plate(studio, "record-handed-over")
    studio.click("copy_do_not_save")
    for button, name in (("copy_print", "preview-everything"), ("shown_log_0", "preview-log")):
        studio.click(button)
        studio.until(lambda: is_drawn(studio))
        yield plate(studio, name)
        studio.keys(Qt.Key.Key_Return)
        studio.until(studio.part("preview_print").isEnabled)
        studio.keys(Qt.Key.Key_Escape)
        studio.fill("copy_name", "Guadalupe")


def _note(studio: Studio) -> Iterator[Plate]:
    studio.click("shown_note")
    yield plate(studio, "note")
    studio.click("note_save")
    yield plate(studio, "note-refused")
    for line in ("name", "position", "affiliation"):
        studio.fill(f"note_{line}", "Bristol County Juvenile Court, New Bedford Session")
    studio.click("note_parts_answers")
    studio.fill("note_purpose", "A subpoena of the Juvenile Court in the matter of custody")
    studio.part("note_basis").setProperty("currentIndex", 4)
    studio.click("note_save")
    yield plate(studio, "note-court")
    studio.keys(Qt.Key.Key_Escape)


def _referrals(studio: Studio) -> Iterator[Plate]:
    studio.shell.rail.page_asked.emit("referrals")
    studio.until(lambda: studio.part("referrals_table").isVisible())
    yield plate(studio, "referrals")
    studio.part("referrals_table").setFocus()
    studio.keys(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    yield plate(studio, "referrals-ticked")
    again = studio.window.findChild(PassphraseAgain, "passphrase_again")
    if again is not None:
        again.ask("31 sheets are many: more than 25 at once take your passphrase again.")
    yield plate(studio, "referrals-passphrase")
    studio.keys(Qt.Key.Key_Escape)
