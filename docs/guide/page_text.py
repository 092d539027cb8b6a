"""What stands on a page of the guide, read from its Markdown: blocks of words, and pictures."""  # noqa: INP001 - part of a script

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ONLY_ON_SCREEN = "[All pages]"
"""How the line of links begins that leads from page to page; paper has no use for it."""

BULLET = "\u2022"

_AROUND = ("paragraph", "ordered_list", "bullet_list")
AROUND = {"inline"} | {f"{name}_{end}" for name in _AROUND for end in ("open", "close")}
"""Marks of Markdown that need nothing done: what is between them says it all."""


class Look(Enum):
    """How a word is set apart from those around it."""

    PLAIN = auto()
    STRONG = auto()
    KEY = auto()
    TYPED = auto()


class Kind(Enum):
    """What a block of words is."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Bit:
    """A word, or the part of one that looks different: the comma behind a key."""

    text: str
    look: Look


Word = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A block of words; an item has its *mark*, a number or a bullet."""

    kind: Kind
    words: tuple[Word, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with what the page says of it."""

    file: Path
    words: tuple[Word, ...]


Block = Said | Shown


class NotOnPaper(Exception):
    """The page has something that its paper form does not know, such as a table."""


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield what stands on *page*, in its order. Raises ``NotOnPaper``."""
    kind, mark = Kind.PARAGRAPH, ""
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")):
        match token.type:
            case "heading_open":
                kind = Kind.TITLE if token.tag == "h1" else Kind.HEADING
            case "list_item_open":
                mark = f"{token.info}{token.markup}" if token.info else BULLET
                kind = Kind.ITEM
            case "heading_close" | "list_item_close":
                kind, mark = Kind.PARAGRAPH, ""
            case "inline" if not token.content.startswith(ONLY_ON_SCREEN):
                yield _block(page, kind, mark, token.children or ())
                mark = ""  # a second paragraph of an item goes on under its first
            case other if other not in AROUND:
                raise NotOnPaper(page.name, other)


def _block(page: Path, kind: Kind, mark: str, inside: Sequence[Token]) -> Block:
    if [part.type for part in inside] == ["image"]:
        (image,) = inside
        return Shown(page.parent / str(image.attrs["src"]), _words(image.children or ()))
    return Said(kind, _words(inside), mark)


def _words(inside: Iterable[Token]) -> tuple[Word, ...]:
    words: list[list[Bit]] = [[]]
    look = Look.PLAIN
    for part in inside:
        match part.type:
            case "text":
                _add(words, part.content, look)
            case "code_inline":
                _add(words, part.content, Look.TYPED)
            case "softbreak":
                words.append([])
            case "strong_open":
                look = Look.STRONG
            case "html_inline" if part.content == "<kbd>":
                look = Look.KEY
            case "strong_close" | "html_inline":
                look = Look.PLAIN
            case "link_open" | "link_close":
                pass
            case other:
                raise NotOnPaper(other)
    return tuple(tuple(word) for word in words if word)


def _add(words: list[list[Bit]], text: str, look: Look) -> None:
    """Add *text* to the word that is not ended yet, and begin another one at each blank."""
    for place, part in enumerate(text.split(" ")):
        if place:
            words.append([])
        if part:
            words[-1].append(Bit(part, look))
