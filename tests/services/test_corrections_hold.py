"""Whatever is answered, finished, changed, left and dropped: no finished revision ever changes."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from mmep_desktop.domain.replies import Chosen, Dated, Filled, Listed, Reply, Skipped, Ticked
from mmep_desktop.domain.revision import Cause, Reason, Revision
from mmep_desktop.domain.screener import Form
from mmep_desktop.domain.steps import Step
from mmep_desktop.services.interviewing import Sitting
from tests.builders import a_person
from tests.services.desk import DeskInMemory

GESTURES = ("answer", "answer", "answer", "skip", "back", "finish", "change", "leave", "drop")
gestures = st.lists(st.tuples(st.sampled_from(GESTURES), st.integers(0, 999)), max_size=60)


def reply_to(step: Step, chance: int) -> Reply:
    """Return one of the replies that *step* takes."""
    replies: list[Reply] = [Skipped(), *(Chosen(code) for code in step.question.instead)]
    match step.question.form:
        case Form.CHOICE:
            replies += [Chosen(code) for code in step.options]
        case Form.TILES | Form.TICKS:
            replies += [Ticked((code,)) for code in step.options]
        case Form.DATE:
            replies += [Dated("2026-05"), Dated("2019"), Dated(None)]
        case Form.FIELDS:
            replies.append(Filled({}))
        case Form.PEOPLE:
            replies += [Listed((a_person(),)), Listed((a_person(), a_person("Ana", None)))]
    return replies[chance % len(replies)]


@dataclass
class Clerk:
    """Does what she is told, and remembers every revision that was ever finished."""

    desk: DeskInMemory = field(default_factory=DeskInMemory)
    finished: list[Revision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sitting: Sitting = self.desk.sit_down()

    def make(self, gesture: str, chance: int) -> None:
        sitting, interviewing = self.sitting, self.desk.interviewing
        step = sitting.interview.current
        is_open = not sitting.is_settled
        match gesture:
            case "answer" if is_open and step is not None:
                self.sitting = interviewing.answer(sitting, reply_to(step, chance))
            case "skip" if is_open and step is not None:
                self.sitting = interviewing.skip(sitting)
            case "back" if is_open:
                self.sitting = interviewing.back(sitting)
            case "finish" if is_open and step is None:
                self.finish()
            case "change" if not is_open:
                self.change(chance)
            case "leave":
                self.sitting = self.desk.correcting.resume(interviewing.open(sitting.screening.id))
            case "drop" if sitting.correction is not None:
                self.sitting = self.desk.correcting.drop(sitting)

    def finish(self) -> None:
        if self.sitting.correction is None:
            self.sitting = self.desk.interviewing.finish(self.sitting)
        else:
            self.sitting = self.desk.correcting.finish(self.sitting)
        revision = self.sitting.screening.as_revision()
        if revision not in self.finished:
            self.finished.append(revision)

    def change(self, chance: int) -> None:
        steps = self.sitting.interview.steps
        key = steps[chance % len(steps)].key
        self.sitting = self.desk.correcting.begin(self.sitting, key, Reason(Cause.NEW_FACT))


@settings(max_examples=150, deadline=None)
@given(gestures)
def test_every_finished_revision_stays_and_the_last_one_counts(
    told: list[tuple[str, int]],
) -> None:
    clerk = Clerk()
    for gesture, chance in told:
        clerk.make(gesture, chance)
        hold(clerk)


def hold(clerk: Clerk) -> None:
    """Check what must be so after every gesture."""
    counted = clerk.desk.interviewing.open(clerk.sitting.screening.id)
    (listing,) = clerk.desk.lists.today().listings
    assert counted.screening.is_finished == listing.standing.is_asked == bool(clerk.finished)
    if not clerk.finished:
        return
    shown = clerk.desk.correcting.revisions(counted)
    assert [one.revision for one in shown] == clerk.finished
    assert [one.revision.number for one in shown] == list(range(1, len(shown) + 1))
    assert counted.screening.as_revision() == clerk.finished[-1]
    assert counted.screening.determination == counted.interview.determination
    assert {one.revision.determination.version for one in shown} == {counted.screening.version}
    assert counted.screening.number == "0201-A-26-00001"
