"""A determination as plain values, ready to be written as JSON in the contract's form."""

from collections.abc import Iterable

from mmep_desktop.domain.determination import ChildResult, Determination
from mmep_desktop.domain.reasons import sentence
from mmep_desktop.domain.refusals import Refusal

Plain = dict[str, object]


def plain_determination(determination: Determination) -> Plain:
    """Return the outcome, the window, and each child's criteria in the order of the rules."""
    return {
        "outcome": determination.outcome.value,
        "pack": determination.pack,
        "version": determination.version,
        "screened_on": determination.screened_on.isoformat(),
        "window": {
            "from": determination.window.first.isoformat(),
            "to": determination.window.last.isoformat(),
        },
        "children": [_child(child) for child in determination.children],
    }


def plain_refusals(refusals: Iterable[Refusal]) -> Plain:
    """Return the first of at least one refusal as ``error``, and all as ``errors``."""
    errors = [
        {"code": refusal.code, "field": refusal.field, "message": refusal.message}
        for refusal in refusals
    ]
    return {"error": errors[0], "errors": errors}


def _child(child: ChildResult) -> Plain:
    return {
        "name": child.name,
        "outcome": child.outcome.value,
        "criteria": [
            {
                "id": finding.criterion,
                "state": finding.state.value,
                "reason": sentence(finding),
                "citation": finding.citation,
            }
            for finding in child.findings
        ],
    }
