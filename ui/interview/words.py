"""The pack's words for one step, in the clerk's language and in the family's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Person
from mmep_desktop.domain.screener import Wording
from mmep_desktop.domain.steps import Asking, Step
from mmep_desktop.words import spoken
from ui.widgets.text import isolated, reads_right_to_left

_GAP = re.compile(r"\{(\w+)\}")


class Both(NamedTuple):
    """The same words twice: for the clerk and for the family."""

    clerk: str
    family: str

    @property
    def second(self) -> str:
        """The clerk's words where they differ from the family's, else nothing."""
        return "" if self.clerk == self.family else self.clerk


@dataclass(frozen=True, slots=True)
class StepWords:
    """Everything that is said about one step; *people* are the household, by row."""

    step: Step
    clerk: Wording
    family: Wording
    people: tuple[Person, ...]

    def family_only(self) -> "StepWords":
        """Return the words for the family's side: nothing in the clerk's language."""
        return replace(self, clerk=self.family)

    def ask(self) -> Both:
        """Return the question itself."""
        return self._filled("ask")

    def say(self) -> Both:
        """Return how to say it in other words; empty where the pack has no such line."""
        return self._filled("say")

    def short(self) -> str:
        """Return the clerk's few words for the step, told apart from others of its question."""
        short = self.clerk.get(f"{self.step.question.id}.short")
        number = self.step.about.get("number", "1")
        if number != "1":
            return f"{short} ({number})"
        return " · ".join(part for part in (short, self._subject()) if part)

    def option(self, code: str) -> Both:
        """Return the words of one choice; a young person is called by name."""
        if code.startswith("child:"):
            name = self._name_at(int(code.removeprefix("child:")))
            return Both(name, name)
        return self._each(*self._option_keys(code))

    def short_option(self, code: str) -> str:
        """Return the clerk's words of one choice, a young person by the first name alone."""
        if not code.startswith("child:"):
            return self.option(code).clerk
        row = int(code.removeprefix("child:"))
        name = self.people[row].name if row < len(self.people) else Name()
        return name.used or name.first or name.shown

    def instead(self, code: str) -> Both:
        """Return the words of an answer that stands in place of a list."""
        return self._each(f"{self.step.question.id}.choice.{code}")

    def hint(self, code: str) -> Both:
        """Return what a kind of work includes."""
        return self._each(f"kind.{code}.hint")

    def field(self, key: str) -> Both:
        """Return the name of one field."""
        return self._each(f"field.{key}")

    def field_choice(self, key: str, code: str) -> Both:
        """Return one choice of one field."""
        return self._each(f"field.{key}.choice.{code}")

    def _option_keys(self, code: str) -> tuple[str, ...]:
        own = f"{self.step.question.id}.choice.{code}"
        return (f"kind.{code}", own) if self.step.question.id == "worked" else (own, f"who.{code}")

    def _each(self, *keys: str) -> Both:
        return Both(_first(self.clerk, keys), _first(self.family, keys))

    def _filled(self, part: str) -> Both:
        key = f"{self.step.question.id}.{part}"
        return Both(self._fill(self.clerk, key), self._fill(self.family, key))

    def _fill(self, wording: Wording, key: str) -> str:
        text = wording.get(key)
        gaps = _gaps(self.step.about, wording, rtl=reads_right_to_left(text))
        return _GAP.sub(lambda gap: gaps.get(gap[1], ""), text)

    def _subject(self) -> str:
        """Tell one step from another of the same question: which child, whose work, which kind."""
        about = self.step.about
        if child := about.get("child"):
            named = (one.name for one in self.people if one.name.shown == child)
            return next((name.used or name.first or child for name in named), child)
        who = self.clerk.get(f"who.{about['who']}") if "who" in about else ""
        return who or self.clerk.get(f"kind.{about.get('kind', '')}")

    def _name_at(self, row: int) -> str:
        return self.people[row].name.shown if row < len(self.people) else ""


def words_of(asking: Asking, step: Step, language: str) -> StepWords:
    """Return the words of *step* for a family that speaks *language*.

    A pack that does not speak the window's language shows the clerk its English.
    """
    screener = asking.screener
    return StepWords(step, screener.wording(spoken()), screener.wording(language), asking.people)


def _gaps(about: Mapping[str, str], wording: Wording, *, rtl: bool) -> dict[str, str]:
    """Return what stands in the gaps of a text; a name in another script keeps its direction."""
    gaps = dict(about)
    for gap in ("kind", "who"):
        if gap in about:
            gaps[gap] = wording.get(f"{gap}.{about[gap]}")
    if child := about.get("child"):
        whole = isolated(child) if rtl != reads_right_to_left(child) else child
        gaps["child"] = whole
        if "who" in about:
            gaps["who"] = whole
    return gaps


def _first(wording: Wording, keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := wording.get(key))), "")
