"""Makes the answers to the question that comes next while the clerk still reads this one.

A form of many parts takes longer to make than one may wait between two questions. One made ahead
is hidden and holds nothing that was not said yet; where another question comes, it is let go.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.interview import Interview, NotAnAnswer
from mmep_desktop.domain.reading import Refused
from mmep_desktop.domain.replies import Chosen, Reply, Skipped, Ticked
from mmep_desktop.domain.screener import Form
from mmep_desktop.domain.steps import Step
from ui.interview.forms.form import AnswerForm
from ui.interview.forms.making import FormMaker, Recipe, recipe_of

_QUIET_MS = 10
"""How long nothing must happen before: what was asked for is painted first."""


class FormsAhead(QObject):
    """Keeps the forms that may be needed next, as hidden parts of *holder*."""

    def __init__(self, maker: FormMaker, holder: QWidget) -> None:
        super().__init__(holder)
        self._maker = maker
        self._holder = holder
        self._made: list[tuple[Recipe, AnswerForm]] = []
        self._from: Interview | None = None
        self._chosen: Reply | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._get_ready)

    def look(self, interview: Interview, chosen: Reply | None = None) -> None:
        """Get ready for what follows the question of *interview*, where *chosen* is the answer.

        Without it, for what follows any answer that does not change the way much.
        """
        self._from, self._chosen = interview, chosen
        self._quiet.start()

    def take(self, interview: Interview, step: Step) -> AnswerForm:
        """Return the form of *step*, made ahead or else now; the others go."""
        self._quiet.stop()
        recipe = recipe_of(interview, step)
        found = next((form for made, form in self._made if made == recipe), None)
        self._keep_only([recipe] if found is not None else [])
        self._made.clear()
        return found or self._maker.make(interview, step)

    def forget(self) -> None:
        """Let everything go: no question follows."""
        self._quiet.stop()
        self._from = None
        self._keep_only([])

    def _get_ready(self) -> None:
        if self._from is None:
            return
        coming = [(recipe_of(*next_), *next_) for next_ in _coming(self._from, self._chosen)]
        self._keep_only([recipe for recipe, _, _ in coming])
        for recipe, interview, step in coming:
            if recipe not in [made for made, _ in self._made]:
                self._made.append((recipe, self._hidden(interview, step)))

    def _hidden(self, interview: Interview, step: Step) -> AnswerForm:
        """Make a form that has nothing left to do when it is shown."""
        form = self._maker.make(interview, step)
        form.hide()
        form.setParent(self._holder)
        form.ensurePolished()
        room, layout = self._holder.layout(), form.layout()
        if room is not None and layout is not None:
            width = room.contentsRect().width()
            form.resize(width, layout.totalHeightForWidth(width))
            layout.activate()
        return form

    def _keep_only(self, recipes: list[Recipe]) -> None:
        for recipe, form in self._made:
            if recipe not in recipes:
                form.setParent(None)
                form.deleteLater()
        self._made = [(recipe, form) for recipe, form in self._made if recipe in recipes]


def _coming(interview: Interview, chosen: Reply | None) -> Iterator[tuple[Interview, Step]]:
    """Yield each step that may come next, with the interview as it is then."""
    step = interview.current
    replies = [] if step is None else [chosen] if chosen is not None else _likely(step)
    for reply in replies:
        try:
            after = interview.answer(reply)
        except (NotAnAnswer, Refused):
            continue
        if after.current is not None:
            yield after, after.current


def _likely(step: Step) -> list[Reply]:
    """Return replies that stand for all those which lead somewhere else."""
    match step.question.form:
        case Form.CHOICE:
            return [Chosen(code) for code in step.options]
        case Form.TILES | Form.TICKS:
            return [Ticked(step.options[:1])]
        case _:
            return [Skipped()]
