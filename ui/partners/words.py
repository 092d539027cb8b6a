"""What is said of a key."""

from mmep_desktop.domain.center import short_name
from mmep_desktop.domain.partner_keys import PartnerKind
from mmep_desktop.services.partnering import KeyTold, Offered, PinnedTold
from mmep_desktop.words import _
from ui.widgets.date_words import day_in_words
from ui.widgets.text import isolated


def heading(kind: PartnerKind) -> str:
    """Return what the page is called at an office of *kind*."""
    return _("MMEP's key") if kind is PartnerKind.CENTER else _("Keys of centers")


def office_in_words(told: KeyTold) -> str:
    """Return which office a key belongs to."""
    keys = told.keys
    if not keys.desk:
        return keys.name
    place = isolated(short_name(keys.district, keys.desk))
    return _("{name}, {place}").format(name=keys.name, place=place)


def confirmed_in_words(told: PinnedTold) -> str:
    """Return who confirmed a key, and when."""
    said = _("Confirmed on {day} by {name}")
    return said.format(day=day_in_words(told.pinned.on), name=told.by or isolated(told.pinned.by))


def dropped_in_words(told: PinnedTold) -> str:
    """Return what follows when a key is relied on no more."""
    if told.keys.kind is PartnerKind.MMEP:
        return _(
            "No batch is sealed and no answer taken in until another key of MMEP is confirmed by "
            "phone. What was sent and answered stays."
        )
    return _(
        "Files of this center wait unopened, and no answer goes to it, until a key of it is "
        "confirmed by phone again. What was received stays."
    )


def asked_in_words(offered: Offered) -> str:
    """Return what is to be done about a key out of a file."""
    if not offered.is_change:
        return _(
            "Call the office at a number you know, not one from the mail. Let them read the eight "
            "words on their screen. Only the same words in the same order will do."
        )
    return _(
        "This key takes the place of the one you rely on. Call the office at a number you know and "
        "ask why. Let them read the eight words on their screen. Two supervisors confirm it."
    )
