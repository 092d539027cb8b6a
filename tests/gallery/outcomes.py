"""What comes out of an interview: the outcome page in all its states, the answers, the papers."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt

from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.replies import Chosen, Reply
from mmep_desktop.services.interviewing import Sitting
from tests.gallery import content
from tests.gallery.corrections import corrections
from tests.gallery.households import returning
from tests.gallery.paper import is_drawn
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio

PAPERS = ("consent_page", "referral_sheet", "family_page")


def outcomes(studio: Studio) -> Iterator[Plate]:
    """Show each outcome, the consent, the answers to check and every paper."""
    yield from _referred(studio)
    yield from _other_outcomes(studio)
    yield from _twelve(studio)
    yield from returning(studio)


def _referred(studio: Studio) -> Iterator[Plate]:
    sitting = studio.answer(studio.sit_down("es", *content.SMALL_FAMILY), content.long_reply)
    studio.open(sitting)
    yield plate(studio, "outcome-refer")
    studio.keys(Qt.Key.Key_F4)
    yield plate(studio, "check-open")
    studio.keys(Qt.Key.Key_Escape)
    for number, paper in enumerate(PAPERS, 1):
        studio.keys(str(number))
        studio.until(lambda: is_drawn(studio))
        yield plate(studio, f"preview-{paper}")
        studio.keys(Qt.Key.Key_Return)
        studio.until(studio.part("preview_print").isEnabled)
        yield plate(studio, f"preview-{paper}-printed")
        studio.keys(Qt.Key.Key_Escape)
    studio.keys("4")
    yield plate(studio, "outcome-consent")
    studio.keys(Qt.Key.Key_1, Qt.Key.Key_Return)
    yield plate(studio, "outcome-consent-refused")
    by = "Guadalupe Fernández-Villavicencio de la Concepción"
    studio.desk.paperwork.record_consent(_again(studio, sitting), ConsentState.SIGNED, by, "")
    studio.open(sitting)
    yield plate(studio, "outcome-signed")
    studio.keys(Qt.Key.Key_F4)
    yield plate(studio, "check-finished")
    yield from corrections(studio, _again(studio, sitting))
    own = studio.desk.interviewing.ask_alone(_again(studio, sitting), 1, "es")
    studio.open(own)
    yield plate(studio, "interview-alone")


def _other_outcomes(studio: Studio) -> Iterator[Plate]:
    answers: tuple[tuple[str, Callable[[Interview], Reply]], ...] = (
        ("ask-more", content.unclear_reply),
        ("no-referral", _never_moved),
        ("declined", _declined),
    )
    for name, reply in answers:
        sitting = studio.sit_down("pt" if name == "ask-more" else "en", *content.SMALL_FAMILY)
        studio.open(studio.answer(sitting, reply))
        yield plate(studio, f"outcome-{name}")


def _twelve(studio: Studio) -> Iterator[Plate]:
    sitting = studio.answer(studio.sit_down("es", *content.many_children()), content.unclear_reply)
    studio.open(sitting)
    yield plate(studio, "outcome-twelve")
    studio.keys(Qt.Key.Key_F4)
    yield plate(studio, "check-twelve")


def _again(studio: Studio, sitting: Sitting) -> Sitting:
    return studio.desk.interviewing.open(sitting.screening.id)


def _never_moved(_interview: Interview) -> Reply:
    return Chosen("no")


def _declined(_interview: Interview) -> Reply:
    return Chosen("declined")
