"""The full-text index under which children are found: FTS5, inside the encrypted store.

A child has two rows: one for who it is, and one for the numbers that its family's screenings were
given, so that a number is added without touching what was there.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from mmep_desktop.domain.finding import LEVELS, Part, Reading, Term
from mmep_desktop.storage.near_words import slips_allowed, terms_near
from mmep_desktop.storage.search_words import SearchWords, column_of

_ROWS_A_CHILD = 2
_WHO, _NUMBERS = range(_ROWS_A_CHILD)

_ROW = text("SELECT names, sounds, figures FROM search_index WHERE rowid = :row")
_FORGET = text("DELETE FROM search_index WHERE rowid = :row")
_KEEP = text(
    "INSERT INTO search_index (rowid, names, sounds, figures)"
    " VALUES (:row, :names, :sounds, :figures)"
)
_FIND = text(
    "SELECT rowid FROM search_index WHERE search_index MATCH :asked ORDER BY rowid DESC LIMIT :most"
)
REBUILD = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
"""Writes the whole index anew from its rows: of a word that nobody has, no piece stays in it."""

_NAMES = text("SELECT term FROM search_vocabulary WHERE col = 'names' AND term >= 'a'")
"""Figures stand before letters: the many words of phones and dates are not read."""


NOTHING = dict.fromkeys(("names", "sounds", "figures"), "")
"""What is kept of no words: there is no row then."""


class SearchIndex:
    """The index behind one session; a child is known to it by its *entry*."""

    def __init__(self, session: Session | Connection) -> None:
        self._session = session

    def keep(self, entry: int, words: SearchWords) -> None:
        """Let the child be found by *words* and no longer by others."""
        self._keep(rows_of(entry)[_WHO], words)

    def keep_numbers(self, entry: int, words: SearchWords) -> None:
        """Let the child be found by the *words* for its family's numbers."""
        self._keep(rows_of(entry)[_NUMBERS], words)

    def add(self, words: Iterable[tuple[int, SearchWords]]) -> None:
        """Let many children who are new be found; each comes with its entry."""
        rows = [{"row": rows_of(entry)[_WHO], **kept_words(each)} for entry, each in words]
        if rows:
            self._session.execute(_KEEP, rows)

    def forget(self, entries: Sequence[int]) -> None:
        """Let the children be found by nothing any more."""
        rows = [_ROWS_A_CHILD * entry + row for entry in entries for row in (_WHO, _NUMBERS)]
        if rows:
            self._session.execute(_FORGET, [{"row": row} for row in rows])

    def entries(self, asked: str, most: int) -> tuple[int, ...]:
        """Return the entries that match *asked*, the last added first, *most* or fewer."""
        rows = self._session.scalars(_FIND, {"asked": asked, "most": _ROWS_A_CHILD * most})
        return tuple(dict.fromkeys(row // _ROWS_A_CHILD for row in rows))[:most]

    def names(self) -> Sequence[str]:
        """Return every word of a name."""
        return self._session.scalars(_NAMES).all()

    def _keep(self, row: int, words: SearchWords) -> None:
        new = kept_words(words)
        known = self._session.execute(_ROW, {"row": row}).mappings().one_or_none()
        if new == dict(known or NOTHING):
            return
        if known:
            self._session.execute(_FORGET, {"row": row})
        if new != NOTHING:
            self._session.execute(_KEEP, {"row": row, **new})


def rows_of(entry: int) -> tuple[int, int]:
    """Return the row for who a child is, and the one for the numbers that its family was given."""
    return _ROWS_A_CHILD * entry + _WHO, _ROWS_A_CHILD * entry + _NUMBERS


def kept_words(words: SearchWords) -> dict[str, str]:
    """Return what is kept of *words* in each column."""
    return {
        "names": " ".join(sorted(words.names)),
        "sounds": " ".join(sorted(words.sounds)),
        "figures": " ".join(sorted(words.figures)),
    }


def asked_at(readings: Sequence[Reading], level: int) -> str:
    """Return the FTS5 expression for whom *readings* lead to at *level* or better."""
    return _either(
        _all([_either([_term(term) for term in part.up_to(level)]) for part in reading])
        for reading in readings
    )


def parts_that_slip(readings: Sequence[Reading]) -> set[Part]:
    """Return the words as they were typed, and the figures however they were put together."""
    as_typed = set(readings[0]) if readings else set()
    parts = {part for reading in readings for part in reading}
    return as_typed | {part for part in parts if part.typed[0].isdecimal()}


def may_have_slipped(readings: Sequence[Reading]) -> bool:
    """Whether anything in *readings* is long enough that a slip in it is forgiven."""
    return any(slips_allowed(word) for part in parts_that_slip(readings) for word in part.typed)


def asked_nearly(readings: Sequence[Reading], slips: int, names: Sequence[str]) -> str:
    """Return the expression for whom *readings* lead to only after so many *slips* in a word.

    Empty when nothing is near to what was typed.
    """
    near = {part: terms_near(part, slips, names) for part in parts_that_slip(readings)}
    meant = [
        _all(
            [
                _either(map(_term, (*part.up_to(LEVELS[-1]), *near.get(part, ()))))
                for part in reading
            ]
        )
        for reading in readings
        if any(near.get(part) for part in reading)
    ]
    return f"{_either(meant)} NOT {asked_at(readings, LEVELS[-1])}" if meant else ""


def _term(term: Term) -> str:
    return f'{column_of(term)} : "{term.text}"' + ("" if term.is_whole else " *")


def _either(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _all(expressions: Iterable[str]) -> str:
    return f"({' AND '.join(expressions)})"
