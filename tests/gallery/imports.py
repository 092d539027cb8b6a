"""Reading a school's list in: what the file is, its columns, three students, and the report."""

from collections.abc import Iterator
from pathlib import Path

from tests.gallery.plates import Plate, plate
from tests.gallery.studio import Studio
from ui.imports.page import ImportsPage
from ui.widgets.list_box import ListBox

LONG = "Wilhelmina Alexandrina Fernandez-Villavicencio de la Concepción"
ASPEN = (
    "state_id,local_id,enrollment_status,full_name,home_language,student_address,grade,"
    "registration_date,date_of_birth,school_local_id,primary_phone\n"
    '1000000001,700000,Active,"Pérez Tzoc, Lucía",Spanish,"72 Rivet St, Dartmouth",04,2020-09-08,'
    "2017-03-13,02010115,5085551486\n"
    f'411,700001,Active,"{LONG}, Ana",Haitian Creole,"574 Rivet St, Fairhaven",05,2020-09-08,'
    "2016-03-13,02010115,5085551688\n"
    ',700002,Active,"Nguyễn, Hương",Vietnamese,"120 Coggeshall St, Wareham",08,2020-08-11,'
    "2013-11-27,02010405,5085550965\n"
    ',700003,Active,"Jean-Baptiste, Wilner",French,"155 Rivet St, Acushnet",12,2020-08-14,'
    "2009-33-28,02010505,5085553822\n"
)
TABLE = "Pupil,Born on,Number\nAna Tum,03/04/2017,1\nLuz Tum,05/06/2015,2\n"


def imports(studio: Studio) -> Iterator[Plate]:
    """Say from when it counts, choose a table by its columns, then read an Aspen export in."""
    studio.flow.show_settings()
    studio.settle(20)
    studio.part("settings_go_live").setFocus()
    yield plate(studio, "settings-lists")
    studio.fill("settings_go_live", "august")
    studio.click("settings_keep_go_live")
    yield plate(studio, "settings-lists-refused")
    studio.fill("settings_go_live", "8/15/2025")
    studio.click("settings_keep_go_live")
    studio.click("settings_open_imports")
    yield plate(studio, "imports")
    _open(studio, "table.csv", TABLE)
    studio.click("imports_change_columns")
    yield plate(studio, "imports-columns")
    _open(studio, "aspen.csv", ASPEN)
    yield plate(studio, "imports-looked")
    box = studio.part("imports_sender")
    assert isinstance(box, ListBox)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    studio.keys("Dartmouth")
    yield plate(studio, "imports-sender")
    _read_in(studio)
    yield plate(studio, "imports-refused")
    studio.click("imports_rows_good")
    _read_in(studio)
    yield plate(studio, "imports-read")
    studio.shell.top.focus_find()
    studio.shell.top.find_box.setText("tzoc lucia")
    yield plate(studio, "families-known")
    studio.shell.top.find_box.clear()


def _open(studio: Studio, name: str, content: str) -> None:
    """Let the page look at a file with *content*."""
    place = Path(studio.folder) / name
    place.write_text(content, encoding="utf-8")
    page = studio.part("imports_page")
    assert isinstance(page, ImportsPage)
    page.open_file(place)
    studio.until(studio.part("imports_choose").isEnabled)


def _read_in(studio: Studio) -> None:
    studio.click("imports_start")
    studio.until(studio.part("imports_report").isVisible)
