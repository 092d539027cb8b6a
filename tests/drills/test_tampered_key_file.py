"""Turn every bit of a key file with three clerks, a code and a sheet: all is found."""

from pathlib import Path

from mmep_desktop.errors import DeskError
from tests.people import Center
from tests.prepared_desk import PASSPHRASE
from tests.removing import desk_with_two_clerks
from tests.security.desk import vault_at
from tests.security.fake_keyring import FakeKeyring
from tests.security.test_tampering import NAMES_OF_REFUSALS, flipped


def test_every_flipped_bit_of_a_full_key_file_is_found(tmp_path: Path) -> None:
    center = desk_with_two_clerks(tmp_path / "desk")
    with center.open() as desk:
        desk.clerks.invite_again("bn")
    original = (center.folder / "keys.json").read_bytes()
    outcomes = {outcome(center, flipped(original, place)) for place in range(8 * len(original))}
    print(f"\n{8 * len(original):,} bits of a key file turned, one at a time: {sorted(outcomes)}")
    assert outcomes <= NAMES_OF_REFUSALS


def outcome(center: Center, content: bytes) -> str:
    """Return what the supervisor is told, or that it opened."""
    (center.folder / "keys.json").write_bytes(content)
    (center.folder / "tries.json").unlink(missing_ok=True)
    keyring = FakeKeyring(kept=dict(center.keyring.kept))
    try:
        vault_at(center.folder, keyring).unlock("ms", PASSPHRASE).wipe()
    except DeskError as error:
        return error.problem.name
    return "it opened"
