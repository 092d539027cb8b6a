"""Students of a list as bytes, small enough to wait, in memory or in the store, for their turn."""

import json
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.roster import Guardian, Student

_QUICKLY = 1
"""How hard to press: the first level takes most of what can be taken, in a third of the time."""


def packed(students: Sequence[Student]) -> bytes:
    """Return *students* as bytes that ``unpacked`` reads again."""
    return zlib.compress(json.dumps([_plain(student) for student in students]).encode(), _QUICKLY)


def unpacked(data: bytes) -> tuple[Student, ...]:
    """Return the students that ``packed`` wrote. Raises ``ValueError`` for other bytes."""
    try:
        return tuple(_student(row) for row in json.loads(zlib.decompress(data)))
    except (TypeError, ValueError, zlib.error):
        raise ValueError("these bytes are no students") from None


def _plain(student: Student) -> tuple[object, ...]:
    name, on = student.name, student.registered_on
    return (
        student.row,
        student.source_id,
        (name.first, name.middle, name.last_1, name.last_2, name.suffix, name.used),
        student.born,
        student.local_id,
        student.state_id,
        student.school,
        student.grade,
        on.isoformat() if on else "",
        student.is_withdrawn,
        student.phone,
        student.address,
        student.language,
        [(each.name, each.relation, each.phone) for each in student.guardians],
    )


def _student(row: tuple[Any, ...]) -> Student:
    number, source_id, name, *told, registered_on, is_withdrawn, phone, home, speaks, named = row
    born, local_id, state_id, school, grade = told
    return Student(
        number,
        source_id,
        Name(*name),
        born,
        local_id,
        state_id,
        school,
        grade,
        date.fromisoformat(registered_on) if registered_on else None,
        is_withdrawn,
        phone,
        home,
        speaks,
        tuple(Guardian(*each) for each in named),
    )
