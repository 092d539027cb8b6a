"""Answers are taken in whole, or refused with every field named in the order of the form."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.reading import (
    read_answers,
    read_screening_day,
    refusals_of,
)
from mmep_desktop.domain.refusals import MESSAGES, Refused
from tests.builders import shipped_screener
from tests.domain.screened import (
    TODAY,
    Plain,
    a_child,
    a_family,
    a_job,
    a_move,
    determined,
    refused,
)

SECRET = "Xochitl-Secret"


def test_a_whole_family_is_taken_in() -> None:
    answers = read_answers(shipped_screener(), a_family(), TODAY)
    assert answers.moved == answers.worked == "yes"
    assert answers.moves[0].when is not None
    assert answers.moves[0].when.text == "2026-05"
    assert answers.moves[0].when.span.latest == date(2026, 5, 31)
    assert answers.work[0].kind == "crops"
    assert answers.children[0].name.shown == "Ana"
    assert answers.share_with_mmep == "later"


def test_what_may_be_left_out_reads_as_not_known() -> None:
    answers = read_answers(shipped_screener(), {"moved": "no", "children": [{}]}, TODAY)
    child = answers.children[0]
    assert (child.name, child.born, child.moved) == (Name(), None, "unknown")
    assert child.finished_high_school == "unsure"
    assert (answers.worked, answers.moves, answers.work) == ("", (), ())


def test_null_stands_for_what_is_absent() -> None:
    move = a_move(when=None, from_place=None, to_place=None)
    job = a_job(last_done=None, child=None, person=None)
    child: Plain = dict.fromkeys(("name", "born", "moved", "finished_high_school", "twin", "grade"))
    family = a_family(
        moves=[move], work=[job], children=[child], share_with_mmep=None, phone_1=None, housing=None
    )
    assert refused(family) == []
    assert refused(a_family(moves=None, work=None)) == []
    assert refused({"moved": "no", "worked": None, "children": [{}]}) == []


@pytest.mark.parametrize(
    ("family", "errors"),
    [
        ({}, ["missing moved", "missing worked", "missing children"]),
        ({"moved": None}, ["missing moved", "missing worked", "missing children"]),
        ({"moved": "no"}, ["missing children"]),
        ({"moved": "no", "children": []}, ["missing children"]),
        ({"moved": "no", "children": None}, ["missing children"]),
        ({"moved": "unsure", "children": [{}]}, ["missing worked"]),
        ({"moved": "sometimes", "children": [{}]}, ["unknown_choice moved", "missing worked"]),
        ({"moved": "No", "children": [{}]}, ["unknown_choice moved", "missing worked"]),
        ({"moved": "", "worked": "no", "children": [{}]}, ["unknown_choice moved"]),
        ({"moved": True, "worked": "no", "children": [{}]}, ["bad_form moved"]),
        ({"moved": ["yes"], "worked": "no", "children": [{}]}, ["bad_form moved"]),
        ({"moved": {"yes": 1}, "worked": "no", "children": [{}]}, ["bad_form moved"]),
        (
            {"moved": 1, "worked": 0, "children": 2},
            ["bad_form moved", "bad_form worked", "bad_form children"],
        ),
    ],
)
def test_the_deciding_questions_and_a_child_are_needed(family: Plain, errors: list[str]) -> None:
    assert [" ".join(error) for error in refused(family)] == errors


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"moves": {}}, ["bad_form moves"]),
        ({"moves": "2026-05"}, ["bad_form moves"]),
        ({"moves": [3, a_move()]}, ["bad_form moves[0]"]),
        ({"moves": [[]]}, ["bad_form moves[0]"]),
        ({"moves": [None]}, ["missing moves[0]"]),
        (
            {"moves": [{}]},
            [
                "missing moves[0].across_district",
                "missing moves[0].children_moved",
                "missing moves[0].worker_moved",
            ],
        ),
        ({"moves": [a_move(), a_move(when=2025)]}, ["bad_form moves[1].when"]),
        ({"moves": [a_move(when="2026-09-02")]}, ["future_date moves[0].when"]),
        ({"moves": [a_move(when="")]}, ["bad_date moves[0].when"]),
        ({"moves": [a_move(when=["2025"])]}, ["bad_form moves[0].when"]),
        ({"moves": [a_move(across_district="maybe")]}, ["unknown_choice moves[0].across_district"]),
        ({"moves": [a_move(across_district=False)]}, ["bad_form moves[0].across_district"]),
        ({"moves": [a_move(children_moved=None)]}, ["missing moves[0].children_moved"]),
        ({"moves": [a_move(worker_moved="unsure")]}, ["unknown_choice moves[0].worker_moved"]),
        ({"moves": [a_move(from_place=7)]}, ["bad_form moves[0].from_place"]),
        ({"moves": [a_move(visa="x")]}, ["unknown_field moves[0].visa"]),
        ({"work": [a_job(kind="astronaut")]}, ["unknown_choice work[0].kind"]),
        ({"work": [a_job(kind=None)]}, ["missing work[0].kind"]),
        ({"work": [a_job(kind=["crops"])]}, ["bad_form work[0].kind"]),
        ({"work": [a_job(who="aunt")]}, ["unknown_choice work[0].who"]),
        ({"work": [a_job(status="unsure")]}, ["unknown_choice work[0].status"]),
        ({"work": [a_job(last_done="2027")]}, ["future_date work[0].last_done"]),
        ({"work": [a_job(person={})]}, ["bad_form work[0].person"]),
        ({"work": [a_job(child="0")]}, ["bad_form work[0].child"]),
        ({"work": [a_job(child=True)]}, ["bad_form work[0].child"]),
        ({"work": [a_job(child=0.0)]}, ["bad_form work[0].child"]),
        ({"work": [a_job(child=1)]}, ["unknown_choice work[0].child"]),
        ({"work": [a_job(child=-1)]}, ["unknown_choice work[0].child"]),
        ({"work": [a_job(child=10**30)]}, ["unknown_choice work[0].child"]),
        ({"work": [a_job(employer="x")]}, ["unknown_field work[0].employer"]),
        ({"children": ["Ana"]}, ["bad_form children[0]"]),
        ({"children": [None]}, ["missing children[0]"]),
        ({"children": [a_child(name=3)]}, ["bad_form children[0].name"]),
        ({"children": [a_child(name=["Ana"])]}, ["bad_form children[0].name"]),
        ({"children": [a_child(name={"first": 1})]}, ["bad_form children[0].name.first"]),
        ({"children": [a_child(name={"nick": "A"})]}, ["unknown_field children[0].name.nick"]),
        ({"children": [a_child(born="2013-13-01")]}, ["bad_date children[0].born"]),
        ({"children": [a_child(born="2027-01-01")]}, ["future_date children[0].born"]),
        ({"children": [a_child(born=20130401)]}, ["bad_form children[0].born"]),
        ({"children": [a_child(moved="unsure")]}, ["unknown_choice children[0].moved"]),
        ({"children": [a_child(moved=1)]}, ["bad_form children[0].moved"]),
        (
            {"children": [a_child(finished_high_school="yes")]},
            ["unknown_choice children[0].finished_high_school"],
        ),
        ({"children": [a_child(grade="13")]}, ["unknown_choice children[0].grade"]),
        ({"children": [a_child(twin=True)]}, ["bad_form children[0].twin"]),
        ({"children": [a_child(ssn="1")]}, ["unknown_field children[0].ssn"]),
        ({"share_with_mmep": "maybe"}, ["unknown_choice share_with_mmep"]),
        ({"share_with_mmep": True}, ["bad_form share_with_mmep"]),
        ({"phone_1": 5085550100}, ["bad_form phone_1"]),
        ({"phone_1_whatsapp": "perhaps"}, ["unknown_choice phone_1_whatsapp"]),
        ({"housing": "castle"}, ["unknown_choice housing"]),
        ({"citizenship": "x"}, ["unknown_field citizenship"]),
    ],
)
def test_what_is_refused_names_its_field(changed: Plain, errors: list[str]) -> None:
    assert [" ".join(error) for error in refused(a_family(**changed))] == errors


def test_everything_refused_is_listed_in_the_order_of_the_form() -> None:
    family: Plain = {
        "zebra": 1,
        "housing": "castle",
        "phone_1": 3,
        "share_with_mmep": "x",
        "children": [a_child(born="x", zoo=1, moved="x"), a_child(finished_high_school=1)],
        "work": [a_job(last_done="x", kind="x", yak=1), a_job(child=5)],
        "worked": "x",
        "moves": [a_move(), a_move(worker_moved="x", when="3000", ant=1)],
        "moved": "x",
        "ant": 2,
    }
    assert [field for _, field in refused(family)] == [
        "moved",
        "moves[1].when",
        "moves[1].worker_moved",
        "moves[1].ant",
        "worked",
        "work[0].kind",
        "work[0].last_done",
        "work[0].yak",
        "work[1].child",
        "children[0].born",
        "children[0].moved",
        "children[0].zoo",
        "children[1].finished_high_school",
        "share_with_mmep",
        "phone_1",
        "housing",
        "zebra",
        "ant",
    ]


@pytest.mark.parametrize("moved", ["no", "unsure", "declined"])
def test_what_is_not_looked_at_is_checked_all_the_same(moved: str) -> None:
    family = a_family(moved=moved, moves=[a_move(when="3000")], worked="no", work=[a_job(kind="x")])
    assert refused(family) == [("future_date", "moves[0].when"), ("unknown_choice", "work[0].kind")]


@pytest.mark.parametrize("plain", [[], "yes", 3, 2.5, True, float("nan"), ("moved", "no")])
def test_anything_but_an_object_is_refused_as_a_whole(plain: object) -> None:
    assert refused(plain) == [("bad_form", "answers")]
    assert refused(None) == [("missing", "answers")]


def test_the_row_of_a_child_is_not_judged_where_the_children_cannot_be_read() -> None:
    family = a_family(work=[a_job(child=4)], children="Ana")
    assert refused(family) == [("bad_form", "children")]


@pytest.mark.parametrize("nobody", [[], None])
def test_the_row_of_a_child_names_nobody_in_a_household_without_children(nobody: object) -> None:
    assert refused(a_family(work=[a_job(child=0)], children=nobody)) == [
        ("unknown_choice", "work[0].child"),
        ("missing", "children"),
    ]


def test_contact_add_ons_and_details_of_a_child_are_kept_apart() -> None:
    child = a_child(twin="yes", school="Example High", grade="09")
    family = a_family(
        children=[child],
        respondent="Rosa",
        relation="parent",
        phone_1="508-555-0100",
        spoken_language="quc",
        interpreter="phone_line",
        housing="doubled_up",
        transport_needed="yes",
    )
    answers = read_answers(shipped_screener(), family, TODAY)
    assert answers.contact == {
        "respondent": "Rosa",
        "relation": "parent",
        "phone_1": "508-555-0100",
        "spoken_language": "quc",
        "interpreter": "phone_line",
    }
    assert answers.add_ons == {"housing": "doubled_up", "transport_needed": "yes"}
    assert answers.children[0].details == {"twin": "yes", "school": "Example High", "grade": "09"}
    assert determined(family).children == determined(a_family()).children


def test_a_name_in_parts_is_shown_in_the_order_in_which_it_is_spoken() -> None:
    parts = {"last_1": "Xol", "first": "Ana", "last_2": "Tzoc", "middle": "Isabel", "used": "Anita"}
    family = a_family(children=[a_child(name=parts), a_child(name={}), a_child(name=" Ana ")])
    names = [child.name for child in determined(family).children]
    assert names == ["Ana Isabel Xol Tzoc", "", " Ana "]


def test_no_refusal_repeats_what_was_typed() -> None:
    family = a_family(
        moved=SECRET,
        moves=[a_move(when=SECRET, worker_moved=SECRET)],
        work=[a_job(kind=SECRET, last_done=SECRET)],
        children=[a_child(name=[SECRET], born=SECRET)],
        phone_1=[SECRET],
    )
    with pytest.raises(Refused) as refusal:
        read_answers(shipped_screener(), family, TODAY)
    assert SECRET not in f"{refusal.value} {refusal.value.refusals!r}"
    assert {each.message for each in refusal.value.refusals} <= set(MESSAGES.values())


def test_without_a_screening_day_all_but_the_future_is_checked() -> None:
    family = a_family(moves=[a_move(when="9000")], children=[a_child(born="x")])
    refusals = refusals_of(shipped_screener(), family)
    assert [(each.code, each.field) for each in refusals] == [("bad_date", "children[0].born")]


@pytest.mark.parametrize(
    ("plain", "code"),
    [("2026-13-01", "bad_date"), ("2026-09", "bad_date"), (20260901, "bad_form"), ([], "bad_form")],
)
def test_the_screening_day_is_refused_under_its_own_name(plain: object, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_screening_day(plain)
    assert [(each.code, each.field) for each in refusal.value.refusals] == [(code, "screened_on")]


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
keys = st.sampled_from(
    [
        *("moved", "moves", "worked", "work", "children", "share_with_mmep", "phone_1", "housing"),
        *("when", "kind", "who", "child", "born", "name", "status", "last_done", "across_district"),
    ]
)
near_answers = st.recursive(
    any_json
    | st.sampled_from(["yes", "no", "unsure", "declined", "youth", "did", "2025", "2026~"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=8),
    max_leaves=25,
)


@given(near_answers)
def test_the_reader_survives_anything(plain: object) -> None:
    check_answer_or_refusal(lambda: read_answers(shipped_screener(), plain, TODAY))


@given(st.dictionaries(keys, near_answers), st.dates())
def test_the_reader_survives_any_object_on_any_day(changed: Plain, on: date) -> None:
    check_answer_or_refusal(lambda: determined(a_family(**changed), on))


def check_answer_or_refusal(act: Callable[[], object]) -> None:
    try:
        act()
    except Refused as refused_:
        refusals = refused_.refusals
    else:
        return
    assert refusals
    assert all(each.code in MESSAGES and each.field for each in refusals)
