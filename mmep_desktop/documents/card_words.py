"""What stands on the quick card: each key with what it does, each outcome with what to do."""

from dataclasses import dataclass

from mmep_desktop.domain.determination import Outcome
from mmep_desktop.words import _


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys, each as the window binds it ("Alt+Left"), and what they do."""

    keys: tuple[str, ...]
    words: str


def heading() -> tuple[str, str]:
    """Return the card's title and what stands under it."""
    return _("The screener desk: quick card"), _("Everything has a key. Nothing needs the mouse.")


def four_keys() -> tuple[KeyLine, ...]:
    """Return the shortest way through: a family that never moved."""
    return (
        KeyLine(("Enter",), _("Open")),
        KeyLine(("2",), _("“No”")),
        KeyLine(("Enter",), _("Go on")),
        KeyLine(("Enter",), _("Next family")),
    )


def four_keys_title() -> str:
    return _("A family that did not move: four keys")


def interview_keys() -> tuple[str, tuple[KeyLine, ...]]:
    """Return the heading and the keys of the interview."""
    return _("In the interview"), (
        KeyLine(("1", "2", "3"), _("Answer: the number beside it")),
        KeyLine(("Q", "W", "E"), _("Pictures: the letter on it")),
        KeyLine(("Enter",), _("Go on")),
        KeyLine(("Alt+Left",), _("Go back one question")),
        KeyLine(("U",), _("Unsure")),
        KeyLine(("X",), _("Declined")),
        KeyLine(("N",), _("None")),
        KeyLine(("Ctrl+Right",), _("Skip")),
    )


def other_keys() -> tuple[str, tuple[KeyLine, ...]]:
    """Return the heading and the keys around the interview."""
    return _("Around it"), (
        KeyLine(("F2",), _("Change the family's language")),
        KeyLine(("F11",), _("Turn the page to the family")),
        KeyLine(("Ctrl+F11",), _("Turn it back")),
        KeyLine(("Ctrl+F",), _("Find a family")),
        KeyLine(("Ctrl+N",), _("New family, from the day's list")),
        KeyLine(("Ctrl+1",), _("Back to the day's list")),
        KeyLine(("F9", "Escape"), _("Hide all, show it again")),
        KeyLine(("Ctrl+L",), _("Lock, each time you get up")),
    )


def outcomes() -> tuple[str, tuple[tuple[Outcome, str, str], ...]]:
    """Return the heading, and what to do after each of the four outcomes."""
    return _("What came out, and what to do"), (
        (
            Outcome.REFER,
            _("Refer to MMEP"),
            _("Print the consent page and go through it together. Print the referral sheet. Give "
              "the family its page. A recruiter calls."),
        ),
        (
            Outcome.REFER_ASK_MORE,
            _("Refer, recruiter to ask more"),
            _("The same. What is unclear is on the sheet; do not chase it at the counter."),
        ),
        (
            Outcome.NO_REFERRAL,
            _("No referral today"),
            _("Nothing is sent. The family's page is there if they want it. Next family."),
        ),
        (
            Outcome.DECLINED,
            _("Declined"),
            _("Nothing is sent, and registering goes on as for everyone. Next family."),
        ),
    )  # fmt: skip


def doubts() -> tuple[str, tuple[str, ...]]:
    """Return the heading and the lines for when it is not clear what to do."""
    return _("When in doubt"), (
        _("Press U. A doubt never turns a family away, and a recruiter will ask."),
        _("Nothing is decided at this desk. Promise nothing, and rule nothing out."),
        _("Nobody has to answer. Never ask about papers, income or an employer."),
        _("Each answer is saved before the next question shows. Power gone? Unlock and go on."),
        _("A number such as MMEP-301 on the screen: do what the sentence says, then call:"),
    )


def to_write_in() -> tuple[str, str]:
    """Return whose numbers are written on the card by hand."""
    return _("Supervisor"), _("Technician")
