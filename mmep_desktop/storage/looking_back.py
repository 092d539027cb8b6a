"""A look at the anchor when the store is opened: the trail must still come as far as it did.

What is found is told in the trail itself before the anchor moves on, so that it can be read later.
"""

from sqlalchemy import Connection, Engine

from mmep_desktop.domain.acts import Act
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.storage.anchor import Anchor
from mmep_desktop.storage.trail import Trail
from mmep_desktop.storage.trail_lines import Head, Line, head_of

_LATER = {Problem.STORE_READ_ONLY, Problem.STORE_FULL}

_SEAL = "SELECT mac FROM trail WHERE seq = ?"


def look_back(engine: Engine, trail: Trail, anchor: Anchor) -> None:
    """Tell the trail that it was put back, or that its anchor is lost, if so.

    A store that cannot be written to keeps its anchor as it is, for the next time.
    """
    try:
        head = _told(engine, trail, anchor.read())
    except DeskError as refusal:
        if refusal.problem not in _LATER:
            raise
    else:
        if head is not None:
            anchor.begin_again(head)


def holds(connection: Connection, anchored: Head) -> bool:
    """Whether the trail has the line that *anchored* tells of."""
    return connection.exec_driver_sql(_SEAL, (anchored.seq,)).scalar() == anchored.seal


def _told(engine: Engine, trail: Trail, anchored: Head | None) -> Head | None:
    """Return the head after what was found is told, or nothing when all is well."""
    with engine.begin() as connection:
        if anchored is None:
            if _has_just_begun(connection):
                return head_of(connection)
            return trail.add(connection, "", Line(Act.ANCHOR_LOST))
        if not holds(connection, anchored):
            return trail.add(connection, "", Line(Act.OLDER_STATE, about=str(anchored.seq)))
        return None


def _has_just_begun(connection: Connection) -> bool:
    """Whether all of the trail was written as it began, when an older version was carried over."""
    found = "SELECT count(*) FROM trail WHERE act NOT IN (?, ?)"
    acts = (Act.TRAIL_BEGUN.value, Act.CARRIED_OVER.value)
    return connection.exec_driver_sql(found, acts).scalar() == 0
