"""Whatever changes in the key file: it is found, and nothing of it is believed."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.errors import DeskError, Problem
from tests.security.desk import create_at, spec_at
from tests.security.fake_keyring import FakeKeyring

REFUSALS = {
    Problem.WRONG_PASSPHRASE,
    Problem.KEY_FILE_DAMAGED,
    Problem.KEY_FILE_NEWER,
    Problem.KEYRING_ABSENT,
    Problem.DEVICE_SECRET_MISSING,
}
"""What somebody at the desk is told; wrong words and a slot that was changed look the same."""
NAMES_OF_REFUSALS = {problem.name for problem in REFUSALS}


class Desk:
    """One store that is set up, whose key file is changed and put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = FakeKeyring()
        self.spec = create_at(folder, self.keyring)
        (folder / "store.json").unlink()  # the marker shall not hide what the seal must catch
        self.original = (folder / "keys.json").read_bytes()
        self.kept = dict(self.keyring.kept)

    def outcome(self, content: bytes) -> str:
        """Return the problem's name, or what came out."""
        (self.folder / "keys.json").write_bytes(content)
        (self.folder / "tries.json").unlink(missing_ok=True)
        self.keyring.kept = dict(self.kept)  # each try is the first
        try:
            same = spec_at(self.folder, self.keyring) == self.spec
        except DeskError as error:
            return error.problem.name if error.problem in REFUSALS else "another problem"
        return "same key" if same else "another key"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("tampering")
    yield Desk(folder)
    shutil.rmtree(folder)


def test_three_hundred_flipped_bits_are_all_found(desk: Desk) -> None:
    chance = random.Random(26)
    places = [chance.randrange(8 * len(desk.original)) for _ in range(300)]
    assert {desk.outcome(flipped(desk.original, place)) for place in places} <= NAMES_OF_REFUSALS


@given(st.data())
def test_any_other_bytes_in_any_place_are_refused_or_harmless(
    desk: Desk, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(desk.original)))
    end = data.draw(st.integers(start, min(start + 40, len(desk.original))))
    content = desk.original[:start] + data.draw(st.binary(max_size=40)) + desk.original[end:]
    outcome = desk.outcome(content)
    assert outcome in NAMES_OF_REFUSALS or (outcome == "same key" and says_the_same(desk, content))


def test_every_cut_is_refused(desk: Desk) -> None:
    whole = len(desk.original.rstrip())
    outcomes = {desk.outcome(desk.original[:length]) for length in range(whole)}
    assert outcomes == {"KEY_FILE_DAMAGED"}


def test_the_untouched_file_still_opens(desk: Desk) -> None:
    assert desk.outcome(desk.original) == "same key"


def flipped(content: bytes, place: int) -> bytes:
    """Return *content* with the bit number *place* turned."""
    octet, bit = divmod(place, 8)
    return content[:octet] + bytes([content[octet] ^ 1 << bit]) + content[octet + 1 :]


def says_the_same(desk: Desk, content: bytes) -> bool:
    """Whether only the space between what stands there is another."""
    return bool(json.loads(content) == json.loads(desk.original))
