"""Accounts of a computer with a desk that was set up, holding as many families as are asked for."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.storage.ids import TimedIdentifiers
from tests.benchmarks.big_store import fill
from tests.prepared_desk import WITHOUT_KEYRING, desk_of
from tests.source_tree import ROOT


def desk_folder(home: Path) -> Path:
    """Return where the records of the account with *home* lie."""
    return home / "data" / "mmep-desktop"


def account(home: Path, families: int, *, only_referred: bool = False) -> Path:
    """Set a desk up in *home* with so many families of this school year, all before today."""
    folder = desk_folder(home)
    folder.mkdir(parents=True)
    real_entrance(folder).set_up(WITHOUT_KEYRING).store.close()
    with unlocked(home) as opened:
        desk_of(opened, folder).screeners.choose()
        now = datetime.now().astimezone()
        fill(
            opened.store.work(),
            opened.center,
            opened.clerk,
            families,
            now,
            only_referred=only_referred,
        )
    return home


def copied(home: Path, to: Path) -> Path:
    """Return a copy of the account that a measurement may write in."""
    shutil.copytree(home, to)
    return to


@contextmanager
def unlocked(home: Path) -> Iterator[Unlocked]:
    """Open the store of *home* in this process, without the window."""
    opened = real_entrance(desk_folder(home)).unlock("", WITHOUT_KEYRING.passphrase)
    try:
        yield opened
    finally:
        opened.store.close()


@contextmanager
def open_desk_of(home: Path) -> Iterator[Desk]:
    """Open the desk of *home* in this process, without its window."""
    with unlocked(home) as opened:
        desk = desk_of(opened, desk_folder(home))
        desk.screeners.choose()
        yield desk


def still_to_ask(home: Path, families: int, days_ago: int = 0) -> None:
    """Register families of one child each, whom nobody asked; each is found by ``surname``."""
    on = datetime.now().astimezone().date() - timedelta(days=days_ago)
    ids = TimedIdentifiers()
    with unlocked(home) as opened, opened.store.work()() as work:
        for number in range(families):
            name = Name(first="Isabela", last_1=surname(number, days_ago))
            child = Registration(
                id=ids.new(),
                family_id=ids.new(),
                name=name,
                born="2019-04",
                school="Example Elementary",
                grade="01",
                local_id="",
                phone="508-555-0142",
                registered_on=on,
            )
            work.registrations.add(child)
        work.commit()


def surname(number: int, days_ago: int = 0) -> str:
    """Return a surname that one family has; figures in letters, for a name holds none."""
    letters = "".join("abcdefghik"[int(digit)] for digit in f"{days_ago:02}{number:04}")
    return f"Sea{letters}"


def said_by(program: str, count: int, home: Path, platform: str, **more: str) -> dict[str, Any]:
    """Run one of the programs beside this, as the account with *home*, and return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{program}", str(count)],
        cwd=ROOT,
        env=environment_of(home, platform) | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def environment_of(home: Path, platform: str) -> dict[str, str]:
    """Return the environment of a program that this account starts.

    Python keeps what it compiled, as it does where the program is installed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {f"XDG_{each}_HOME": str(home / each.lower()) for each in ("CACHE", "CONFIG", "DATA")}
    return {**kept, **folders, "HOME": str(home), "QT_QPA_PLATFORM": platform}
