"""The pages that change who opens the desk, before a small real desk of their own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.center import Role
from mmep_desktop.services.desk import Desk
from mmep_desktop.services.unlocked import Unlocked
from mmep_desktop.settings import Settings
from tests.gallery import content
from tests.gallery.partners import partners, second_supervisor
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from tests.prepared_desk import GIVEN, PASSPHRASE, desk_of, entrance
from tests.security.fake_keyring import FakeKeyring
from ui.recovery.arriving_page import ArrivingPage, Way
from ui.recovery.ways import enroll_way, recover_way
from ui.safekeeping import Safekeeping
from ui.settings.page import SettingsPage
from ui.settings.safekeeping_card import doors

LONG_NAME = "Guadalupe Fernández-Villavicencio de la Concepción Montenegro"
KEYRING = FakeKeyring()
PATIENT = 20


@contextmanager
def small_desk() -> Iterator[tuple[Path, Unlocked, Desk]]:
    """Open a real desk with one supervisor and a center with long names."""
    with tempfile.TemporaryDirectory(prefix="mmep-gallery-") as folder:
        given = replace(GIVEN, supervisor=LONG_NAME, center_name=content.CENTER)
        unlocked = entrance(Path(folder), KEYRING).set_up(given)
        try:
            yield Path(folder), unlocked, desk_of(unlocked, Path(folder))
        finally:
            unlocked.store.close()


def safekeeping(studio: Studio) -> Iterator[Plate]:
    """Show the card in the settings and every page behind it."""
    with small_desk() as (folder, _unlocked, desk):
        pages = Safekeeping(desk, studio.shell.show_page, _nothing, studio.shell)
        settings = _settings_of(desk, folder)
        shown = {"settings_real": lambda: settings, **pages.clerks.pages(), **pages.keys.pages()}
        for code, make in shown.items():
            studio.shell.add_page(code, make)
        studio.shell.show_page("settings_real")
        settings.show_settings()
        studio.settle(PATIENT)
        studio.part("settings_open_clerks").setFocus(Qt.FocusReason.TabFocusReason)
        yield plate(studio, "settings-safekeeping")
        yield from _keys(studio, pages)
        yield from _clerks(studio, pages, desk)
        yield from _passphrase(studio, pages)
        second_supervisor(desk)
        yield from partners(studio, desk, folder)
        studio.flow.show_today()
        for code in shown:
            studio.shell.drop_page(code)
        studio.settle()


def arriving(studio: Studio) -> Iterator[Plate]:
    """Show the two ways in without a passphrase."""
    with small_desk() as (folder, unlocked, desk):
        assert desk.clerks
        assert desk.recovery
        code = desk.clerks.invite(LONG_NAME, Role.SUPERVISOR).code
        key = desk.recovery.begin().key
        desk.recovery.confirm(key)
        unlocked.store.close()
        entering = entrance(folder, KEYRING)
        yield from _way(studio, enroll_way(entering), code)
        yield from _way(studio, recover_way(entering), key)


def _way(studio: Studio, way: Way, typed: str) -> Iterator[Plate]:
    page = ArrivingPage(way)
    studio.window.show_door(way.name, page)
    page.show_way()
    yield plate(studio, way.name)
    studio.keys("XC8Y", Qt.Key.Key_Return)
    yield plate(studio, f"{way.name}-unreadable")
    page.show_way()
    studio.keys(*typed.split("-"), Qt.Key.Key_Return)
    studio.until(lambda: bool(page.findChildren(QWidget, f"{way.name}_choosing")))
    studio.settle(PATIENT)
    yield plate(studio, f"{way.name}-passphrase")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, f"{way.name}-passphrase-refused")
    page.close_desk()


def _keys(studio: Studio, pages: Safekeeping) -> Iterator[Plate]:
    pages.open("keys")
    yield plate(studio, "keys-without-recovery")
    studio.click("keys_make")
    studio.settle(PATIENT)
    yield plate(studio, "recovery-shown")
    key = "-".join(
        str(studio.part(f"recovery_shown_{each}").property("text")).strip("\u2068\u2069")
        for each in range(1, 8)
    )
    studio.click("recovery_go_on")
    yield plate(studio, "recovery-typed")
    another = "W" if key[4] != "W" else "X"
    studio.keys(f"{key[:4]}{another}", *key.split("-")[1:], Qt.Key.Key_Return)
    yield plate(studio, "recovery-other")
    studio.click("recovery_back")
    studio.click("recovery_go_on")
    studio.keys(*key.split("-"), Qt.Key.Key_Return)
    studio.until(studio.part("recovery_done").isVisible)
    yield plate(studio, "recovery-done")
    studio.click("recovery_go_on")
    yield plate(studio, "keys")


def _clerks(studio: Studio, pages: Safekeeping, desk: Desk) -> Iterator[Plate]:
    assert desk.clerks
    desk.clerks.invite("Ana Souza", Role.CLERK)
    gone = desk.clerks.invite("Jean-Robert Philogène", Role.AUDITOR)
    desk.clerks.remove(gone.clerk.id)
    pages.open("clerks")
    yield plate(studio, "clerks")
    studio.click("clerks_new")
    yield plate(studio, "new-clerk")
    studio.keys(Qt.Key.Key_Return)
    studio.fill("new_clerk_name", LONG_NAME)
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "new-clerk-refused")
    studio.click("new_clerk_role_exporter")
    studio.keys(Qt.Key.Key_Return)
    studio.until(studio.part("new_clerk_code").isVisible)
    yield plate(studio, "new-clerk-code")
    studio.click("new_clerk_go_on")
    studio.keys(Qt.Key.Key_Return)
    yield plate(studio, "clerk")
    studio.click("clerk_remove")
    yield plate(studio, "clerk-asked")
    studio.click("clerk_sure")
    studio.until(lambda: not studio.part("clerk_remove_card").isVisible())
    yield plate(studio, "clerk-taken-off")
    only = next(line for line in desk.clerks.lines() if not line.may_leave)
    studio.shell.show_page("clerks")
    pages.clerks.show_clerk(only)
    yield plate(studio, "clerk-only-supervisor")


def _passphrase(studio: Studio, pages: Safekeeping) -> Iterator[Plate]:
    pages.open("passphrase")
    yield plate(studio, "passphrase")
    studio.keys(PASSPHRASE)
    studio.click("new_suggest")
    studio.keys("something else", Qt.Key.Key_Return)
    yield plate(studio, "passphrase-refused")


def _settings_of(desk: Desk, folder: Path) -> SettingsPage:
    known = ("passphrase", "clerks", "keys", "partners")
    return SettingsPage(
        desk.settings,
        desk.screeners,
        Settings(),
        _nothing,
        desk.paperwork.printers,
        folder,
        tuple(door for door in doors(Role.SUPERVISOR) if door.code in known),
    )


def _nothing(*_given: object) -> None:
    """Leave everything as it is."""
