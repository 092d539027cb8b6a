"""Keys between a center and MMEP: its own words, a first key, and one that takes its place."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from mmep_desktop.domain.center import Role
from mmep_desktop.domain.partner_keys import PartnerKind
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.services.desk import Desk
from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.partners.page import PartnersPage

OFFICE = "Massachusetts Migrant Education Program, Collaborative for Educational Services"
SECOND = "Guadalupe Fernández-Villavicencio de la Concepción Montenegro"


def partners(studio: Studio, desk: Desk, folder: Path) -> Iterator[Plate]:
    """Look at the page from the first key to a changed one, which a second person confirms."""
    file, parcels = folder / "mmep.mepkeys", SealedParcels()
    page = PartnersPage(
        desk.correspondence.partnering, lambda _owner: str(file), lambda _owner, _name: ""
    )
    studio.shell.add_page("partners_real", lambda: page)
    studio.shell.show_page("partners_real")
    page.show_partners()
    studio.until(studio.part("partners_nobody").isVisible)
    yield plate(studio, "partners")
    file.write_bytes(b"no key")
    studio.click("partners_read")
    studio.until(studio.part("partners_problem").isVisible)
    yield plate(studio, "partners-refused")
    for name in ("first", "changed"):
        file.write_bytes(parcels.new_keys(PartnerKind.MMEP, "", "", OFFICE).public.file)
        studio.click("partners_read")
        studio.until(studio.part("partners_offered").isVisible)
        yield plate(studio, f"partners-{name}")
        studio.click("partners_same_words")
        if name == "first":
            studio.until(studio.part("partners_table").isVisible)
            yield plate(studio, "partners-confirmed")
    studio.settle(20)
    yield plate(studio, "partners-second-refused")
    page.show_partners()
    studio.until(studio.part("partners_table").isVisible)
    studio.part("partners_table").setFocus(Qt.FocusReason.TabFocusReason)
    studio.keys(Qt.Key.Key_Home, Qt.Key.Key_Return)
    studio.click("partners_drop_now")
    yield plate(studio, "partners-drop")
    studio.shell.drop_page("partners_real")


def second_supervisor(desk: Desk) -> None:
    """Let somebody be there who may confirm a changed key."""
    assert desk.clerks
    desk.clerks.invite(SECOND, Role.SUPERVISOR)
