"""The certificate of destruction: what was destroyed, by which rule, by whom, and what remains."""

from collections.abc import Iterator
from datetime import datetime

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.certificate_parts import (
    KIND,
    TITLE,
    certificate_sheet,
    line,
    moment,
    what_is_left,
    who,
)
from mmep_desktop.documents.office_styles import (
    BODY,
    LABEL,
    OVERLINE,
    QUIET,
    SMALL,
    STRONG,
    column,
    columns,
    heads_of,
    low_row,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH
from mmep_desktop.documents.sheet_release import to_sign
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.domain.keeping import WINDOW_MONTHS, Ending, Terms

_IDS = 3
_ENDINGS = {
    Ending.REFER: "Referred to MMEP",
    Ending.REFER_ASK_MORE: "Referred, recruiter to ask more",
    Ending.DECLINED: "Declined",
    Ending.NO_REFERRAL: "No referral",
    Ending.UNFINISHED: "Begun and never finished",
    Ending.NOT_ASKED: "Registered and never asked",
}
_SOURCES = (
    "603 CMR 23.06(3): a temporary record is destroyed no later than seven years after the student "
    "leaves. M.G.L. c. 93I, s. 2: personal information is erased so that it cannot practicably be "
    "read or reconstructed."
)
_WHAT_WENT = (
    "With each record went its answers and all former revisions of them, corrections under way, "
    "what young people answered alone, consents, the notes of printing and of disclosure, "
    "and every word under which it could be found."
)
_REMAINS = (
    "Of each child there remain a day, a school, how it ended, and a code of the local id that "
    "only this center can make again. Of each record there remains its id, listed below. The "
    "counts of who registered and who was asked stay as they were."
)
_NOT_COVERED = "Printed papers, and what was passed on to MMEP, are not destroyed by this program."
_UNREFERRED = (
    "No referral, declined, or begun and never finished: {days} days after the record was last "
    "touched."
)
_REFERRED = (
    "Referred: {months} months after the window closed, which is {window} months after the last "
    "day on which the family may have moved."
)
_UNASKED = (
    "Registered and never asked: until the school year ended on 30 June, and {days} days at least."
)
_SIGNING = (("Confirmed by (name)", 2.2), ("Position", 1.7), ("Signature", 2.2), ("Date", 1))


def certificate_page(certificate: Certificate) -> bytes:
    """Return the certificate as PDF."""
    id_ = certificate.destruction.id
    groups, practice = _groups(certificate), certificate.center.practice
    return certificate_sheet(id_, f"Destruction {id_}", groups, practice=practice)


def _groups(certificate: Certificate) -> Iterator[Group]:
    destruction = certificate.destruction
    yield Group((_heading(certificate),))
    yield _counts(certificate)
    yield section("By which rule", *(line(text) for text in rule_sentences(destruction.terms)))
    yield section(
        "By whom",
        _told(
            "Proposed",
            who(certificate.proposed_by, destruction.proposed_by),
            destruction.proposed_at,
        ),
        _told(
            "Confirmed",
            who(certificate.confirmed_by, destruction.confirmed_by),
            destruction.confirmed_at,
        ),
    )
    yield section("What is left", *(line(text) for text in _left(certificate)))
    yield section("Sources", line(_SOURCES))
    yield section("Signed", to_sign(_SIGNING))
    yield _record_ids(certificate)


def rule_sentences(terms: Terms) -> tuple[str, ...]:
    """Return how long what was kept, a sentence each."""
    return (
        _UNREFERRED.format(days=terms.days),
        _REFERRED.format(months=terms.months, window=WINDOW_MONTHS),
        _UNASKED.format(days=terms.days),
    )


def _heading(certificate: Certificate) -> Strip:
    center = certificate.center
    left, right = columns(3, 2)
    title = column(
        *left,
        (KIND, OVERLINE),
        (
            f"Records destroyed on {day_in_words(certificate.destruction.confirmed_at.date())}",
            TITLE,
        ),
    )
    origin = column(
        *right,
        (center.name, STRONG),
        (f"{center.district}, district {center.district_code}, desk {center.desk}", SMALL),
    )
    return Strip((title, origin), above=2, gap=6)


def _counts(certificate: Certificate) -> Group:
    destruction = certificate.destruction
    places = columns(3, 1)
    lines = [
        low_row(
            column(*places[0], (_ENDINGS[ending], BODY)), column(*places[1], (str(count), BODY))
        )
        for ending, count in destruction.by_ending.items()
    ]
    families, children = len(destruction.tombstones), destruction.children
    whole = (
        f"{families} {_plural(families, 'family', 'families')}, "
        f"{children} {_plural(children, 'child', 'children')}, "
        f"{destruction.screenings} {_plural(destruction.screenings, 'screening', 'screenings')}"
    )
    return section(
        "What was destroyed",
        *lines,
        row(column(0, TEXT_WIDTH, (whole, STRONG), (_WHAT_WENT, QUIET))),
        heads=heads_of(places, ("", "Families")),
    )


def _left(certificate: Certificate) -> Iterator[str]:
    yield from what_is_left(certificate.destruction.cleared_at, certificate.last_backup)
    yield _REMAINS
    yield _NOT_COVERED


def _record_ids(certificate: Certificate) -> Group:
    ids = [each.record_id for each in certificate.destruction.tombstones]
    places = columns(*(1 for _ in range(_IDS)))
    strips = [
        Strip(
            tuple(
                column(*place, (id_, LABEL))
                for place, id_ in zip(places, ids[begin : begin + _IDS], strict=False)
            )
        )
        for begin in range(0, len(ids), _IDS)
    ]
    return section("Ids of the records", *strips, apart=True)


def _told(what: str, by: str, at: datetime) -> Strip:
    first, second, third = columns(1, 3, 2)
    return low_row(
        column(*first, (what, BODY)),
        column(*second, (by, BODY)),
        column(*third, (moment(at), BODY)),
    )


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
