"""What stands on the recovery sheet: what it opens, how it is kept, and what is lost with it."""

from mmep_desktop.words import _


def heading() -> str:
    """Return the sheet's title."""
    return _("Recovery sheet")


def opens(desk: str) -> str:
    """Say what the key opens; *desk* is a number, and nobody's name stands anywhere."""
    told = _(
        "This key opens the records of screener desk {desk}, once. Whoever holds it, and a copy of "
        "the desk's files, can read them."
    )
    return told.format(desk=desk)


def made_on(day: str) -> str:
    """Say when the sheet was made."""
    return _("Made on {day}. It replaces every sheet made before.").format(day=day)


def keeping() -> tuple[str, tuple[str, ...]]:
    """Return the heading, and how the sheet is kept."""
    return _("How to keep it"), (
        _("Print two copies. Put each in an envelope of its own, seal it, and sign across the "
          "seal."),
        _("Keep them under lock in two places, not in the room where the desk is."),
        _("Do not take a picture of it, and do not type it into anything but this program."),
        _("Look at the seals twice a year. If one is broken, make a new sheet at once."),
    )  # fmt: skip


def using() -> tuple[str, tuple[str, ...]]:
    """Return the heading, and how the key is used."""
    return _("When it is needed"), (
        _("When no supervisor can unlock any more: a passphrase is forgotten, or the computer that "
          "holds the other half of the key is lost or was set up anew."),
        _("On the first page choose the recovery sheet and type the key. Small letters and spaces "
          "do not matter. The letters I, L, O and U are never in it."),
        _("A supervisor then sets a passphrase. The key has been used up: make a new sheet, and "
          "shred this one."),
    )  # fmt: skip
