"""The two ways in without a passphrase: a one-time code, and the recovery key from the safe."""

from mmep_desktop.services.entering import Entering
from mmep_desktop.words import _
from ui.recovery.arriving_page import Way
from ui.recovery.make_page import SIZES

CODE_SIZES = (6, 6, 6)
"""How many letters each group of a one-time code has."""


def enroll_way(entering: Entering) -> Way:
    """Return the way of a clerk whom a supervisor gave a code."""
    return Way(
        name="enroll",
        title=_("Begin with a one-time code"),
        below=_("Your supervisor made it for you. You choose your own passphrase next."),
        key=_("One-time code"),
        hint=_("Small letters and blanks do not matter."),
        sizes=CODE_SIZES,
        open=entering.enroll,
    )


def recover_way(entering: Entering) -> Way:
    """Return the way of a supervisor with the recovery sheet."""
    return Way(
        name="recover",
        title=_("Use the recovery key"),
        below=_(
            "For a supervisor, when no passphrase opens the desk, or on another computer. The key "
            "works once: you choose a passphrase, and then make a new key."
        ),
        key=_("Recovery key"),
        hint=_("It is on the sheet in the safe. Small letters and blanks do not matter."),
        sizes=SIZES,
        open=entering.recover,
    )
