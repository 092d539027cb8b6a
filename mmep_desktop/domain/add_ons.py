"""What a district may ask beside the screener, never part of the outcome; one stays apart.

Where a family sleeps is for the McKinney-Vento liaison. Once an interview is finished, that answer
stands in it only if the family agreed that the recruiter is told too.
"""

from dataclasses import dataclass

from mmep_desktop.domain.replies import Chosen, Draft

HOUSING, HOUSING_TOLD = "housing", "housing_told"
"""The add-on that asks where the family sleeps, and whether the recruiter may be told."""

KEPT_APART = "kept_apart"
"""What stands in a finished interview in place of an answer that only the liaison sees."""

REFUSING = frozenset({"no", "none", "declined"})
"""The choices of an add-on by which a family says that it does not want or need something."""

OWN_PLACE = frozenset({"own_place", "declined"})
"""The answers to the housing question after which the liaison has nothing to do."""

_ROOT = "add_on:"


def step_of(key: str) -> str:
    """Return the key of the step that asks the add-on *key*."""
    return f"{_ROOT}{key}"


def asked_in(draft: Draft) -> frozenset[str]:
    """Return the add-ons that *draft* has a reply to."""
    return frozenset(key.removeprefix(_ROOT) for key in draft if key.startswith(_ROOT))


def told_in(draft: Draft) -> dict[str, str]:
    """Return the answers to the add-ons in *draft*, without what is kept apart."""
    replies = {key: draft[step_of(key)] for key in sorted(asked_in(draft))}
    return {
        key: reply.code
        for key, reply in replies.items()
        if isinstance(reply, Chosen) and reply.code != KEPT_APART
    }


def without_add_ons(draft: Draft) -> Draft:
    """Return the replies in *draft* to the screener alone."""
    return {key: reply for key, reply in draft.items() if not key.startswith(_ROOT)}


@dataclass(frozen=True, slots=True)
class Apart:
    """An interview's replies as they are kept, and what the liaison is told beside them.

    *housing* is the answer that is new for the liaison; ``KEPT_APART`` leaves what she was told
    before as it is, and nothing takes it back.
    """

    draft: Draft
    housing: str
    is_told_to_recruiter: bool


def set_apart(draft: Draft) -> Apart:
    """Return *draft* with where the family sleeps left to the liaison, unless it agreed.

    Whatever was answered is left out alike, so that its absence tells nothing; so is the question
    whether the recruiter may be told, which is not asked of everybody.
    """
    told = told_in(draft)
    may_be_told = told.get(HOUSING_TOLD) == "yes"
    reply = draft.get(step_of(HOUSING))
    if not isinstance(reply, Chosen):
        return Apart(draft, "", is_told_to_recruiter=False)
    if may_be_told:
        return Apart(draft, reply.code, is_told_to_recruiter=True)
    kept = {key: one for key, one in draft.items() if key != step_of(HOUSING_TOLD)}
    kept[step_of(HOUSING)] = Chosen(KEPT_APART)
    return Apart(kept, reply.code, is_told_to_recruiter=False)
