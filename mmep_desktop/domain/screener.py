"""The screener as a value: what is asked, which answers count, and in whose words.

Everything that MMEP may change lives in a screener pack and arrives here as data; the rules that
turn answers into an outcome read their numbers and lists from this value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

LANGUAGES = ("en", "es", "quc", "ar", "fr", "pt", "ne", "ht", "vi", "kea")
"""The languages of MMEP and of the centers, in the order in which they are offered."""


class Form(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    TILES = "tiles"
    TICKS = "ticks"
    DATE = "date"
    PEOPLE = "people"
    FIELDS = "fields"


class FieldForm(StrEnum):
    """How one field of a question with several fields is filled."""

    TEXT = "text"
    PHONE = "phone"
    CHOICE = "choice"
    DATE = "date"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages in years, both included, of whom an add-on is asked; None leaves an end open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class After:
    """The add-on after which another one is asked, and the answers after which it is."""

    key: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a question; its key is the key under which the answers carry it.

    An add-on may be asked only where somebody of the household is of certain *ages*, or only
    *after* certain answers to another one, with which it is then switched on and off.
    """

    key: str
    form: FieldForm
    choices: tuple[str, ...] = ()
    ages: Ages | None = None
    after: After | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the pack; *id* is also the root of its wording's keys.

    Of a list to tick, *choices* can be ticked together and each of *instead* (``none``,
    ``unsure``, ``declined``) is an answer of its own that excludes the rest.
    """

    id: str
    form: Form
    choices: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    def field(self, key: str) -> Field:
        """Return the field called *key*."""
        return next(field for field in self.fields if field.key == key)


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion of the pack and the regulation that it rests on."""

    id: str
    citation: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers and lists that the rules read.

    *window_months* is the length of the window (34 CFR 200.81, "the preceding 36 months");
    *margin_months* how far before it a date is unclear rather than out; *age_limit* the birthday,
    in years, from which a person is no longer a child or youth (34 CFR 200.103);
    *may_have_finished_at* the age in years from which schooling is asked. *both_needed* says
    whether a move without the work, or the work without a move, ends in no referral.
    """

    window_months: int
    margin_months: int
    age_limit: int
    may_have_finished_at: int
    both_needed: bool
    counting_kinds: frozenset[str]
    counting_workers: frozenset[str]
    counting_statuses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The pack's words in one language; *reviewed_by* is empty while nobody has reviewed them."""

    language: str
    reviewed_by: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return the words for *key*, such as ``moved.ask`` or ``kind.crops``."""
        return self.texts[key]

    def get(self, key: str) -> str:
        """Return the words for *key*, or nothing where the pack has none."""
        return self.texts.get(key, "")


@dataclass(frozen=True)
class Screener:
    """One published version of the screener; it is never edited afterwards."""

    id: str
    version: str
    applies_from: date
    approved_by: str
    parameters: Parameters
    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    contact: tuple[Field, ...]
    add_ons: tuple[Field, ...]
    child_fields: tuple[Field, ...]
    wordings: Mapping[str, Wording]
    fingerprint: str

    @property
    def is_draft(self) -> bool:
        """Whether MMEP has yet to approve these words; a draft says so on screen and paper."""
        return not self.approved_by

    def question(self, id_: str) -> Question:
        """Return the question called *id_*. Raises ``KeyError``."""
        return self._by_id[id_]

    @cached_property
    def _by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    def rule(self, id_: str) -> Rule:
        """Return the criterion called *id_*."""
        return next(rule for rule in self.rules if rule.id == id_)

    def wording(self, language: str) -> Wording:
        """Return the words in *language*, or in English where the pack does not speak it."""
        return self.wordings.get(language, self.wordings["en"])
