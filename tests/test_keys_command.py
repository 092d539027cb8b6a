"""From a terminal: this office's key is shown and saved, and MMEP's confirmed by its words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mmep_desktop.bootstrap import real_entrance
from mmep_desktop.domain.partner_keys import PartnerKind, read_keys
from mmep_desktop.parcels import SealedParcels
from mmep_desktop.paths import desk_folder
from tests.commanding import run_with_passphrase
from tests.prepared_desk import WITHOUT_KEYRING

PARCELS = SealedParcels()
MMEP, NEWER = (PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP").public for _each in range(2))


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))
    real_entrance(desk_folder()).set_up(WITHOUT_KEYRING).store.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        status = run_with_passphrase(*arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def test_keys_are_shown_saved_and_confirmed_by_their_words(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    _, said, _ = command("keys", "show")
    own = json.loads(said)["own"]
    status, said, _ = command("keys", "save", str(tmp_path))
    assert (status, Path(json.loads(said)["file"]).name) == (0, "0201-A_key.mepkeys")
    assert read_keys(Path(json.loads(said)["file"]).read_bytes()).fingerprint == own["fingerprint"]
    for keys, words, expected in (
        (MMEP, PARCELS.words(NEWER), 4),
        (MMEP, PARCELS.words(MMEP), 0),
        (NEWER, PARCELS.words(NEWER), 1),
    ):
        file = tmp_path / "mmep.mepkeys"
        file.write_bytes(keys.file)
        status, _, refused = command("keys", "pin", str(file), " ".join(words))
        assert status == expected
    assert "MMEP-361" in refused
    _, said, _ = command("keys", "show")
    assert [one["fingerprint"] for one in json.loads(said)["relied_on"]] == [MMEP.fingerprint]
    for keys, expected in ((NEWER, 4), (MMEP, 1)):
        status, _, refused = command("keys", "drop", " ".join(PARCELS.words(keys)))
        assert status == expected
    assert "MMEP-361" in refused
