"""The window's own settings: how it looks and which printer it uses; nothing about anybody."""

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path


class Look(StrEnum):
    """The three palettes."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """What one computer account chose."""

    look: Look = Look.LIGHT
    printer: str = ""


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
        if key in known and isinstance(value, str)
    }
    if texts.get("look") not in set(Look):
        texts.pop("look", None)
    look = Look(texts.pop("look", Look.LIGHT))
    return Settings(look=look, **texts)


def write_settings(file: Path, settings: Settings) -> None:
    """Keep *settings*; a computer that does not let us is no reason to stop the desk."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps(asdict(settings)), "utf-8")
        beside.replace(file)
    except OSError:
        return
