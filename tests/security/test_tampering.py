"""Whatever changes in the key file: it is refused, or the same key comes out."""

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
NAMES_OF_REFUSALS = {problem.name for problem in REFUSALS}


class Desk:
    """One store that is set up, whose key file is changed and put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keyring = FakeKeyring()
        self.spec = create_at(folder, self.keyring)
        (folder / "store.json").unlink()  # the marker shall not hide what the seal must catch
        self.original = (folder / "keys.json").read_bytes()

    def outcome(self, content: bytes) -> str:
        """Return the problem's name, or what came out."""
        (self.folder / "keys.json").write_bytes(content)
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


def test_every_flipped_bit_is_refused_or_harmless(desk: Desk) -> None:
    outcomes = {
        (place, bit): desk.outcome(flipped(desk.original, place, 1 << bit))
        for place in range(len(desk.original))
        for bit in range(8)
    }
    assert set(outcomes.values()) <= {*NAMES_OF_REFUSALS, "same key"}
    harmless = [place for (place, _bit), outcome in outcomes.items() if outcome == "same key"]
    # Only the counter and the space between members may change unnoticed.
    assert all(is_counter_or_space(desk.original, place) for place in harmless)


@given(st.data())
def test_any_other_bytes_in_any_place_are_refused_or_harmless(
    desk: Desk, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(desk.original)))
    end = data.draw(st.integers(start, min(start + 40, len(desk.original))))
    content = desk.original[:start] + data.draw(st.binary(max_size=40)) + desk.original[end:]
    assert desk.outcome(content) in {*NAMES_OF_REFUSALS, "same key"}


def test_every_cut_is_refused(desk: Desk) -> None:
    whole = len(desk.original.rstrip())
    outcomes = {desk.outcome(desk.original[:length]) for length in range(whole)}
    assert outcomes == {"KEY_FILE_DAMAGED"}


def test_the_untouched_file_still_opens(desk: Desk) -> None:
    assert desk.outcome(desk.original) == "same key"


def flipped(content: bytes, place: int, mask: int) -> bytes:
    return content[:place] + bytes([content[place] ^ mask]) + content[place + 1 :]


def is_counter_or_space(content: bytes, place: int) -> bool:
    start = content.index(b'"counter": ') + len(b'"counter": ')
    return place == start or content[place : place + 1].isspace()
