"""The window's own settings: look, printer, language, lock; nothing about anybody."""

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.words import LANGUAGES

IDLE_MINUTES = range(1, 16)
"""After how many minutes without a touch the desk may lock itself."""


class Look(StrEnum):
    """The three palettes."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """What one computer account chose; without a *language* the window speaks the account's."""

    look: Look = Look.LIGHT
    printer: str = ""
    language: str = ""
    idle_minutes: int = 10


def read_settings(file: Path) -> Settings:
    """Return the settings in *file*; whatever is missing or unreadable is the default."""
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = {field.name for field in fields(Settings)}
    texts = {
        key: value
        for key, value in (told.items() if isinstance(told, dict) else ())
        if key in known - {"idle_minutes"} and isinstance(value, str)
    }
    if texts.get("look") not in set(Look):
        texts.pop("look", None)
    look = Look(texts.pop("look", Look.LIGHT))
    if texts.get("language") not in LANGUAGES:
        texts.pop("language", None)
    minutes = _minutes(told.get("idle_minutes") if isinstance(told, dict) else None)
    return Settings(look=look, idle_minutes=minutes, **texts)


def write_settings(file: Path, settings: Settings) -> None:
    """Keep *settings*, or raise ``DeskError(SETTINGS_NOT_KEPT)`` and leave the old ones whole."""
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings)), "utf-8")
        beside.replace(file)
    except OSError as refusal:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise DeskError(Problem.SETTINGS_NOT_KEPT, errno=refusal.errno or 0) from None


def _minutes(told: object) -> int:
    return told if type(told) is int and told in IDLE_MINUTES else Settings().idle_minutes
