"""The worked screenings, many from published training scenarios, end as they should."""

import json
from datetime import date

import pytest

from mmep_desktop.domain.refusals import Refused
from tests.domain.screened import Plain, determined
from tests.source_tree import ROOT

CASES = json.loads((ROOT / "tests/cases/screener-cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_ends_as_it_should(case: Plain) -> None:
    on = date.fromisoformat(str(case["screened_on"]))
    assert ended(case["answers"], on) == case["expect"]


def ended(answers: object, on: date) -> Plain:
    try:
        determination = determined(answers, on)
    except Refused as refused:
        return {"outcome": f"error:{refused.refusals[0].code}"}
    return {
        "outcome": determination.outcome.value,
        "children": [child.outcome.value for child in determination.children],
    }
