"""The outcome in the clerk's words: four sentences, five criteria, three states."""

from mmep_desktop.domain.determination import Finding, Outcome, State
from mmep_desktop.domain.reasons import question_for_recruiter, sentence
from mmep_desktop.words import _, ngettext
from ui.widgets.card import Line

TONES = {
    Outcome.REFER: "teal",
    Outcome.REFER_ASK_MORE: "amber",
    Outcome.NO_REFERRAL: "slate",
    Outcome.DECLINED: "violet",
}

_NOT_ASKED = {"worker_move_not_in_question", "worked_not_asked"}
_NOT_SAID = {"moved_declined", "worked_declined"}


def outcome_sentence(outcome: Outcome) -> str:
    """Return the one sentence of the banner."""
    return {
        Outcome.REFER: _("Refer to MMEP"),
        Outcome.REFER_ASK_MORE: _("Refer, recruiter to ask more"),
        Outcome.NO_REFERRAL: _("No referral today"),
        Outcome.DECLINED: _("Declined"),
    }[outcome]


def outcome_below(outcome: Outcome, open_points: int) -> str:
    """Return what the sentence means for the next minutes."""
    match outcome:
        case Outcome.REFER:
            return _("MMEP's recruiter will call the family; nothing is decided here.")
        case Outcome.REFER_ASK_MORE:
            return ngettext(
                "One thing is unclear. MMEP's recruiter will ask; nothing is decided here.",
                "{count} things are unclear. MMEP's recruiter will ask; nothing is decided here.",
                open_points,
            ).format(count=open_points)
        case Outcome.NO_REFERRAL:
            return _("Nothing is sent to MMEP. The family may come back at any time.")
        case Outcome.DECLINED:
            return _("The family preferred not to say. Nothing is sent to MMEP.")


def child_outcome(outcome: Outcome) -> str:
    """Return the few words at the side of a child's card."""
    return {
        Outcome.REFER: _("Refer"),
        Outcome.REFER_ASK_MORE: _("Refer, ask more"),
        Outcome.NO_REFERRAL: _("No referral today"),
        Outcome.DECLINED: _("Declined"),
    }[outcome]


def line_of(finding: Finding, *, is_referral: bool) -> Line:
    """Return one criterion with its state and the reason; what is open goes to the recruiter."""
    words, tone = _states()[finding.state] if is_referral else _told(finding)
    reason = sentence(finding, _)
    if finding.state is State.UNCLEAR and is_referral:
        asked = question_for_recruiter(finding, _)
        reason = _("{reason} The recruiter asks: {question}").format(reason=reason, question=asked)
    return Line(words, tone, criterion_name(finding.criterion), reason)


def criterion_name(criterion: str) -> str:
    """Return a criterion of the rules in the clerk's words."""
    return {
        "age": _("Age"),
        "schooling": _("School"),
        "child_move": _("Child's move"),
        "worker_move": _("Worker's move"),
        "work": _("Work"),
    }[criterion]


def _told(finding: Finding) -> tuple[str, str]:
    """Return how much was told, where nothing is sent and so nothing is to be met."""
    if finding.reason in _NOT_ASKED:
        return _("Not asked"), "slate"
    if finding.reason in _NOT_SAID:
        return _("Not said"), "violet"
    return (_("Not known") if finding.state is State.UNCLEAR else _("Told")), "slate"


def _states() -> dict[State, tuple[str, str]]:
    return {
        State.MET: (_("Met"), "ok"),
        State.NOT_MET: (_("Not met"), "slate"),
        State.UNCLEAR: (_("Unclear"), "amber"),
    }
