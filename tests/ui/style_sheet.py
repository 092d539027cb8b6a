"""The style sheet as Qt reads it: which rule gives a part its ink, its ground and its edge."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from PySide6 import QtWidgets
from PySide6.QtWidgets import QWidget

from resources import resource

STATES = ("", "hover", "pressed", "checked", "disabled", "selected", "read-only")
_USED = {"QAbstractButton", "QLineEdit", "QComboBox", "QPlainTextEdit"}
_READ = {*_USED, "QLabel", "QToolTip", "QHeaderView", "QMenu", "QTableView"}
CLEAR = {"transparent", "0", "none"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PARTS = re.compile(
    r"(?P<exact>\.)?(?P<kind>[A-Z]\w+|\*)?(?P<rest>(#\w+|\[[^\]]+\]|::[\w-]+|:[\w-]+)*)"
)
_ATTRIBUTE = re.compile(r'\[(\w+)="([^"]*)"\]')


@dataclass(frozen=True)
class Part:
    """One part as a selector describes it: its kind, name, properties, and the piece of it."""

    kind: str = "*"
    is_exact: bool = False
    name: str = ""
    properties: frozenset[tuple[str, str]] = frozenset()
    piece: str = ""
    states: frozenset[str] = frozenset()

    def matches(self, other: "Part", state: str) -> bool:
        """Whether this selector fits *other* while it is in *state*."""
        fits_kind = self.kind in ({other.kind, "*"} if self.is_exact else {*kinds_of(other), "*"})
        return (
            fits_kind
            and self.name in {"", other.name}
            and self.properties <= other.properties
            and self.piece == other.piece
            and self.states <= {state}
        )

    @property
    def weight(self) -> int:
        """How much the selector counts: a name over properties and states, those over a kind."""
        many = len(self.properties) + len(self.states)
        return 100 * bool(self.name) + 10 * many + (self.kind != "*") + bool(self.piece)


@dataclass(frozen=True)
class Rule:
    """One selector, from the outermost part to the one it is about, and what it says."""

    path: tuple[Part, ...]
    says: dict[str, str] = field(hash=False)
    place: int

    @property
    def weight(self) -> tuple[int, int]:
        return sum(part.weight for part in self.path), self.place

    def fits(self, path: Sequence[Part], state: str) -> bool:
        """Whether the rule is about the last part of *path*."""
        if not self.path[-1].matches(path[-1], state):
            return False
        outer = list(path[:-1])
        for part in reversed(self.path[:-1]):
            while outer and not part.matches(outer[-1], state):
                outer.pop()
            if not outer:
                return False
            outer.pop()
        return True


def rules() -> tuple[Rule, ...]:
    """Read the style sheet, its colours still under their names."""
    text = resource("styles", "desk.qss").read_text(encoding="utf-8")
    found = []
    for place, (selectors, body) in enumerate(_RULE.findall(_COMMENT.sub("", text))):
        says = dict(_declarations(body))
        paths = (each.replace(">", " ").split() for each in selectors.split(","))
        found += [Rule(tuple(map(_part, path)), says, place) for path in paths]
    return tuple(found)


def said(sheet: Sequence[Rule], path: Sequence[Part], state: str, what: str) -> str:
    """Return what the strongest rule says about *what* of the last part of *path*."""
    fitting = [rule for rule in sheet if what in rule.says and rule.fits(path, state)]
    return max(fitting, key=lambda rule: rule.weight).says[what] if fitting else ""


def ink_of(sheet: Sequence[Rule], path: Sequence[Part], state: str) -> str:
    """Return the name of the colour of the words."""
    return _token(said(sheet, path, state, "color"))


def ground_of(sheet: Sequence[Rule], path: Sequence[Part], state: str) -> str:
    """Return the name of the colour below the words; empty when it shows through to the page."""
    for end in range(len(path), 0, -1):
        ground = said(sheet, path[:end], state, "background")
        if ground and ground not in CLEAR:
            return _token(ground)
    return ""


def edge_of(sheet: Sequence[Rule], path: Sequence[Part], state: str) -> str:
    """Return the name of the colour of the outline; empty when there is none."""
    border = said(sheet, path, state, "border")
    edge = said(sheet, path, state, "border-color") or border.rpartition(" ")[2]
    return "" if edge in {"", *CLEAR} else _token(edge)


def kinds_of(part: Part) -> frozenset[str]:
    """Return the names of the classes that a part of this kind is of."""
    return _kinds(part.kind)


@cache
def _kinds(kind: str) -> frozenset[str]:
    found = _class_of(kind)
    return frozenset(each.__name__ for each in found.__mro__) if found else frozenset({kind})


def takes_keys(part: Part) -> bool:
    """Whether somebody can press this part or type into it."""
    return bool(_USED & kinds_of(part)) and not part.piece


def has_words(part: Part) -> bool:
    """Whether there is anything to read on this part itself."""
    return bool(_READ & kinds_of(part)) and part.piece in {"", "item", "section"}


def unknown_kinds(sheet: Sequence[Rule]) -> set[str]:
    """Return the kinds that the style sheet speaks of and no part of the window is of."""
    kinds = {part.kind for rule in sheet for part in rule.path}
    return {kind for kind in kinds - {"*"} if _class_of(kind) is None}


def _class_of(kind: str) -> type | None:
    return _own_kinds(QWidget).get(kind) or getattr(QtWidgets, kind, None)


def _own_kinds(kind: type) -> dict[str, type]:
    found = {kind.__name__: kind}
    each: type
    for each in type.__subclasses__(kind):
        found |= _own_kinds(each)
    return found


def _part(selector: str) -> Part:
    read = _PARTS.fullmatch(selector)
    if read is None:
        raise ValueError(selector)
    rest = read["rest"]
    plain = _ATTRIBUTE.sub("", rest)
    return Part(
        kind=read["kind"] or "*",
        is_exact=bool(read["exact"]),
        name="".join(re.findall(r"#(\w+)", plain)),
        properties=frozenset(_ATTRIBUTE.findall(rest)),
        piece="".join(re.findall(r"::([\w-]+)", plain)),
        states=frozenset(re.findall(r"(?<!:):([\w-]+)", plain)) - {"vertical", "horizontal"},
    )


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for each in filter(str.strip, body.split(";")):
        name, _colon, value = each.partition(":")
        yield name.strip(), value.strip()


def _token(value: str) -> str:
    return value.rpartition("$")[2]
