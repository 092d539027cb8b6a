"""Two entries of the list that are one child: one is kept and takes what the other has besides."""

from dataclasses import dataclass, replace

from mmep_desktop.domain.registration import Registration


@dataclass(frozen=True, slots=True)
class OneChild:
    """The ids of both entries: *kept*, and *gone*, which was given up for it."""

    kept: str
    gone: str


def unified(kept: Registration, gone: Registration) -> Registration:
    """Return *kept* with whatever *gone* has and it lacks; what both have stays as *kept* has it.

    It registered when the first of the two did. Of the name only the one used every day is taken:
    the parts of a name are not told apart alike everywhere.
    """
    taken = {field: getattr(gone, field) for field in _TAKEN if not getattr(kept, field)}
    if gone.source and not kept.source:
        taken |= {"source": gone.source, "source_id": gone.source_id}
    days = [day for day in (kept.registered_on, gone.registered_on) if day is not None]
    return replace(
        kept,
        name=replace(kept.name, used=kept.name.used or gone.name.used),
        registered_on=min(days, default=None),
        **taken,
    )


_TAKEN = ("born", "school", "grade", "local_id", "state_id", "phone")
