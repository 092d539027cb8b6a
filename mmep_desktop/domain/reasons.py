"""A finding in words: a sentence for the clerk, and what is open as a question for the recruiter.

The texts stand here in English, under the code of their reason; whoever shows them hands in the
translation. Nothing here says that a family may be served: only a recruiter's interview does.
"""

from datetime import date

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.days_in_words import Translate, span_in_words
from mmep_desktop.domain.determination import Finding


def sentence(finding: Finding, translate: Translate = str) -> str:
    """Return why *finding* stands as it does, in one sentence for the clerk."""
    words = dict(finding.facts) | {"when": when(finding, translate)}
    who = _PEOPLE.get(words.get("who", ""))
    words["who"] = translate(who) if who else ""
    return translate(_SENTENCES[finding.reason]).format(**words)


def question_for_recruiter(finding: Finding, translate: Translate = str) -> str:
    """Return everything that is open about an unclear *finding*, written as questions."""
    reasons = (finding.reason, *(code for key, code in finding.facts if key == "also"))
    return " ".join(translate(_QUESTIONS[reason]) for reason in dict.fromkeys(reasons))


def when(finding: Finding, translate: Translate = str) -> str:
    """Return the days that *finding* speaks of in words, empty where none are known."""
    facts = dict(finding.facts)
    if "earliest" not in facts:
        return ""
    days = Span(date.fromisoformat(facts["earliest"]), date.fromisoformat(facts["latest"]))
    return span_in_words(days, translate)


def _(text: str) -> str:
    """Mark *text* for the translators; it is translated when it is said."""
    return text


_PEOPLE = {
    "parent": _("a parent"),
    "guardian": _("a guardian"),
    "spouse": _("a husband or wife"),
    "youth": _("the young person"),
    "other_relative": _("another relative"),
}

_SENTENCES = {
    "age_under_limit": _("Under {limit} on the screening day."),
    "age_limit_reached": _("Already {limit} on the screening day."),
    "age_unknown": _("The birth date is not known."),
    "age_may_be_reached": _("Born {when}: may be {limit} already."),
    "school_not_finished": _("Has not finished high school."),
    "school_finished_here": _("Finished high school in the United States."),
    "school_finished_abroad": _("Finished high school in another country."),
    "school_unsure": _("It is not known whether high school is finished."),
    "family_stayed": _("No child or young person moved in the time asked about."),
    "child_stayed": _("This child did not move."),
    "child_moved": _("This child moved {when}, to another school district."),
    "moved_unsure": _("The family is not sure whether a child moved."),
    "moved_declined": _("The family preferred not to say whether a child moved."),
    "no_move_listed": _("A child moved, but no move was told."),
    "no_move_counts": _("Each move told is too long ago, in one district, or without children."),
    "same_district": _("The move stayed in one school district."),
    "move_too_long_ago": _("The move was too long ago."),
    "children_stayed": _("No child made the move."),
    "child_moved_unknown": _("It is not known whether this child moved."),
    "who_moved_unknown": _("It is not known whether children made the move."),
    "district_unknown": _("It is not known whether the move was to another school district."),
    "move_undated": _("It is not known when the move was."),
    "move_at_edge": _("At the latest, the move {when} was just before the time asked about."),
    "move_may_be_too_long_ago": _("The move {when} may be before the time asked about."),
    "born_unknown": _("The birth date is not known, so the move may be before the birth."),
    "moved_before_birth": _("The move {when} was before this child was born."),
    "moved_maybe_before_birth": _("The move {when} may be before this child was born."),
    "worker_move_not_in_question": _("No move was told, so the worker's move is not asked."),
    "worker_moved": _("The person who worked moved {when}, to another school district."),
    "worker_stayed": _("The person who worked did not make the move."),
    "worker_moved_unknown": _("It is not known whether the person who worked made the move."),
    "no_work": _("No one did any of this work in the time asked about."),
    "work_done": _("This work was done by {who}."),
    "work_too_long_ago": _("The work was too long ago."),
    "worked_not_asked": _("Work was not asked."),
    "worked_unsure": _("The family is not sure about the work."),
    "worked_declined": _("The family preferred not to say whether someone did this work."),
    "no_work_listed": _("Someone did this work, but it was not told who and what."),
    "kind_unsure": _("The work fits no picture."),
    "work_by_relative": _("The work was done by another relative."),
    "work_by_other_child": _("The work was done by another young person of the household."),
    "work_only_looked_for": _("The work was looked for, but not done."),
    "work_at_edge": _("The work ended {when}, just before the time asked about."),
    "work_may_be_too_long_ago": _(
        "The work ended {when}, which may be before the time asked about."
    ),
}

_QUESTIONS = {
    "age_unknown": _("What is the birth date?"),
    "age_may_be_reached": _("What is the exact birth date?"),
    "school_finished_abroad": _(
        "What school was finished abroad, and what does it count for here?"
    ),
    "school_unsure": _("Is high school finished, and where?"),
    "moved_unsure": _("Did a child or young person move, and when?"),
    "moved_declined": _("Does the family want to say whether a child moved?"),
    "no_move_listed": _("When was each move, from where to where, and who moved?"),
    "same_district": _("Was there a move of the worker to another school district?"),
    "move_too_long_ago": _("Was there a later move of the worker, or one to join the family?"),
    "child_moved_unknown": _("Did this child move too?"),
    "who_moved_unknown": _("Which children made the move?"),
    "district_unknown": _("From which school district to which was the move?"),
    "move_undated": _("When was the move?"),
    "move_at_edge": _("On which day exactly was the move, and was there a later one?"),
    "move_may_be_too_long_ago": _("In which month, or on which day, was the move?"),
    "born_unknown": _("Was the child born before the move?"),
    "moved_before_birth": _("Was there a move after this child was born?"),
    "moved_maybe_before_birth": _("Was the child born before the move?"),
    "worker_stayed": _("Did the person who worked move before or after the children?"),
    "worker_moved_unknown": _("Did the person who worked move too, and when?"),
    "worked_not_asked": _("Did someone do farm, forest, fish or food-plant work?"),
    "worked_unsure": _("What work did the adults and young people do, and when?"),
    "worked_declined": _("Does the family want to say what work was done?"),
    "no_work_listed": _("Who did which work, and when?"),
    "kind_unsure": _("What exactly is the work, and with which product?"),
    "work_by_relative": _("Who is raising the child, and what work do they do?"),
    "work_by_other_child": _("Who is raising this child, and what work do they do?"),
    "work_only_looked_for": _("Where was work looked for, and was there such work before?"),
    "work_at_edge": _("On which day did the work end, and was there any later?"),
    "work_may_be_too_long_ago": _("In which month, or on which day, did the work end?"),
    "work_too_long_ago": _("Was there any later work?"),
}
