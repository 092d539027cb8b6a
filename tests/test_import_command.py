"""From a terminal: a list is looked into without a key, and read in with one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.bootstrap import importing_of, real_entrance
from mmep_desktop.domain.finding import readings_of
from mmep_desktop.domain.roster import Columns, Field
from mmep_desktop.paths import desk_folder
from tests.commanding import run_with_passphrase
from tests.prepared_desk import WITHOUT_KEYRING
from ui.tasks import Progress

HEADINGS = "state_id,local_id,full_name,grade,registration_date,date_of_birth\n"
LIST = HEADINGS + (
    '1000000001,700000,"Pérez Tzoc, Lucía",04,2020-09-08,2017-03-13\n'
    '411,700001,"Tum, Ana",05,2020-09-08,2016-03-13\n'
)
WRONG = LIST + ',700002,"Jean, Zoé",05,2020-09-08,2016-33-33\n'

Command = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Return how to run the command on a desk that is not set up yet, as its supervisor."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))

    def run(*arguments: str) -> tuple[int, dict[str, object]]:
        status = run_with_passphrase("import", *arguments)
        out = capsys.readouterr().out
        return status, json.loads(out) if out else {}

    return run


@pytest.fixture
def aspen(tmp_path: Path) -> Path:
    place = tmp_path / "aspen.csv"
    place.write_text(LIST, encoding="cp1252")
    return place


def test_a_dry_run_counts_what_is_in_a_list_and_needs_no_desk(
    command: Command, aspen: Path
) -> None:
    status, said = command(str(aspen), "--dry-run")
    assert status == 0
    assert (said["layout"], said["students"], said["refused"]) == ("aspen", 2, {})
    assert not desk_folder().exists()


def test_a_list_is_read_in_as_a_whole_or_its_good_rows_alone(command: Command, aspen: Path) -> None:
    real_entrance(desk_folder()).set_up(WITHOUT_KEYRING).store.close()
    aspen.write_text(WRONG, encoding="utf-8")
    status, said = command(str(aspen))
    assert (status, said["kept"]) == (4, False)
    assert said["refused_rows"] == [{"row": 4, "reason": "bad_birth_date"}]
    status, said = command(str(aspen), "--good-rows-only")
    assert (status, said["kept"], said["baseline"]) == (0, True, True)
    assert said["came_to"] == {"baseline": 2}
    status, said = command(str(aspen), "--good-rows-only")
    assert (status, said["came_to"], said["read_before"] is None) == (0, {"same": 2}, False)
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    with unlocked.store.work()() as work:
        (found,) = work.registrations.found(readings_of("tzoc lucia"), 5)
    unlocked.lock()
    assert (found.local_id, found.registered_on) == ("700000", None)


def test_a_preset_is_looked_for_in_the_records(command: Command, tmp_path: Path) -> None:
    unlocked = real_entrance(desk_folder()).set_up(WITHOUT_KEYRING)
    columns = Columns({Field.FIRST: "Given", Field.LAST: "Family", Field.LOCAL_ID: "Number"})
    importing_of(unlocked).keep_preset("Bedford", columns)
    unlocked.lock()
    place = tmp_path / "bedford.csv"
    place.write_text("Number,Given,Family\n7,Zoé,Jean\n", encoding="utf-8")
    for more in (["--dry-run"], []):
        status, said = command(str(place), "--preset", "Bedford", *more)
        assert (status, said["students"], said["source"]) == (0, 1, "columns | Bedford")
    assert command(str(place), "--preset", "Acushnet") == (1, {})


def test_a_list_that_was_read_and_not_kept_is_kept_before_the_next_one(
    command: Command, aspen: Path, tmp_path: Path
) -> None:
    unlocked = real_entrance(desk_folder()).set_up(WITHOUT_KEYRING)
    report = importing_of(unlocked).read(aspen, None, Progress())
    assert (report.is_kept, report.students, report.counts) == (True, 2, {})
    unlocked.lock()
    next_one = tmp_path / "next.csv"
    next_one.write_text(f"{HEADINGS},700009,Ixchel,05,2020-09-08,2016-03-13\n", encoding="utf-8")
    status, said = command(str(next_one))
    assert (status, said["baseline"], said["came_to"]) == (0, False, {"registered": 1})
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    with unlocked.store.work()() as work:
        assert len(work.registrations.found(readings_of("tum ana"), 5)) == 1
        assert work.waiting.first() is None
    assert unlocked.store.check(lambda _done, _total: None).is_whole
    unlocked.lock()


def test_what_cannot_be_read_changes_nothing(command: Command, tmp_path: Path) -> None:
    assert command(str(tmp_path / "nowhere.csv"), "--dry-run") == (1, {})
