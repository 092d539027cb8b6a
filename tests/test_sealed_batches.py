"""Two offices by their commands: a center seals a batch, and both open it."""

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.batch_rows import COLUMNS, Column
from mmep_desktop.domain.batches import digest_of
from mmep_desktop.domain.center import DeskKind
from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, Pinned
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.paths import desk_folder
from mmep_desktop.security.sealing import unsealed
from mmep_desktop.security.signing import comment_if_signed
from tests.builders import TODAY
from tests.commanding import run_with_passphrase
from tests.prepared_desk import LUCIA, WITHOUT_KEYRING
from tests.test_batch_commands import opened, refer, words_in

AT_MMEP = replace(
    WITHOUT_KEYRING, kind=DeskKind.MMEP, district_code="", district="", desk="", center_name="MMEP"
)
CENTER = SealedParcels().new_keys(PartnerKind.CENTER, "02010000", "A", "Example Center")
MMEP = SealedParcels().new_keys(PartnerKind.MMEP, "", "", "MMEP")
OFFICES = (("center", WITHOUT_KEYRING, CENTER, MMEP), ("mmep", AT_MMEP, MMEP, CENTER))
Said = tuple[int, Any, str]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Set up two offices that have exchanged keys; return how to run a command in one of them."""

    def go_to(office: str) -> None:
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / office))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / office))

    for office, given, own, other in OFFICES:
        go_to(office)
        unlocked = real_entrance(desk_folder()).set_up(given)
        with unlocked.store.work()() as work:
            work.partners.keep_own(own, TODAY)
            work.partners.pin(Pinned(other.public, TODAY, unlocked.clerk.id))
            work.commit()
        unlocked.lock()
    go_to("center")
    refer(LUCIA)

    def run(office: str, *arguments: str) -> Said:
        go_to(office)
        status = run_with_passphrase(*arguments)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return run


def test_a_center_seals_a_batch_and_both_offices_open_it(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    status, made, said = command("center", "batch", "make", str(tmp_path), "--sealed")
    assert (status, said) == (0, "")
    sealed = Path(made["file"])
    assert sealed.name == "0201-A_batch-0001.mepbatch"
    _its_members_say_the_same(sealed.read_bytes(), tmp_path)
    told = {}
    for office, copy in (("mmep", 0), ("center", 1)):
        status, told[office], said = command(office, "batch", "open", str(sealed), str(out))
        assert (status, told[office]["sha256"]) == (0, made["sha256"])
        assert told[office]["manifest"]["copy"] == copy
        assert told[office]["signed_by"] == CENTER.public.name
        book = opened(Path(told[office]["file"]), words_in(said))
        assert book.sheet_names[0] == "Referrals"
        if office == "mmep":
            status, again, _ = command("center", "batch", "write", "1", str(tmp_path), "--sealed")
            assert (again["number"], again["files"], again["sha256"]) == (1, 2, made["sha256"])
            assert again["file"] != made["file"]
            sealed = Path(again["file"])
    status, verified, _ = command("mmep", "batch", "verify", str(sealed), "--manifest", str(out))
    saved = Path(verified["file"])
    assert (status, saved.name) == (0, "0201-A_batch-0001_copy-2.manifest.json")
    assert json.loads(saved.read_bytes()) == verified["manifest"]
    signature = saved.with_name(saved.name + ".minisig").read_bytes()
    assert comment_if_signed(saved.read_bytes(), signature, CENTER.public.signing) is not None
    assert len({digest_of(one["manifest"]) for one in told.values()}) == 1
    assert not any(b"Garc" in each.read_bytes() for each in (sealed, *out.iterdir()))
    sealed.write_bytes(sealed.read_bytes()[:-1])
    assert command("mmep", "batch", "verify", str(sealed))[2][:8] == "MMEP-331"


def _its_members_say_the_same(parcel: bytes, folder: Path) -> None:
    """Read the table with another program, beside the records, and check who signed both."""
    with zipfile.ZipFile(io.BytesIO(unsealed(parcel, _a_copy(MMEP).identity))) as packed:
        packed.extractall(folder)
        assert len(packed.namelist()) == 6
    table = pl.read_csv(folder / "referrals.csv", infer_schema=False)
    assert table.columns == [column.value for column in COLUMNS]
    (row,) = table.to_dicts()
    (record,) = json.loads((folder / "batch.json").read_bytes())["records"]
    (child,) = record["children"]
    placed = {Column.BATCH.value: 1, Column.ROW.value: 1}
    assert {name: cell for name, cell in row.items() if cell} == {
        name: _safe(str(cell)) for name, cell in (child["row"] | placed).items()
    }
    assert (child["child"], row["Birth Date"]) == (0, "2017-05-04")
    if (minisign := shutil.which("minisign")) is not None:
        check = [minisign, "-V", "-q", "-P", CENTER.public.minisign]
        subprocess.run([*check, "-m", str(folder / "manifest.json")], check=True)


def _a_copy(own: OwnKeys) -> OwnKeys:
    return replace(own, signing=own.signing[:], identity=own.identity[:])


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
