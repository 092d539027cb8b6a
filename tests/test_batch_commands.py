"""From a terminal: a batch is made, written, written again, and its receipt is taken."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.exceptions import InvalidKeyError
from python_calamine import CalamineWorkbook

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.center import Role
from mmep_desktop.domain.consent import ConsentState
from mmep_desktop.paths import desk_folder
from mmep_desktop.services.registering import NewChild
from tests.builders import replies_of_a_referral
from tests.commanding import run_with_passphrase, typed
from tests.documents.reading import flowing
from tests.mmep_office import certified, exchange_keys, file_of, written
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING, desk_of

Said = tuple[int, str, str]
HOSTILE = '=HYPERLINK("http://x","García")'


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Set a desk up with one referral, and return how to run a command as its supervisor."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    (tmp_path / "stick").mkdir()
    real_entrance(desk_folder()).set_up(WITHOUT_KEYRING).store.close()
    refer(LUCIA)

    def run(*arguments: str) -> Said:
        status = run_with_passphrase(*arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def refer(child: NewChild) -> None:
    """Register *child*, ask its family to the end, and record that consent was signed."""
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    desk = desk_of(unlocked, desk_folder())
    desk.screeners.choose()
    registered = desk.registering.register((child,), "508-555-0117")
    sitting = desk.interviewing.sit_down(registered[0].family_id, "es")
    for reply in replies_of_a_referral():
        sitting = desk.interviewing.answer(sitting, reply)
    sitting = desk.interviewing.finish(sitting)
    desk.paperwork.record_consent(sitting, ConsentState.SIGNED, by=HOSTILE)
    unlocked.lock()


def an_answer(folder: Path) -> str:
    """Exchange keys with MMEP, and return the place of what it answers to the first batch."""
    unlocked = real_entrance(desk_folder()).unlock("", WITHOUT_KEYRING.passphrase)
    work_on = unlocked.store.work("ms")
    key = exchange_keys(work_on)
    with work_on() as work:
        (batch,) = work.batches.all()
    unlocked.lock()
    return written(folder, file_of(unlocked.center, certified(batch)), key)


def opened(file: Path, words: str) -> CalamineWorkbook:
    """Open a workbook with *words*. Raises ``InvalidKeyError`` for others."""
    clear = io.BytesIO()
    with file.open("rb") as content:
        locked = msoffcrypto.OfficeFile(content)
        locked.load_key(password=words, verify_password=True)
        locked.decrypt(clear, verify_integrity=True)
    clear.seek(0)
    return CalamineWorkbook.from_filelike(clear)


def words_in(said: str) -> str:
    return said.strip().rpartition(": ")[2]


def test_a_batch_is_made_once_whatever_becomes_of_its_file(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    status, out, err = command("batch", "make", str(tmp_path / "no such folder"))
    assert (status, out) == (1, "")
    assert "MMEP-313" in err
    assert "batch write 1" in err

    stick = tmp_path / "stick"
    status, out, err = command("batch", "write", "1", str(stick))
    told = json.loads(out)
    assert (status, told["number"], told["new"], told["files"]) == (0, 1, 1, 1)
    file = Path(told["file"])
    assert [each.name for each in stick.iterdir()] == [file.name]
    assert b"Garc" not in file.read_bytes()
    book = opened(file, words_in(err))
    assert book.sheet_names == ["Referrals", "Answers", "Counts", "About"]
    heads, row = book.get_sheet_by_name("Referrals").to_python()
    child = dict(zip(heads, row, strict=True))
    assert (child["First Name"], child["Last Name 2"]) == ("Lucía", "López")
    assert child["Birth Date"] == date(2017, 5, 4)
    about = {str(what): said for what, said in book.get_sheet_by_name("About").to_python()}
    coded = {code for code in (child["New or changed"], child["Outcome"]) if code}
    assert all(any(str(what).endswith(f": {code}") for what in about) for code in coded)
    with pytest.raises(InvalidKeyError):
        opened(file, "six other words that open nothing")

    sheet = stick / "sheet.pdf"
    assert command("batch", "sheet", "1", str(sheet))[0] == 0
    assert told["sha256"] in flowing(sheet.read_bytes())
    assert "Garc" not in flowing(sheet.read_bytes())
    assert command("batch", "write", "2", str(stick))[0] == 1
    assert command("batch", "received", "1", str(about["Receipt code"]))[0] == 0
    answers = an_answer(tmp_path)
    for more, count in (("--dry-run", 1), ("--clerk=ms", 1), ("--clerk=ms", 0)):
        status, out, _err = command("answer", "apply", answers, more)
        told = json.loads(out)
        assert (status, told["file"], told["new"], told["same"]) == (0, 1, count, 1 - count)
        assert told["applied"] is (more != "--dry-run")
    (listed,) = json.loads(command("batch", "list")[1])
    assert (listed["files"], listed["received_on"]) == (1, date.today().isoformat())  # noqa: DTZ011 - the desk's own day


def test_a_large_batch_takes_the_passphrase_of_a_second_person(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    entrance = real_entrance(desk_folder())
    unlocked = entrance.unlock("", WITHOUT_KEYRING.passphrase)
    desk = desk_of(unlocked, desk_folder())
    assert desk.clerks
    desk.correspondence.rules.change("", "0")
    code, hers = desk.clerks.invite("Bo Nhu", Role.EXPORTER).code, desk.clerks.suggest()
    unlocked.lock()
    entrance.enroll(code).finish("bn", hers, without_keyring=True).lock()
    make = ("batch", "make", str(tmp_path / "stick"), "--clerk", "ms")
    status, _out, err = command(*make)
    assert (status, err[:8]) == (1, "MMEP-325")
    for second, words, expected in (
        ("ms", WITHOUT_KEYRING.passphrase, 1),
        ("bn", WITHOUT_KEYRING.passphrase, 1),
        ("bn", hers, 0),
    ):
        with typed(words) as descriptor:
            status, out, _err = command(
                *make, "--second", second, "--second-passphrase-fd", str(descriptor)
            )
        assert status == expected
    assert json.loads(out)["new"] == 1
