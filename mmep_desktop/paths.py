"""Where the program's files live on this computer; nothing is made by asking."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path

PROGRAM = "mmep-desktop"
ADDED_PACKS = "screeners"
"""The folder beside the store into which a technician puts new screener packs."""

SET_ASIDE = "backups-set-aside-"
"""How the folders begin that hold what could not be read, until nothing in them may be kept."""

LEFT_BY_A_SET_UP = ("store.mmep", "store.mmep-wal", "store.json", "keys.json", "keys.json.1")
"""Files of which any one means that there is, or was, a desk that must not be set up anew."""


def desk_folder() -> Path:
    """Return the folder of the encrypted store; of this machine only, never a roaming one."""
    return user_data_path(PROGRAM, appauthor=False, roaming=False)


def settings_file() -> Path:
    """Return the file of the window's settings, which hold nothing about anybody."""
    return user_config_path(PROGRAM, appauthor=False, roaming=False) / "settings.json"


def was_set_up(folder: Path) -> bool:
    """Whether *folder* holds a desk, or what is left of one after a file was lost."""
    return any((folder / name).exists() for name in LEFT_BY_A_SET_UP)
