"""The families one practices with: invented, and made to meet every state of the day's list.

First names are common in Massachusetts schools; surnames are words that nobody is called by
(hummingbird, prickly pear, lotus), so that no list of these can be taken for a real one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Standing
from mmep_desktop.domain.replies import Chosen, Dated, Filled, Reply, Ticked

Told = Mapping[str, Reply]
"""What a family says, by the id of the question or, where it is asked often, of the step."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child to register; *age* in whole years, -1 when the birth date is not known."""

    name: Name
    age: int
    grade: str
    school: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """The work in a family's story; *months* ago it was last done."""

    kind: str
    months: int
    who: str = "parent"


@dataclass(frozen=True, slots=True)
class Invented:
    """One family, what it says, and where its registration is to stand at the end.

    *moved* is how many months ago the family moved for the story to be told, 0 for never.
    *alone* is the row of the child who is asked alone afterwards.
    """

    children: tuple[Child, ...]
    standing: Standing
    language: str = "en"
    phone: str = ""
    moved: int = 0
    places: tuple[str, str] = ("", "")
    work: Work | None = None
    others: tuple[Child, ...] = ()
    alone: int | None = None

    def told(self, on: date) -> Told:
        """Return what this family answers on the day *on*; what is not here is passed over."""
        if self.standing is Standing.DECLINED:
            return {"moved": Chosen("declined")}
        if not self.moved:
            return {"moved": Chosen("no")}
        if self.work is None:
            return {"moved": Chosen("yes"), "worked": Chosen("none")}
        return self._story(self.work, on)

    def _story(self, work: Work, on: date) -> Told:
        leaving, arriving = self.places
        rows = range(len(self.children) + len(self.others))
        everyone = ("worker", *(f"child:{row}" for row in rows))
        last_done = {"status": "did", "last_done": months_before(on, work.months)}
        return {
            "moved": Chosen("yes"),
            "worked": Ticked((work.kind,)),
            "schooling": Chosen("no"),
            "work_who": Ticked((work.who,)),
            "work_done": Filled(last_done),
            "move_when": Dated(months_before(on, self.moved)),
            "move_places": Filled(
                {"from_place": leaving, "to_place": arriving, "across_district": "yes"}
            ),
            "move_who": Ticked(everyone),
            "move_more": Chosen("no"),
            "respondent": Filled({}),
            "consent": Chosen("yes" if self.standing in AGREED else "later"),
            "alone_shown": Chosen("no"),
        }


AGREED = {Standing.TO_PRINT, Standing.TO_SEND, Standing.SENT}
"""States that a family reaches only with its signature."""


def months_before(on: date, months: int) -> str:
    """Return the month that lies *months* before *on*, as EDTF."""
    count = on.year * 12 + on.month - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def birth_date(on: date, child: Child) -> str:
    """Return a birth date that makes *child* its age on the day *on*, or nothing."""
    if child.age < 0:
        return ""
    return (on - timedelta(days=round(child.age * 365.25) + 90 + len(child.name.shown))).isoformat()


def _child(first: str, surnames: tuple[str, str], age: int, grade: str, school: int = 0) -> Child:
    return Child(Name(first=first, last_1=surnames[0], last_2=surnames[1]), age, grade, school)


HUMMINGBIRD = ("Colibrí", "Nopal")
FLOWER = ("Kotz’ij", "Q’inal")

TODAY = (
    Invented((_child("Xuncax", FLOWER, 5, "KN"),), Standing.NOT_ASKED, "quc", "508-555-0117"),
    Invented((_child("Emma", ("Seabright", ""), 4, "PK"),), Standing.NOT_ASKED, "en"),
    Invented(
        (
            _child("Wilner", ("Flanbwayan", ""), 15, "10", 3),
            _child("Roseline", ("Flanbwayan", ""), 8, "03", 1),
        ),
        Standing.NOT_ASKED,
        "ht",
        "508-555-0122",
    ),
    Invented(
        (Child(Name(first="Chumil"), -1, "09", 3),), Standing.NOT_ASKED, "quc", "508-555-0131"
    ),
    Invented(
        (
            _child("Mateo", HUMMINGBIRD, 16, "11", 3),
            _child("Lucía", HUMMINGBIRD, 9, "04", 1),
        ),
        Standing.BEGUN,
        "es",
        "508-555-0144",
        moved=5,
        places=("Hammonton, NJ", "Harborfield"),
        work=Work("cranberries", 2),
    ),
    Invented((_child("Hương", ("Hoa Sen", ""), 7, "02"),), Standing.NO_REFERRAL, "vi"),
    Invented(
        (_child("Layla", ("Zaytun", ""), 12, "07", 2),),
        Standing.NO_REFERRAL,
        "ar",
        moved=14,
        places=("Dearborn, MI", "Harborfield"),
    ),
    Invented(
        (Child(Name("João", "Antônio", "Andorinha", "do Girassol", "", "Tonho"), 13, "07", 2),),
        Standing.CONSENT_MISSING,
        "pt",
        "774-555-0108",
        moved=8,
        places=("Vineland, NJ", "Harborfield"),
        work=Work("seafood_processing", 1),
    ),
    Invented(
        (_child("Ixchel", ("Saqarik", "Kotz’ij"), 14, "09", 3),),
        Standing.TO_PRINT,
        "quc",
        "774-555-0119",
        moved=3,
        places=("San Marcos, Guatemala", "Harborfield"),
        work=Work("produce_processing", 1),
        alone=0,
    ),
    Invented(
        (
            _child("Sokha", ("Lotus", ""), 10, "05", 1),
            _child("Dara", ("Lotus", ""), 6, "01"),
        ),
        Standing.TO_SEND,
        "en",
        "508-555-0155",
        moved=11,
        places=("Bridgeton, NJ", "Harborfield"),
        work=Work("fishing", 4),
        others=(_child("Maly", ("Lotus", ""), 19, "", 0),),
    ),
    Invented(
        (_child("Nilda", ("Morna", ""), 11, "06", 2),),
        Standing.CONSENT_REFUSED,
        "kea",
        moved=20,
        places=("Praia, Cabo Verde", "Harborfield"),
        work=Work("unsure", 6, "other_relative"),
    ),
    Invented((_child("Sita", ("Himalchuli", ""), 10, "05", 1),), Standing.DECLINED, "ne"),
    Invented((_child("Oliver", ("Maplebrook", ""), 6, "01"),), Standing.NO_REFERRAL),
    Invented(
        (_child("Camila", ("Luciérnaga", "Maíz"), 17, "12", 3),),
        Standing.SENT,
        "es",
        "774-555-0166",
        moved=30,
        places=("Lajas, PR", "Harborfield"),
        work=Work("nursery", 18, "guardian"),
    ),
)
"""Today's families, those not asked yet first."""

_EARLIER_NAMES = (
    ("Ava", "Thistledown", "en"),
    ("Diego", "Girasol", "es"),
    ("Noah", "Lanternway", "en"),
    ("Ana", "Beija-Flor", "pt"),
    ("Minh", "Tre Xanh", "vi"),
    ("Mia", "Sandpiper", "en"),
    ("Jean-Rony", "Zetwal", "ht"),
    ("Sofía", "Jacaranda", "es"),
    ("Liam", "Windrose", "en"),
    ("Amina", "Yasmin", "ar"),
    ("Zoe", "Quillfeather", "en"),
    ("Kelvin", "Tambarina", "kea"),
    ("Ella", "Bluefinch", "en"),
    ("Tomás", "Cenzontle", "es"),
    ("Aarav", "Rhododendron", "ne"),
    ("Chloé", "Coquelicot", "fr"),
    ("Ethan", "Driftwood", "en"),
    ("Isabela", "Vaga-Lume", "pt"),
    ("Manuela", "Ch’umil", "quc"),
    ("Lucas", "Copperleaf", "en"),
)


def _earlier(row: int, first: str, last: str, language: str) -> Invented:
    """Most families never moved; every seventh was referred, and one went home unasked."""
    child = _child(first, (last, ""), 5 + row % 12, f"{1 + row % 12:02d}", row % 4)
    if row == _WENT_HOME:
        return Invented((child,), Standing.NOT_ASKED, language)
    if row % 7 != _REFERRED:
        return Invented((child,), Standing.NO_REFERRAL, language)
    return Invented(
        (child,),
        Standing.TO_SEND,
        language,
        f"774-555-01{row:02d}",
        moved=4 + row,
        places=("Immokalee, FL", "Harborfield"),
        work=Work("crops", 3 + row),
    )


_WENT_HOME = 10
_REFERRED = 3

EARLIER = tuple(
    _earlier(row, first, last, language)
    for row, (first, last, language) in enumerate(_EARLIER_NAMES)
)
"""Families of the weeks before, so that the school year has figures of its own."""
