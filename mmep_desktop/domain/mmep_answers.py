"""What MMEP says became of referred children, and the one file that carries it to a center.

The file's manifest says whose it is and in which order it was made; ``answers.json`` holds what
is said. Both are read with exact keys, exact types and bounds, or not at all.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.dates import add_months
from mmep_desktop.domain.strict_json import Members, NotAsAgreed, canonical

FORMAT: Final = "mmep-answers/1"
SUFFIX: Final = ".mepanswer"
ANSWERS_FILE: Final = "answers.json"
MOST_ANSWERS: Final = 200_000
MOST_RECEIVED: Final = 20_000
MOST_TRIES: Final = 99
MONTHS_SERVED: Final = 36
"""How long after a move a child may be served at most (34 CFR 200.81(e))."""

_DIGEST_BYTES: Final = 32
_MOST_FILES: Final = 10**6
_MOST_CHILDREN: Final = 999
_OF_THE_ENVELOPE: Final = frozenset({"recipient", "signer"})

_DISTRICT: Final = re.compile(r"[0-9]{8}")
_DESK: Final = re.compile(r"[A-Z0-9]{1,8}")
_ID: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_NUMBER: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{0,31}")
_NUMBER_OR_NONE: Final = re.compile(r"([0-9A-Z][0-9A-Z-]{0,31})?")
_OFFICE: Final = re.compile(r"[^\x00-\x1f\x7f]{0,200}")


_MANIFEST: Final = frozenset(
    {
        *("format", "id", "number", "made_at", "made_by", "district", "desk"),
        *("previous", "recipient", "signer", "files"),
    }
)
_ANSWER: Final = frozenset(
    {
        *("record", "number", "revision", "child", "result", "on"),
        *("eligible_from", "eligible_until", "tries", "duplicate_of"),
    }
)


class NotAnAnswerFile(NotAsAgreed):
    """The answers are not as they are written here; *place* names the member, never its value."""


class Result(StrEnum):
    """What became of one referred child; the words are kept for good."""

    APPOINTMENT = "appointment"
    ELIGIBLE = "eligible"
    DOES_NOT_QUALIFY = "does_not_qualify"
    NOT_REACHED = "not_reached"
    MOVED = "moved"
    DECLINED = "declined"
    DUPLICATE = "duplicate"
    ALREADY_SERVED = "already_served"


@dataclass(frozen=True, slots=True)
class Answer:
    """What MMEP says of the child at place *child*, from 0, of one referral.

    *record* is the id of the screening and *revision* the one that MMEP held. *on* is the day of
    the result. Days of a Certificate of Eligibility, *tries* to reach a family, and the number
    of the referral that it is *duplicate_of* are there for the results that need them only.
    """

    record: str
    number: str
    revision: int
    child: int
    result: Result
    on: date
    eligible_from: date | None = None
    eligible_until: date | None = None
    tries: int = 0
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One file of answers to one desk; numbers have no gap for each.

    *digest* is its own (see ``digest_of``), and *previous* that of the file before.
    *received* are the batches that MMEP has opened: their numbers and manifests' digests.
    """

    id: str
    number: int
    made_at: datetime
    made_by: str
    district: str
    desk: str
    previous: str
    digest: str
    received: tuple[tuple[int, str], ...]
    answers: tuple[Answer, ...]


def fault_of(answer: Answer) -> str:
    """Return which member of *answer* breaks the rule of its result, or nothing."""
    is_certified = answer.result is Result.ELIGIBLE
    first, last = answer.eligible_from, answer.eligible_until
    if (first is not None) != is_certified:
        return "eligible_from"
    if (last is not None) != is_certified:
        return "eligible_until"
    if first and last and not first <= last <= add_months(first, MONTHS_SERVED):
        return "eligible_until"
    if (answer.tries > 0) != (answer.result is Result.NOT_REACHED):
        return "tries"
    if bool(answer.duplicate_of) != (answer.result is Result.DUPLICATE):
        return "duplicate_of"
    return "" if _NUMBER_OR_NONE.fullmatch(answer.duplicate_of) else "duplicate_of"


def may_be_answered(record: str, number: str) -> bool:
    """Whether an answer can name a referral by its id and its number."""
    return bool(_ID.fullmatch(record) and _NUMBER.fullmatch(number))


def answers_json(file: AnswerFile) -> bytes:
    """Return what *file* says, as canonical JSON. Raises ``NotAnAnswerFile``."""
    for place, answer in enumerate(file.answers):
        _refuse_fault(answer, f"answers[{place}]")
    told = {
        "format": FORMAT,
        "received": [{"batch": number, "digest": digest} for number, digest in file.received],
        "answers": [_plain(answer) for answer in file.answers],
    }
    return canonical(told)


def answers_manifest(file: AnswerFile, center: str) -> dict[str, object]:
    """Return the manifest of *file* before it is signed; nobody is named in it.

    *center* is the fingerprint of the keys that it is sealed to. Whoever seals it adds the signer
    and the SHA-256 of what goes with it.
    """
    return {
        "format": FORMAT,
        "id": file.id,
        "number": file.number,
        "made_at": file.made_at.isoformat(timespec="seconds"),
        "made_by": file.made_by,
        "district": file.district,
        "desk": file.desk,
        "previous": file.previous,
        "recipient": center,
    }


def with_digest(file: AnswerFile) -> AnswerFile:
    """Return *file* with the digest by which the next one will name it."""
    manifest = answers_manifest(file, "")
    said = hashlib.sha256(answers_json(file)).hexdigest()
    return replace(file, digest=digest_of({**manifest, "files": {ANSWERS_FILE: said}}))


def digest_of(manifest: Mapping[str, object]) -> str:
    """Return by what the next file names this one: the SHA-256 of what its manifest says of it.

    Whose keys sealed and signed it may change between two copies and is not in it.
    """
    files = manifest.get("files")
    said = files.get(ANSWERS_FILE) if isinstance(files, dict) else None
    kept = {name: value for name, value in manifest.items() if name not in _OF_THE_ENVELOPE}
    return hashlib.sha256(canonical({**kept, "files": {ANSWERS_FILE: said}})).hexdigest()


def read_answers_json(told: Mapping[str, object], manifest: Mapping[str, object]) -> AnswerFile:
    """Return the file that *manifest* and *told*, its ``answers.json``, are JSON of.

    The signature and the digests were checked before. Raises ``NotAnAnswerFile``.
    """
    try:
        return _read(Members(told), Members(manifest, "manifest"), digest_of(manifest))
    except NotAnAnswerFile:
        raise
    except NotAsAgreed as error:
        raise NotAnAnswerFile(error.place) from None


def _read(told: Members, manifest: Members, digest: str) -> AnswerFile:
    told.must_be(("format", "received", "answers"))
    manifest.must_be(_MANIFEST)
    for each in (told, manifest):
        if each.text("format") != FORMAT:
            each.refuse("format")
    manifest.hexadecimal("recipient", _DIGEST_BYTES)
    previous = manifest.text("previous")
    return AnswerFile(
        id=_matching(manifest, "id", _ID),
        number=_from_1(manifest, "number"),
        made_at=manifest.moment("made_at"),
        made_by=_matching(manifest, "made_by", _OFFICE),
        district=_matching(manifest, "district", _DISTRICT),
        desk=_matching(manifest, "desk", _DESK),
        previous=manifest.hexadecimal("previous", _DIGEST_BYTES) if previous else "",
        digest=digest,
        received=tuple(_receipt(one) for one in told.objects("received", MOST_RECEIVED)),
        answers=tuple(_answer(one) for one in told.objects("answers", MOST_ANSWERS)),
    )


def _receipt(one: Members) -> tuple[int, str]:
    one.must_be(("batch", "digest"))
    return _from_1(one, "batch"), one.hexadecimal("digest", _DIGEST_BYTES)


def _answer(one: Members) -> Answer:
    one.must_be(_ANSWER)
    answer = Answer(
        record=_matching(one, "record", _ID),
        number=_matching(one, "number", _NUMBER),
        revision=one.whole("revision"),
        child=one.whole("child", _MOST_CHILDREN),
        result=one.choice("result", Result),
        on=one.day("on"),
        eligible_from=one.day_or_none("eligible_from"),
        eligible_until=one.day_or_none("eligible_until"),
        tries=one.whole("tries", MOST_TRIES),
        duplicate_of=_matching(one, "duplicate_of", _NUMBER_OR_NONE),
    )
    if fault := fault_of(answer):
        one.refuse(fault)
    return answer


def _from_1(members: Members, name: str) -> int:
    number = members.whole(name, _MOST_FILES)
    if not number:
        members.refuse(name)
    return number


def _matching(members: Members, name: str, pattern: re.Pattern[str]) -> str:
    text = members.text(name)
    if not pattern.fullmatch(text):
        members.refuse(name)
    return text


def _refuse_fault(answer: Answer, place: str) -> None:
    if fault := fault_of(answer):
        raise NotAnAnswerFile(f"{place}.{fault}")


def _plain(answer: Answer) -> dict[str, object]:
    first, last = answer.eligible_from, answer.eligible_until
    return {
        "record": answer.record,
        "number": answer.number,
        "revision": answer.revision,
        "child": answer.child,
        "result": answer.result.value,
        "on": answer.on.isoformat(),
        "eligible_from": first.isoformat() if first else None,
        "eligible_until": last.isoformat() if last else None,
        "tries": answer.tries,
        "duplicate_of": answer.duplicate_of,
    }
