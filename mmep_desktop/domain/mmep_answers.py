"""What MMEP says became of referred children, and the one file that carries it to a center.

The file's manifest says whose it is and in which order it was made; ``answers.json`` holds what
is said. Both are read with exact keys, exact types and bounds, or not at all.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from mmep_desktop.domain.dates import add_months
from mmep_desktop.domain.strict_members import Members, NotAsWritten

FORMAT: Final = "mmep-answers/1"
ANSWERS_FILE: Final = "answers.json"
MOST_ANSWERS: Final = 200_000
MOST_RECEIVED: Final = 20_000
MOST_TRIES: Final = 99
MONTHS_SERVED: Final = 36
"""How long after a move a child may be served at most (34 CFR 200.81(e))."""

DIGEST: Final = re.compile(r"[0-9a-f]{64}")
DIGEST_OR_NONE: Final = re.compile(r"([0-9a-f]{64})?")
DISTRICT: Final = re.compile(r"[0-9]{8}")
DESK: Final = re.compile(r"[A-Z0-9]{1,8}")
ID: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
NUMBER: Final = re.compile(r"[0-9A-Z][0-9A-Z-]{0,31}")
NUMBER_OR_NONE: Final = re.compile(r"([0-9A-Z][0-9A-Z-]{0,31})?")
OFFICE: Final = re.compile(r"[^\x00-\x1f\x7f]{0,120}")


class NotAnAnswerFile(NotAsWritten):
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

    *digest* is the SHA-256 of its manifest, which holds *previous*, that of the file before.
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
    return ""


def answers_json(file: AnswerFile) -> bytes:
    """Return what *file* says, as canonical JSON. Raises ``NotAnAnswerFile``."""
    for place, answer in enumerate(file.answers):
        _refuse_fault(answer, f"answers[{place}]")
    told = {
        "format": FORMAT,
        "received": [{"batch": number, "digest": digest} for number, digest in file.received],
        "answers": [_plain(answer) for answer in file.answers],
    }
    return _canonical(told)


def answers_manifest(file: AnswerFile, center: str, files: Mapping[str, str]) -> bytes:
    """Return the manifest of *file*: canonical JSON, in which nobody is named.

    *center* is the fingerprint of the key that it is sealed to, *files* the SHA-256 of what goes
    with it by name.
    """
    told = {
        "format": FORMAT,
        "id": file.id,
        "number": file.number,
        "made_at": file.made_at.isoformat(timespec="seconds"),
        "made_by": file.made_by,
        "district": file.district,
        "desk": file.desk,
        "previous": file.previous,
        "recipient": center,
        "files": dict(files),
    }
    return _canonical(told)


def digest_of(manifest: Mapping[str, object]) -> str:
    """Return the SHA-256 of *manifest*, by which the next file and a receipt name it."""
    return hashlib.sha256(_canonical(manifest)).hexdigest()


def read_answers_json(told: object, manifest: object) -> AnswerFile:
    """Return the file that *manifest* and *told*, its ``answers.json``, are JSON of.

    The signature and the digests were checked before. Raises ``NotAnAnswerFile``.
    """
    try:
        return _read(Members(told, ANSWERS_FILE), Members(manifest, "manifest"))
    except NotAnAnswerFile:
        raise
    except NotAsWritten as error:
        raise NotAnAnswerFile(error.place) from None


def _read(told: Members, manifest: Members) -> AnswerFile:
    told.must_be("format", "received", "answers")
    manifest.must_be(
        *("format", "id", "number", "made_at", "made_by", "district", "desk"),
        *("previous", "recipient", "files"),
    )
    for each in (told, manifest):
        each.must_say("format", FORMAT)
    manifest.text("recipient", DIGEST)
    return AnswerFile(
        id=manifest.text("id", ID),
        number=manifest.number("number", 1, 10**6),
        made_at=manifest.moment("made_at"),
        made_by=manifest.text("made_by", OFFICE),
        district=manifest.text("district", DISTRICT),
        desk=manifest.text("desk", DESK),
        previous=manifest.text("previous", DIGEST_OR_NONE),
        digest=digest_of(manifest.values),
        received=tuple(_receipt(one) for one in told.objects("received", MOST_RECEIVED)),
        answers=tuple(_answer(one) for one in told.objects("answers", MOST_ANSWERS)),
    )


def _receipt(one: Members) -> tuple[int, str]:
    one.must_be("batch", "digest")
    return one.number("batch", 1, 10**6), one.text("digest", DIGEST)


def _answer(one: Members) -> Answer:
    one.must_be(
        *("record", "number", "revision", "child", "result", "on"),
        *("eligible_from", "eligible_until", "tries", "duplicate_of"),
    )
    answer = Answer(
        record=one.text("record", ID),
        number=one.text("number", NUMBER),
        revision=one.number("revision", 0, 10**6),
        child=one.number("child", 0, 999),
        result=one.one_of("result", Result),
        on=one.day("on"),
        eligible_from=one.day_or_null("eligible_from"),
        eligible_until=one.day_or_null("eligible_until"),
        tries=one.number("tries", 0, MOST_TRIES),
        duplicate_of=one.text("duplicate_of", NUMBER_OR_NONE),
    )
    _refuse_fault(answer, one.place)
    return answer


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


def _canonical(told: Mapping[str, object]) -> bytes:
    written = json.dumps(
        told, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return written.encode()
