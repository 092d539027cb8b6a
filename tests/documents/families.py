"""Invented families for the papers: an ordinary one, the longest one, the oddest names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from mmep_desktop.domain.center import Center, MmepContact
from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Outcome
from mmep_desktop.domain.evaluation import evaluate
from mmep_desktop.domain.reading import read_answers
from mmep_desktop.domain.referral import AskedAlone, FamilyPaper, Referral
from mmep_desktop.domain.screener import Screener
from mmep_desktop.screeners.pack import read_pack
from resources import resource

DAY = date(2026, 9, 1)
NUMBER = "0201-A-26-00042"
CENTER = Center(
    store_id="store",
    district_code="02010000",
    district="New Bedford",
    name="New Bedford Registration Center",
    desk="A",
    phone="508-555-0100",
    schools=(),
    mmep=MmepContact("Ana Lima", "413-555-0147", "ana.lima@example.org"),
    practice=False,
)
SIGNED = Consent(ConsentState.SIGNED, "María Tzoc", DAY, "es", "J. Silva")

CONTACT = {
    "respondent": "María Tzoc Xuncax",
    "relation": "parent",
    "second_adult": "Diego Pérez Lux",
    "phone_1": "508-555-0123",
    "phone_1_whatsapp": "yes",
    "phone_2": "774-555-0188",
    "phone_2_whatsapp": "no",
    "best_time": "after 5 pm, not Sundays",
    "someone_who_knows": "her sister Juana, 508-555-0177",
    "do_not_call_at": "the fish house",
    "leave_no_message": "yes",
    "living_address": "12 Acushnet Avenue, Apt 3, New Bedford",
    "mailing_address": "",
    "address_confidential": "yes",
    "moving_again": "unsure",
    "spoken_language": "quc",
    "reading_language": "es",
    "interpreter": "phone_line",
}

ORDINARY = {
    "moved": "yes",
    "moves": [
        {
            "when": "2025-22",
            "across_district": "yes",
            "children_moved": "yes",
            "worker_moved": "yes",
            "from_place": "Homestead, Florida",
            "to_place": "New Bedford",
        }
    ],
    "worked": "yes",
    "work": [
        {
            "kind": "seafood_processing",
            "who": "parent",
            "person": "Diego Pérez Lux",
            "status": "did",
            "last_done": "2026-08",
        },
        {
            "kind": "crops",
            "who": "other_relative",
            "person": "Tomás Lux",
            "status": "did",
            "last_done": None,
        },
    ],
    "children": [
        {
            "name": {"first": "Xuncax", "last_1": "Pérez", "last_2": "Tzoc", "used": "Xun"},
            "born": "2016-03-09",
            "moved": "yes",
            "finished_high_school": "no",
            "school": "Hayden-McFadden School",
            "grade": "04",
        },
        {
            "name": {"first": "Isabela", "last_1": "Pérez", "last_2": "Tzoc"},
            "born": "2020-11~",
            "moved": "yes",
            "finished_high_school": "no",
            "school": "Hayden-McFadden School",
            "grade": "KN",
        },
        {
            "name": {"first": "Mateo", "middle": "K’iche’", "last_1": "Pérez", "last_2": "Tzoc"},
            "born": None,
            "moved": "unknown",
            "finished_high_school": "unsure",
            "grade": "out_of_school",
        },
    ],
    "share_with_mmep": "yes",
    **{key: value for key, value in CONTACT.items() if value},
}


@cache
def pack() -> Screener:
    """Return the screener that ships."""
    return read_pack(resource("screeners", "mmep-universal"))


def referral_of(told: Mapping[str, object]) -> Referral:
    """Return the referral that *told*, an answers object, amounts to."""
    screener = pack()
    answers = read_answers(screener, told, DAY)
    details = [child.details for child in answers.children]
    return Referral(
        number=NUMBER,
        made_on=DAY,
        center=CENTER,
        clerk="J. Silva",
        screener=screener,
        language="es",
        answers=answers,
        determination=evaluate(screener, answers, DAY),
        contact=answers.contact,
        schools=tuple(each.get("school", "") for each in details),
        grades=tuple(each.get("grade", "") for each in details),
        twins=tuple(each.get("twin") == "yes" for each in details),
        alone=(),
        consent=SIGNED,
    )


def ordinary() -> Referral:
    """Return the referral of a family of three children."""
    return referral_of(ORDINARY)


LONG = "Maximiliano-Wenceslao-Alejandro"
LETTERS = "Ñ" * 300


def longest(count: int = 12) -> Referral:
    """Return the referral of a family that no paper is made for: it must fit all the same."""
    children = [
        {
            "name": {
                "first": LETTERS if row == 5 else LONG,
                "middle": f"{LONG} {row}",
                "last_1": f"{LONG} de la Concepción y Santísima Trinidad",
                "last_2": LONG,
                "suffix": "III",
                "used": "Max " * 20,
            },
            "born": "2008-24/2009-22~",
            "moved": ("yes", "unknown")[row % 2],
            "finished_high_school": "unsure",
            "school": f"{LONG} Elementary and Middle School for the Performing Arts",
            "grade": "out_of_school",
            "twin": "yes",
        }
        for row in range(count)
    ]
    moves = [
        {
            "when": "2024-22~/2025-23~",
            "across_district": "unknown",
            "children_moved": "unknown",
            "worker_moved": "unknown",
            "from_place": LETTERS if row == 1 else f"{LONG}, {LONG}",
            "to_place": f"San {LONG}, Departamento de {LONG}, Guatemala",
        }
        for row in range(6)
    ]
    work = [
        {
            "kind": kind,
            "who": "other_relative",
            "person": LETTERS if kind == "dairy" else f"{LONG} {LONG} {LONG} {LONG}",
            "status": "looked_for",
            "last_done": "2023-08~",
        }
        for kind in pack().question("worked").choices
    ]
    contact = {
        key: (f"{LONG} {LONG} " * 4 + LETTERS if key not in CHOICES else value)
        for key, value in CONTACT.items()
    }
    told = {**ORDINARY, **contact, "children": children, "moves": moves, "work": work}
    referral = referral_of(told)
    center = replace(
        CENTER, name=f"{LONG} {LONG} Center", district=f"{LONG} Regional", practice=True
    )
    alone = tuple(alone_of(referral, row) for row in (0, count - 1))
    return replace(referral, center=center, clerk=LONG * 3, alone=alone)


CHOICES = {
    "relation",
    "phone_1_whatsapp",
    "phone_2_whatsapp",
    "leave_no_message",
    "address_confidential",
    "moving_again",
    "spoken_language",
    "reading_language",
    "interpreter",
}


def alone_of(referral: Referral, row: int, *, may_be_shown: bool = False) -> AskedAlone:
    """Return what the young person in *row* said alone."""
    told = {
        **{key: value for key, value in ORDINARY.items() if key not in CONTACT},
        "children": [{"name": "A young person", "born": "2009-05", "moved": "yes"}],
        "work": [
            {
                "kind": "orchard",
                "who": "youth",
                "child": 0,
                "person": referral.answers.children[row].name.shown,
                "status": "did",
                "last_done": "2026-07",
            }
        ],
    }
    answers = read_answers(referral.screener, told, DAY)
    return AskedAlone(
        child=row,
        answers=answers,
        determination=evaluate(referral.screener, answers, DAY),
        may_be_shown=may_be_shown,
        phone="774-555-0199",
        best_time="evenings",
    )


def family_paper(language: str, outcome: Outcome = Outcome.REFER) -> FamilyPaper:
    """Return a family's paper in *language* with the given outcome."""
    referral = ordinary()
    return FamilyPaper(
        number=NUMBER,
        made_on=DAY,
        center=CENTER,
        wording=pack().wording(language),
        is_draft=pack().is_draft,
        respondent="María Tzoc Xuncax",
        determination=replace(referral.determination, outcome=outcome),
    )
