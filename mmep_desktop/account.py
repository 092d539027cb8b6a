"""One computer account: where its records lie, and what it chose of the window."""

from dataclasses import dataclass
from pathlib import Path

from mmep_desktop import paths
from mmep_desktop.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Account:
    """*folder* is that of the records; neither it nor the file need be there yet."""

    folder: Path
    settings_file: Path
    settings: Settings


def this_account() -> Account:
    """Return the account that runs the program, with its settings as they are now."""
    file = paths.settings_file()
    return Account(paths.desk_folder(), file, read_settings(file))
