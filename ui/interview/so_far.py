"""The steps of an interview as the side list shows them."""

from mmep_desktop.domain.interview import Interview
from ui.interview.said import short_answer
from ui.interview.words import words_of
from ui.widgets.side_list import Step as Line


def lines_so_far(interview: Interview) -> tuple[Line, ...]:
    """Return every step with its short answer; those behind the first open one can be jumped to."""
    asking, shown, open_step = interview.asking, interview.current, interview.first_open
    lines: list[Line] = []
    is_ahead = False
    for step in interview.steps:
        words = words_of(asking, step, interview.language)
        reply = asking.draft.get(step.key)
        answer = short_answer(words, reply, asking.screened_on) if reply else ""
        place = "ahead" if is_ahead else "done"
        if shown is not None and step.key == shown.key:
            place = "now"
        lines.append(Line(step.key, words.short(), answer, place))
        is_ahead = is_ahead or (open_step is not None and step.key == open_step.key)
    return tuple(lines)
