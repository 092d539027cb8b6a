"""A parcel opens for its recipients alone, and nothing of it can be changed, cut or exchanged."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mmep_desktop.domain.partner_keys import OwnKeys, PartnerKind, PublicKeys
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.exchange.parcels import packed, unpacked
from mmep_desktop.exchange.unpacking import ParcelUnpacking
from mmep_desktop.parcels import ParcelOpening, SealedParcels
from mmep_desktop.security.sealing import sealed, unsealed
from mmep_desktop.security.signing import comment_if_signed, signed
from tests.guide.pages import GUIDE

PARCELS = SealedParcels()
CENTER = PARCELS.new_keys(PartnerKind.CENTER, "02010000", "A", "North Street Center")
MMEP = PARCELS.new_keys(PartnerKind.MMEP, "", "", "MMEP, Northampton")
STRANGER = PARCELS.new_keys(PartnerKind.CENTER, "00350000", "B", "Elsewhere")
FILES = {"batch.json": b'{"a":1}', "referrals.csv": b"First Name\r\n", "batch.xlsx": b"PK.."}
MANIFEST = {
    "format": "mmep-batch/1",
    "district": "02010000",
    "desk": "A",
    "batch": 17,
    "recipient": MMEP.public.fingerprint,
}
TO_BOTH = (MMEP.public.sealing, CENTER.public.sealing)
PARCEL = PARCELS.made(MANIFEST, FILES, CENTER, TO_BOTH)


@pytest.fixture(scope="module")
def opening() -> Iterator[ParcelOpening]:
    with PARCELS.opening() as one:
        yield one


def problem_of(act: Callable[[], object]) -> Problem:
    with pytest.raises(DeskError) as refusal:
        act()
    return refusal.value.problem


@pytest.mark.parametrize("own", [CENTER, MMEP], ids=["center", "mmep"])
def test_both_offices_open_it_and_see_who_made_it(opening: ParcelOpening, own: OwnKeys) -> None:
    members = opening.opened(PARCEL, own.identity)
    manifest = PARCELS.verified(members, CENTER.public.signing, MMEP.public.fingerprint)
    assert {name: members[name] for name in FILES} == FILES
    assert (manifest["batch"], manifest["signer"]) == (17, CENTER.public.fingerprint)
    assert PARCELS.claimed_keys(members) == CENTER.public


def test_nobody_else_opens_it(opening: ParcelOpening) -> None:
    refused = problem_of(lambda: opening.opened(PARCEL, STRANGER.identity))
    assert refused is Problem.PARCEL_NOT_FOR_US


def test_who_did_not_sign_it_did_not_make_it(opening: ParcelOpening) -> None:
    members = opening.opened(PARCEL, MMEP.identity)
    for_us = MMEP.public.fingerprint
    verified = PARCELS.verified
    unknown = problem_of(lambda: verified(members, STRANGER.public.signing, for_us))
    for_others = problem_of(
        lambda: verified(members, CENTER.public.signing, STRANGER.public.fingerprint)
    )
    assert unknown is Problem.PARCEL_SENDER_UNKNOWN
    assert for_others is Problem.PARCEL_NOT_FOR_US


@pytest.mark.parametrize("name", [*FILES, "keys.json", "manifest.json", "manifest.json.minisig"])
def test_whatever_is_changed_after_signing_is_seen(opening: ParcelOpening, name: str) -> None:
    members = dict(opening.opened(PARCEL, MMEP.identity))
    for bent in ({**members, name: members[name] + b" "}, _without(members, name)):
        refused = problem_of(lambda bent=bent: PARCELS.verified(bent, CENTER.public.signing))  # type: ignore[misc]  # bound at once
        assert refused in {
            Problem.PARCEL_CHANGED,
            Problem.PARCEL_KIND_UNKNOWN,
            Problem.PARCEL_SENDER_UNKNOWN,
        }
    more = {**members, "answers.json": b"{}"}
    assert problem_of(lambda: PARCELS.verified(more, CENTER.public.signing)) is (
        Problem.PARCEL_CHANGED
    )


@given(st.integers(0, len(PARCEL) - 1), st.integers(0, 7))
@settings(max_examples=300)
def test_one_flipped_bit_anywhere_is_refused(place: int, bit: int) -> None:
    bent = bytearray(PARCEL)
    bent[place] ^= 1 << bit
    with pytest.raises(DeskError):
        unsealed(bytes(bent), MMEP.identity)


@given(st.integers(0, len(PARCEL) - 1))
@settings(max_examples=100)
def test_a_file_cut_short_is_refused(length: int) -> None:
    refused = problem_of(lambda: unsealed(PARCEL[:length], MMEP.identity))
    assert refused is Problem.PARCEL_DAMAGED


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04", b"age-encryption.org/v2\n"])
def test_another_kind_of_file_is_said_to_be_that(content: bytes) -> None:
    refused = problem_of(lambda: unsealed(content, MMEP.identity))
    assert refused is Problem.PARCEL_KIND_UNKNOWN


SIGNATURE = signed(b"text", CENTER.signing, "mmep-batch/1 02010000 A 17")


@given(st.integers(0, len(SIGNATURE) - 1), st.integers(0, 7))
@settings(max_examples=300)
def test_a_signature_with_another_bit_is_none(place: int, bit: int) -> None:
    bent = bytearray(SIGNATURE)
    bent[place] ^= 1 << bit
    assert comment_if_signed(b"text", bytes(bent), CENTER.public.signing) is None


@pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("minisign")), reason="needs age and minisign"
)
def test_other_programs_open_and_check_it(tmp_path: Path, opening: ParcelOpening) -> None:
    parcel, identity, unsealed_to = (tmp_path / name for name in ("parcel", "identity", "zip"))
    parcel.write_bytes(PARCEL)
    identity.write_bytes(MMEP.identity)
    command = ["age", "--decrypt", "--identity", str(identity), "--output", str(unsealed_to)]
    subprocess.run([*command, str(parcel)], check=True)
    with zipfile.ZipFile(unsealed_to) as reading:
        reading.extractall(tmp_path)
        assert reading.read("batch.json") == FILES["batch.json"]
    check = ["minisign", "-V", "-P", CENTER.public.minisign, "-m", str(tmp_path / "manifest.json")]
    told = subprocess.run(check, check=True, capture_output=True, text=True).stdout
    assert "Trusted comment: mmep-batch/1 02010000 A 17" in told
    with (tmp_path / "manifest.json").open("ab") as writing:
        writing.write(b" ")
    assert subprocess.run(check, check=False, capture_output=True).returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have an openssl of their own")
def test_openssl_alone_checks_it_as_the_guide_says(tmp_path: Path, opening: ParcelOpening) -> None:
    (commands,) = re.findall(r"```sh\n(.+?)```", GUIDE["keys.md"], re.DOTALL)
    text, signature = PARCELS.signed_text(opening.opened(PARCEL, MMEP.identity))
    comment = b"batch/1 02010000 A 17"
    is_right = {
        (text, signature): True,
        (text + b" ", signature): False,
        (text, signature.replace(comment, comment[:-1] + b"8")): False,
    }
    manifest = tmp_path / "manifest.json"
    with_key = {**os.environ, "KEY": CENTER.public.minisign, "FILE": str(manifest)}
    for (said, signs), expected in is_right.items():
        manifest.write_bytes(said)
        (tmp_path / "manifest.json.minisig").write_bytes(signs)
        checked = subprocess.run(
            ["sh", "-e", "-c", commands],
            env=with_key,
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert (checked.returncode == 0) is expected, checked.stderr
        assert (checked.stdout.count(b"Signature Verified Successfully") == 2) is expected


def _without(members: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {each: member for each, member in members.items() if each != name}


def zip_of(
    *members: tuple[str, bytes], packing: int = zipfile.ZIP_STORED, kind: int = 0o100600
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as writing:
        for name, content in members:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.external_attr, member.compress_type = kind << 16, packing
            writing.writestr(member, content)
    return made.getvalue()


GOOD = packed({"batch.json": b"{}", "manifest.json": b"{}"})
HOSTILE = {
    "none": b"",
    "no zip": b"PK\x03\x04 and so on",
    "cut": GOOD[:-5],
    "something before": b"#!" + GOOD,
    "something behind": GOOD + b"more",
    "bomb": zip_of(("batch.json", bytes(10_000_000)), packing=zipfile.ZIP_DEFLATED),
    "outside": zip_of(("../batch.json", b"{}")),
    "other name": zip_of(("batch.exe", b"{}")),
    "zip in a zip": zip_of(("batch.zip", GOOD)),
    "link": zip_of(("batch.json", b"/etc/passwd"), kind=0o120777),
    "twice": GOOD.replace(b"manifest.json", b"batch.json\0\0\0"),
    "other order": zip_of(("manifest.json", b"{}"), ("batch.json", b"{}")),
    "said to be locked": GOOD.replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0"
    ),
    "large manifest": zip_of(("manifest.json", bytes(70_000))),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_zip_is_refused_and_the_next_parcel_is_read(
    kind: str, opening: ParcelOpening
) -> None:
    parcel = sealed(HOSTILE[kind], TO_BOTH)
    refused = problem_of(lambda: opening.opened(parcel, MMEP.identity))
    assert refused in {Problem.PARCEL_DAMAGED, Problem.PARCEL_UNSAFE, Problem.PARCEL_TOO_LARGE}
    assert opening.opened(PARCEL, MMEP.identity)["batch.json"] == FILES["batch.json"]


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
@settings(max_examples=300)
def test_a_bent_zip_is_refused_or_says_what_it_said(place: int, byte: int) -> None:
    bent = bytearray(GOOD)
    bent[place] = byte
    try:
        members = unpacked(bytes(bent))
    except DeskError:
        return
    assert members == {"batch.json": b"{}", "manifest.json": b"{}"}


def test_a_process_that_lies_is_not_believed_and_one_that_dies_is_begun_anew(
    tmp_path: Path,
) -> None:
    lying = ("python3", "-c", "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2{}')")
    with ParcelUnpacking(lying) as unpacking:
        assert unpacking.unpacked(GOOD) == {}
    named = b'{"members":[["../../etc/passwd",1]]}'
    lying = ("python3", "-c", f"import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x24' + {named!r})")
    with ParcelUnpacking(lying) as unpacking:
        assert problem_of(lambda: unpacking.unpacked(GOOD)) is Problem.PARCEL_UNSAFE
    with ParcelUnpacking(("python3", "-c", "pass")) as unpacking:
        for _each in range(2):
            assert problem_of(lambda: unpacking.unpacked(GOOD)) is Problem.PARCEL_DAMAGED


def test_a_file_that_is_not_there_or_too_large_is_said(tmp_path: Path) -> None:
    large = tmp_path / "large.mepbatch"
    with large.open("wb") as writing:
        writing.truncate(200 * 1024 * 1024)
    assert problem_of(lambda: PARCELS.read(str(large))) is Problem.PARCEL_TOO_LARGE
    assert problem_of(lambda: PARCELS.read(str(tmp_path))) is Problem.PARCEL_UNREADABLE


def test_an_office_gives_its_keys_as_a_file_and_reads_eight_words() -> None:
    read: PublicKeys = PARCELS.read_keys(CENTER.public.file)
    assert read == CENTER.public
    assert len(PARCELS.words(read)) == 8
    assert PARCELS.words(read) != PARCELS.words(MMEP.public)
    assert "signing" not in repr(CENTER) or repr(CENTER).count("bytearray") == 0
    STRANGER.wipe()
    assert not any(STRANGER.signing)


@given(st.integers(0, len(CENTER.public.file) - 1), st.integers(0, 255))
@settings(max_examples=300)
def test_a_bent_file_of_keys_is_refused_or_has_other_words(place: int, byte: int) -> None:
    bent = bytearray(CENTER.public.file)
    bent[place] = byte
    with suppress(DeskError):
        read = PARCELS.read_keys(bytes(bent))
        assert bytes(bent) == CENTER.public.file or PARCELS.words(read) != PARCELS.words(
            CENTER.public
        )
