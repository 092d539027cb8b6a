"""A pack is read whole into a screener, or every fault is named with its file and key."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mmep_desktop.domain.screener import Form
from mmep_desktop.screeners.pack import (
    FaultyPack,
    fingerprint,
    pack_files,
    read_pack,
    read_pack_files,
)
from tests.builders import shipped_screener
from tests.screeners.edited_pack import DEFINITION, edited, faults_of, shipped_files, unpacked

KINDS = (
    *("crops", "cranberries", "orchard", "tobacco", "nursery", "trees", "maple", "dairy"),
    *("livestock", "fishing", "seafood_processing", "aquaculture", "meat_processing"),
    *("produce_processing", "unsure"),
)


def test_the_shipped_pack_is_a_draft_with_the_numbers_of_the_law() -> None:
    screener = shipped_screener()
    assert (screener.id, screener.version, screener.is_draft) == ("mmep-universal", "2026.3", True)
    assert screener.applies_from < date(2026, 9, 1)
    parameters = screener.parameters
    assert (parameters.window_months, parameters.margin_months) == (36, 1)
    assert (parameters.age_limit, parameters.may_have_finished_at) == (22, 16)
    assert parameters.both_needed


def test_the_shipped_pack_counts_every_named_kind_and_never_unsure() -> None:
    screener = shipped_screener()
    assert screener.question("worked").choices == KINDS
    assert screener.parameters.counting_kinds == set(KINDS) - {"unsure"}
    assert screener.parameters.counting_workers == {"parent", "guardian", "spouse", "youth"}
    assert screener.parameters.counting_statuses == {"did"}


def test_the_contact_fields_are_those_of_the_contact_questions() -> None:
    screener = shipped_screener()
    asked = [screener.question(id_) for id_ in ("respondent", "phones", "address", "languages")]
    assert screener.contact == tuple(field for question in asked for field in question.fields)
    assert {field.key for field in screener.child_fields} == {"twin", "school", "grade"}
    assert len(screener.add_ons) == 8
    assert screener.question("move_who").form is Form.TICKS


def test_a_pack_is_found_again_in_a_copy_of_its_files(tmp_path: Path) -> None:
    unpacked(tmp_path, shipped_files())
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assert pack_files(tmp_path) == shipped_files()
    assert read_pack(tmp_path) == shipped_screener() == read_pack_files(shipped_files())


def test_the_fingerprint_changes_with_any_byte_and_any_name() -> None:
    files = shipped_files()
    print_ = fingerprint(files)
    assert shipped_screener().fingerprint == print_
    assert fingerprint(dict(reversed(files.items()))) == print_
    assert fingerprint(files | {DEFINITION: files[DEFINITION] + b"\n"}) != print_
    assert fingerprint(files | {"more.txt": b""}) != print_
    assert fingerprint({"a": b"bc"}) != fingerprint({"ab": b"c"})


def test_an_approved_pack_names_who_approved_it() -> None:
    screener = read_pack_files(edited('status = "draft"', 'status = "approved by MMEP, A. Person"'))
    assert (screener.approved_by, screener.is_draft) == ("MMEP, A. Person", False)


def test_a_pack_may_count_less() -> None:
    fewer = edited(
        '"seafood_processing", "aquaculture", "meat_processing", "produce_processing",\n]', "]"
    )
    assert "aquaculture" not in read_pack_files(fewer).parameters.counting_kinds


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('id = "mmep-universal"', "id = 3", "id"),
        ('id = "mmep-universal"', 'id = "MMEP universal"', "id"),
        ('version = "2026.3"', "", "version"),
        ("applies_from = 2026-07-01", 'applies_from = "2026-07-01"', "applies_from"),
        ("applies_from = 2026-07-01", "applies_from = 2026-07-01T00:00:00", "applies_from"),
        ('status = "draft"', 'status = "final"', "status"),
        ('status = "draft"', 'status = "approved by "', "status"),
        ('status = "draft"', 'status = "draft"\nextra = 1', "extra"),
        ("window_months = 36", "window_months = 0", "parameters.window_months"),
        ("window_months = 36", "window_months = true", "parameters.window_months"),
        ("window_months = 36", 'window_months = "36"', "parameters.window_months"),
        ("margin_months = 1 ", "margin_months = -1 ", "parameters.margin_months"),
        ("age_limit = 22", "age_limit = 22.0", "parameters.age_limit"),
        ("both_needed = true", "both_needed = 1", "parameters.both_needed"),
        ("both_needed = true", "both_needed = true\nspeed = 1", "parameters.speed"),
        ('counting_statuses = ["did"]', "counting_statuses = []", "parameters.counting_statuses"),
        (
            'counting_statuses = ["did"]',
            'counting_statuses = ["done"]',
            "parameters.counting_statuses",
        ),
        (
            'counting_statuses = ["did"]',
            'counting_statuses = "did"',
            "parameters.counting_statuses",
        ),
        (
            '"spouse", "youth"]\ncounting',
            '"spouse", "aunt"]\ncounting',
            "parameters.counting_workers",
        ),
        (
            'counting_kinds = [\n    "crops"',
            'counting_kinds = [\n    "unsure"',
            "parameters.counting_kinds",
        ),
        ('id = "age"', 'id = "height"', "rule"),
        ('citation = "34 CFR 200.103(b)"', 'citation = ""', "rule[1].citation"),
        ('id = "moved"\nform = "choice"', 'id = "moved"\nform = "ticks"', "question.moved"),
        ('id = "moved"\nform = "choice"', 'id = "moved"\nform = "guess"', "question[0].form"),
        ('["yes", "no", "unsure", "declined"]', '["yes", "no", "unsure"]', "question.moved"),
        ('["yes", "no", "unsure", "declined"]', '["yes", "yes", "no"]', "question[0].choices"),
        ('["yes", "no", "unsure", "declined"]', '["yes!", "no"]', "question[0].choices"),
        ('instead = ["none", "unsure", "declined"]', 'instead = ["none"]', "question.worked"),
        ('id = "household"', 'id = "homes"', "question"),
        ('id = "household"', 'id = "moved"', "question"),
        ('{ key = "status", ', '{ key = "state", ', "question.work_done"),
        (
            '{ key = "person", form = "text" }',
            '{ key = "person", form = "essay" }',
            "question[5].fields[0].form",
        ),
        (
            '{ key = "person", form = "text" }',
            '{ key = "person", form = "text", size = 3 }',
            "question[5].fields[0].size",
        ),
        ('{ key = "person", form = "text" }', "3", "question[5].fields"),
        ('choices = ["worker"]', 'choices = ["uncle"]', "question.move_who"),
        (
            '"yes", "no", "unknown"] },\n]\n\n[[question]]\nid = "move_who"',
            '"yes", "no"] },\n]\n\n[[question]]\nid = "move_who"',
            "question.move_places",
        ),
        ('key = "phone_2", form', 'key = "phone_1", form', "fields"),
        ('key = "phone_2", form', 'key = "moves", form', "moves"),
        ('key = "phone_2", form', 'key = "visa_number", form', "visa_number"),
        ('key = "school"', 'key = "born"', "born"),
        ('key = "school"', 'key = "twin"', "child_field"),
        (
            'key = "school"\nform = "text"',
            'key = "school"\nform = "choice"',
            "child_field[1].choices",
        ),
        (
            'form = "people"',
            'form = "people"\nfields = [{ key = "a", form = "text" }]',
            "question[2].fields",
        ),
        ("[parameters]", "[parameter]", "parameters"),
        ("[[rule]]", "[[rules]]", "rules"),
    ],
)
def test_a_fault_names_the_key(old: str, new: str, key: str) -> None:
    faults = faults_of(edited(old, new))
    assert key in [fault.key for fault in faults if fault.file == DEFINITION], faults
    assert all(fault.message.endswith(".") for fault in faults)


@pytest.mark.parametrize(
    ("files", "file"),
    [
        ({}, DEFINITION),
        ({DEFINITION: b"\xff\xfe"}, DEFINITION),
        ({DEFINITION: b"id = "}, DEFINITION),
        ({DEFINITION: b""}, DEFINITION),
    ],
)
def test_a_pack_without_a_readable_definition_is_faulty(files: dict[str, bytes], file: str) -> None:
    assert file in [fault.file for fault in faults_of(files)]


def test_a_folder_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(FaultyPack):
        read_pack(Path("no such folder"))


def test_every_pack_speaks_english_and_says_everything_in_every_language() -> None:
    files = shipped_files()
    without = {path: content for path, content in files.items() if "/en." not in path}
    assert [fault.file for fault in faults_of(without)] == ["wording/en.mo"]
    extended = edited(
        'choices = ["did", "looked_for"]', 'choices = ["did", "looked_for", "heard_of"]'
    )
    key = "field.status.choice.heard_of"
    assert [(fault.file, fault.key) for fault in faults_of(extended)] == [
        ("wording/en.mo", key),
        ("wording/es.mo", key),
        ("wording/pt.mo", key),
    ]


@pytest.mark.parametrize(
    "damage", [b"", b"PO", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95" + b"\xff" * 30]
)
def test_a_damaged_catalogue_is_a_fault_of_that_file(damage: bytes) -> None:
    faults = faults_of(shipped_files() | {"wording/es.mo": damage})
    assert [fault.file for fault in faults] == ["wording/es.mo"]


def test_a_catalogue_in_a_language_nobody_speaks_here_is_a_fault() -> None:
    spanish = shipped_files()["wording/es.mo"]
    assert faults_of(shipped_files() | {"wording/xx.mo": spanish})[0].file == "wording/xx.mo"
    assert faults_of(shipped_files() | {"wording/fr.mo": spanish})[0].key == "Language"


@given(st.binary(max_size=80), st.integers(0, 2_000))
def test_no_bytes_break_the_reader(noise: bytes, place: int) -> None:
    spanish = shipped_files()["wording/es.mo"]
    for content in (noise, spanish[:place] + noise + spanish[place + len(noise) :]):
        faults_of({**shipped_files(), "wording/es.mo": content})
    faults_of({DEFINITION: noise})
