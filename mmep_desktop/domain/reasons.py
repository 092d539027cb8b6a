"""A finding in words: a sentence for the clerk, and what is open as a question for the recruiter.

The texts stand here in English, under the code of their reason; whoever shows them hands in the
translation. Nothing here says that a family may be served: only a recruiter's interview does.
"""

from datetime import date

from mmep_desktop.domain.dates import Span
from mmep_desktop.domain.days_in_words import span_in_words
from mmep_desktop.domain.determination import Finding
from mmep_desktop.domain.marking import Translate, mark


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


_PEOPLE = {
    "parent": mark("a parent"),
    "guardian": mark("a guardian"),
    "spouse": mark("a husband or wife"),
    "youth": mark("the young person"),
    "other_relative": mark("another relative"),
}

_SENTENCES = {
    "age_under_limit": mark("Under {limit} on the screening day."),
    "age_limit_reached": mark("Already {limit} on the screening day."),
    "age_unknown": mark("The birth date is not known."),
    "age_may_be_reached": mark("Born {when}: may be {limit} already."),
    "school_not_finished": mark("Has not finished high school."),
    "school_finished_here": mark("Finished high school in the United States."),
    "school_finished_abroad": mark("Finished high school in another country."),
    "school_unsure": mark("It is not known whether high school is finished."),
    "family_stayed": mark("No child or young person moved in the time asked about."),
    "child_stayed": mark("This child did not move."),
    "child_moved": mark("This child moved {when}, to another school district."),
    "moved_unsure": mark("The family is not sure whether a child moved."),
    "moved_declined": mark("The family preferred not to say whether a child moved."),
    "no_move_listed": mark("A child moved, but no move was told."),
    "no_move_counts": mark("Each move told is too long ago, in one district, or without children."),
    "same_district": mark("The move stayed in one school district."),
    "move_too_long_ago": mark("The move was too long ago."),
    "children_stayed": mark("No child made the move."),
    "child_moved_unknown": mark("It is not known whether this child moved."),
    "who_moved_unknown": mark("It is not known whether children made the move."),
    "district_unknown": mark("It is not known whether the move was to another school district."),
    "move_undated": mark("It is not known when the move was."),
    "move_at_edge": mark("At the latest, the move {when} was just before the time asked about."),
    "move_may_be_too_long_ago": mark("The move {when} may be before the time asked about."),
    "born_unknown": mark("The birth date is not known, so the move may be before the birth."),
    "moved_before_birth": mark("The move {when} was before this child was born."),
    "moved_maybe_before_birth": mark("The move {when} may be before this child was born."),
    "worker_move_not_in_question": mark("No move was told, so the worker's move is not asked."),
    "worker_moved": mark("The person who worked moved {when}, to another school district."),
    "worker_stayed": mark("The person who worked did not make the move."),
    "worker_moved_unknown": mark("It is not known whether the person who worked made the move."),
    "no_work": mark("No one did any of this work in the time asked about."),
    "work_done": mark("This work was done by {who}."),
    "work_too_long_ago": mark("The work was too long ago."),
    "worked_not_asked": mark("Work was not asked."),
    "worked_unsure": mark("The family is not sure about the work."),
    "worked_declined": mark("The family preferred not to say whether someone did this work."),
    "no_work_listed": mark("Someone did this work, but it was not told who and what."),
    "kind_unsure": mark("The work fits no picture."),
    "work_by_relative": mark("The work was done by another relative."),
    "work_by_other_child": mark("The work was done by another young person of the household."),
    "work_only_looked_for": mark("The work was looked for, but not done."),
    "work_at_edge": mark("The work ended {when}, just before the time asked about."),
    "work_may_be_too_long_ago": mark(
        "The work ended {when}, which may be before the time asked about."
    ),
}

_QUESTIONS = {
    "age_unknown": mark("What is the birth date?"),
    "age_may_be_reached": mark("What is the exact birth date?"),
    "school_finished_abroad": mark(
        "What school was finished abroad, and what does it count for here?"
    ),
    "school_unsure": mark("Is high school finished, and where?"),
    "moved_unsure": mark("Did a child or young person move, and when?"),
    "moved_declined": mark("Does the family want to say whether a child moved?"),
    "no_move_listed": mark("When was each move, from where to where, and who moved?"),
    "same_district": mark("Was there a move of the worker to another school district?"),
    "move_too_long_ago": mark("Was there a later move of the worker, or one to join the family?"),
    "child_moved_unknown": mark("Did this child move too?"),
    "who_moved_unknown": mark("Which children made the move?"),
    "district_unknown": mark("From which school district to which was the move?"),
    "move_undated": mark("When was the move?"),
    "move_at_edge": mark("On which day exactly was the move, and was there a later one?"),
    "move_may_be_too_long_ago": mark("In which month, or on which day, was the move?"),
    "born_unknown": mark("Was the child born before the move?"),
    "moved_before_birth": mark("Was there a move after this child was born?"),
    "moved_maybe_before_birth": mark("Was the child born before the move?"),
    "worker_stayed": mark("Did the person who worked move before or after the children?"),
    "worker_moved_unknown": mark("Did the person who worked move too, and when?"),
    "worked_not_asked": mark("Did someone do farm, forest, fish or food-plant work?"),
    "worked_unsure": mark("What work did the adults and young people do, and when?"),
    "worked_declined": mark("Does the family want to say what work was done?"),
    "no_work_listed": mark("Who did which work, and when?"),
    "kind_unsure": mark("What exactly is the work, and with which product?"),
    "work_by_relative": mark("Who is raising the child, and what work do they do?"),
    "work_by_other_child": mark("Who is raising this child, and what work do they do?"),
    "work_only_looked_for": mark("Where was work looked for, and was there such work before?"),
    "work_at_edge": mark("On which day did the work end, and was there any later?"),
    "work_may_be_too_long_ago": mark("In which month, or on which day, did the work end?"),
    "work_too_long_ago": mark("Was there any later work?"),
}
