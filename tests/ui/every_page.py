"""One round through every page of the gallery in one language and theme, and what was seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mmep_desktop.words import ENGLISH, speak
from tests.gallery.doors import doors
from tests.gallery.fit import faults_of, name_of, out_of_sight
from tests.gallery.interviews import details, interviews
from tests.gallery.keeping import keeping
from tests.gallery.lists import lists
from tests.gallery.outcomes import outcomes
from tests.gallery.plates import Plate
from tests.gallery.receive import receive
from tests.gallery.records import records
from tests.gallery.reports import reports
from tests.gallery.schools import schools
from tests.gallery.sight import has_ring, inks_on_grounds, unnamed
from tests.gallery.studio import AT_100, AT_200, Studio
from tests.gallery.tab_walk import backwards, reachable, stops
from ui.theme.palette import LIGHT, Palette
from ui.theme.style import apply_theme

KEY_BESIDE = ("_born_season", "_born_about", "_born_unknown")
"""Buttons of a new child's birth date: their letters act in the field, so Tab may pass them by."""

LATE = 20


@dataclass(frozen=True)
class Round:
    """In which language, for which families, in which theme, and whether Tab walks each page."""

    window: str
    families: tuple[str, ...]
    palette: Palette = LIGHT
    walked_at: tuple[int, int] | None = AT_100

    def __str__(self) -> str:
        return f"{self.window}, {self.palette.name}"


@dataclass
class Seen:
    """Every fault by its kind, and every ink that was seen on a ground."""

    pages: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    backwards: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    ringless: list[str] = field(default_factory=list)
    stops: int = 0
    inks: dict[tuple[str, str], str] = field(default_factory=dict)


def plates(studio: Studio, families: tuple[str, ...]) -> Iterator[Plate]:
    """Open every page in turn, the locked ones first; *families* are the languages asked in."""
    yield from doors(studio)
    studio.unlock()
    yield from lists(studio)
    yield from chain.from_iterable(interviews(studio, language) for language in families)
    yield from details(studio)
    yield from outcomes(studio)
    yield from records(studio)
    yield from keeping(studio)
    yield from reports(studio)
    yield from schools(studio)
    yield from receive(studio)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in *language* for a while."""
    speak(language)
    try:
        yield
    finally:
        speak(ENGLISH)


def look_at_all(round_: Round) -> Seen:
    """Open every page, at both sizes, and write down what was seen."""
    seen = Seen()
    with speaking(round_.window):
        studio = Studio(round_.palette)
        for plate in plates(studio, round_.families):
            seen.pages.append(plate.name)
            _look(studio, plate, round_, seen)
        studio.close()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, LIGHT)
    return seen


def _look(studio: Studio, plate: Plate, round_: Round, seen: Seen) -> None:
    focused = QApplication.focusWidget()
    for size in (AT_200, AT_100):
        resize(studio, plate.window, size)
        where = f"{plate.name} at {size[0]}"
        seen.cut += [f"{where}: {fault}" for fault in _faults_at_rest(studio, plate.window)]
        if plate.window.size().toTuple() != size and plate.window is studio.window:
            seen.cut.append(f"{where}: the window is {plate.window.size().toTuple()}")
        if size == round_.walked_at and plate.name != "interview-languages":
            _walk(studio, plate, round_.palette, seen)
            if focused is not None and isValid(focused):
                focused.setFocus()
                studio.settle()
    seen.nameless += [f"{plate.name}: {fault}" for fault in unnamed(plate.window)]
    for ink, ground, part in inks_on_grounds(plate.window, round_.palette):
        seen.inks.setdefault((ink, ground), f"{plate.name}: {part}")


def _faults_at_rest(studio: Studio, window: QWidget) -> list[str]:
    """Look again where something is cut: what is listed late may still be finding its place."""
    if not faults_of(window):
        return []
    studio.settle(LATE)
    return faults_of(window)


def _hidden_at_rest(studio: Studio, part: QWidget) -> bool:
    """Look again where the focus is out of sight: the page may still be following it."""
    if not out_of_sight(part):
        return False
    studio.settle(LATE)
    return out_of_sight(part)


def resize(studio: Studio, window: QWidget, size: tuple[int, int]) -> None:
    """Let the desk's window, or the family's, be of *size*; a list that is open keeps its own."""
    if window is not studio.window and window.objectName() != "family_side":
        return
    if window.isFullScreen():
        window.showNormal()
    window.resize(*size)
    studio.settle()


def _walk(studio: Studio, plate: Plate, palette: Palette, seen: Seen) -> None:
    walked = []
    for part in stops(plate.window):
        studio.settle(1)
        walked.append(part)
        if _hidden_at_rest(studio, part):
            seen.hidden.append(f"{plate.name}: {name_of(part)}")
        if not has_ring(part, palette) and part.objectName() != "blank_page":
            seen.ringless.append(f"{plate.name}: {name_of(part)}")
    missed = (name_of(part) for part in reachable(plate.window) - set(walked))
    seen.lost += [f"{plate.name}: {name}" for name in missed if not name.endswith(KEY_BESIDE)]
    seen.backwards += [f"{plate.name}: {one} to {other}" for one, other in backwards(walked)]
    seen.stops += len(walked)
