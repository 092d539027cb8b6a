"""The form that belongs to a step, filled with what was answered before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mmep_desktop.domain.interview import Interview
from mmep_desktop.domain.marking import Translate
from mmep_desktop.domain.replies import Skipped
from mmep_desktop.domain.screener import Field, Form
from mmep_desktop.domain.steps import Step
from mmep_desktop.words import _, spoken
from resources import resource
from ui.interview.family_words import said_to_family
from ui.interview.forms.choice import ChoiceForm
from ui.interview.forms.fields import FieldsForm
from ui.interview.forms.form import AnswerForm
from ui.interview.forms.one_field import Filling
from ui.interview.forms.people import PeopleForm
from ui.interview.forms.person_card import CardParts
from ui.interview.forms.places import ACROSS, PlacesForm
from ui.interview.forms.several import ticks_form, tiles_form
from ui.interview.forms.when import WhenForm
from ui.interview.language_names import both_names, own_name
from ui.interview.words import StepWords, words_of
from ui.theme.icons import icon_drawing


@dataclass(frozen=True, slots=True)
class FormMaker:
    """Makes forms for one page: *name* begins the names of their parts."""

    name: str
    districts: Sequence[str] = ()
    for_family: bool = False

    def make(self, interview: Interview, step: Step) -> AnswerForm:
        """Return the form of *step*, showing the reply it has, if any."""
        asking = interview.asking
        words = words_of(asking, step, interview.language)
        if self.for_family:
            words = words.family_only()
        form = self._form(interview, words)
        reply = asking.draft.get(step.key)
        if reply is not None and not isinstance(reply, Skipped):
            form.show_reply(reply)
        return form

    def _form(self, interview: Interview, words: StepWords) -> AnswerForm:
        day = interview.asking.screened_on
        match words.step.question.form:
            case Form.CHOICE:
                return ChoiceForm(self.name, words)
            case Form.TILES:
                pictures = pictures_of(interview.asking.screener.id, words.step.options)
                return tiles_form(self.name, words, pictures, for_family=self.for_family)
            case Form.TICKS:
                return ticks_form(self.name, words)
            case Form.DATE:
                return WhenForm(self.name, words, day, self._said(words))
            case Form.PEOPLE:
                return self._people(interview, words)
            case Form.FIELDS:
                return self._fields(interview, words)

    def _people(self, interview: Interview, words: StepWords) -> PeopleForm:
        asking = interview.asking
        filling = self._filling(interview, words)
        parts = CardParts(asking.screener.child_fields, filling, asking.screened_on)
        return PeopleForm(self.name, asking.people, parts)

    def _fields(self, interview: Interview, words: StepWords) -> FieldsForm:
        filling = self._filling(interview, words)
        fields = asked_fields(words.step)
        if any(field.key == ACROSS for field in fields):
            return PlacesForm(self.name, fields, filling, self.districts)
        return FieldsForm(self.name, fields, filling)

    def _filling(self, interview: Interview, words: StepWords) -> Filling:
        asking = interview.asking
        name_of = own_name if self.for_family else both_names
        languages = {code: name_of(code) for code in asking.screener.wordings}
        return Filling(words, asking.screened_on, languages, self._said(words))

    def _said(self, words: StepWords) -> Translate:
        return said_to_family(words.family) if self.for_family else _


Recipe = tuple[object, ...]
"""All that a form is made from: two forms of the same recipe are the same."""


def recipe_of(interview: Interview, step: Step) -> Recipe:
    """Return what the form of *step* is made from."""
    asking = interview.asking
    said = (spoken(), interview.language, asking.draft.get(step.key))
    return (*said, step, asking.people, asking.screened_on, asking.screener)


def asked_fields(step: Step) -> tuple[Field, ...]:
    """Return the fields of *step*; a young worker's own name is known and not asked again."""
    knows_name = "child" in step.about
    return tuple(
        field for field in step.question.fields if not (knows_name and field.key == "person")
    )


@cache
def pictures_of(pack: str, kinds: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return a drawing for each kind of work; a question mark where the pack has none."""
    drawn = {}
    for kind in kinds:
        place = resource("screeners", pack, "pictures", f"{kind}.svg")
        drawn[kind] = place.read_bytes() if place.is_file() else icon_drawing("question")
    return drawn
