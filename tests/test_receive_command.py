"""At MMEP from a terminal: a file of a center waits, its words are compared, it is answered."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.partner_keys import PartnerKind
from mmep_desktop.paths import desk_folder
from tests.builders import TODAY
from tests.commanding import run_with_passphrase
from tests.sending_centers import PARCELS, SendingCenter, a_record, a_row
from tests.test_sealed_batches import AT_MMEP

MMEP = PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP")
Said = tuple[int, Any, str]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Set MMEP's office up, with its keys; return how to run a command there."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    unlocked = real_entrance(desk_folder()).set_up(AT_MMEP)
    with unlocked.store.work()() as work:
        work.partners.keep_own(MMEP, TODAY)
        work.commit()
    unlocked.lock()

    def run(*arguments: str) -> Said:
        status = run_with_passphrase(*arguments)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return run


def test_a_center_that_waits_is_let_in_by_its_words_and_told_that_its_batch_came(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    center = SendingCenter()
    file = tmp_path / "b.mepbatch"
    file.write_bytes(center.batch(MMEP, a_record("s1", a_row("Ana", "García"))))
    status, told, _ = command("receive", str(file), str(tmp_path / "none"))
    assert (status, told["children"]) == (3, 0)
    assert [one["came"] or one["problem"] for one in told["files"]] == [
        "unknown_center",
        "MMEP-337",
    ]
    (unknown,) = told["unknown_centers"]
    assert command("receive", "--words", "eight words of nobody who waits here now")[0] == 4
    status, told, said = command("receive", str(file), "--words", unknown["words"].upper())
    assert (status, said, told["children"]) == (0, "", 1)
    assert [(one["came"], one["new"]) for one in told["files"]] == [("taken", 1), ("again", 0)]
    assert "Ana" not in json.dumps(told)
    status, made, _ = command("answer", "make", str(tmp_path))
    (answers,) = made["files"]
    assert (status, answers["number"], answers["answers"]) == (0, 1, 0)
    assert Path(answers["file"]).name == "0201-A_answers-0001.mepanswer"
    results = tmp_path / "results.csv"
    for row, exit_status in (("N-S1,2,moved", 4), ("N-S1,1,moved", 0)):
        results.write_text(f"Referral number,Row,Result\n{row}\n", encoding="utf-8")
        for more, new in (("--dry-run", 1), ("--clerk=ms", 1), ("--clerk=ms", 0)):
            status, given, _ = command("answer", "give", str(results), more)
            assert status == exit_status
            assert given["given"] is (exit_status == 0 and more != "--dry-run")
            assert given["new"] == (new if exit_status == 0 else 0)
    assert [one["reason"] for one in given["refused_rows"]] == []
    assert command("answer", "make", str(tmp_path))[1]["files"][0]["answers"] == 1
    assert told["due_to_be_let_go"] == 0
    assert command("receive", "--let-go") == (
        *(0, {"let_go": 0, "children": 0, "waiting_files": 0, "is_cleared": True}),
        "",
    )
    with pytest.raises(SystemExit):
        command("receive", "--let-go", str(file))
