"""What a young person said alone counts in the family's outcome, and stays out of its answers."""

from collections.abc import Mapping
from dataclasses import replace

from mmep_desktop.domain.determination import ChildResult, Determination, strongest
from mmep_desktop.domain.screening import Screening


def together(family: Determination, alone: Mapping[int, Determination]) -> Determination:
    """Return the family's determination with each child's own section taken into account.

    A child's outcome is the stronger of the two, and so are the findings shown for it.
    """
    children = tuple(
        _stronger(child, alone[row].children[0]) if row in alone else child
        for row, child in enumerate(family.children)
    )
    outcome = strongest(tuple(child.outcome for child in children))
    return replace(family, outcome=outcome, children=children)


def said_alone(beside: tuple[Screening, ...]) -> dict[int, Determination]:
    """Return what came out of each finished section, by the row of the household it speaks of."""
    return {
        one.alone: one.determination
        for one in beside
        if one.alone is not None and one.determination is not None
    }


def _stronger(family: ChildResult, own: ChildResult) -> ChildResult:
    if family.outcome == own.outcome:
        return family
    stronger = strongest((family.outcome, own.outcome))
    return family if stronger == family.outcome else replace(own, name=family.name)
