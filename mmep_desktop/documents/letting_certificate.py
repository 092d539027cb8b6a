"""MMEP's certificate: how much of whose referrals was let go, by which terms, and what is left."""

from collections.abc import Iterator

from mmep_desktop.documents.blocks import Group, Strip
from mmep_desktop.documents.fonts import Weight
from mmep_desktop.documents.furniture import Furniture
from mmep_desktop.documents.office_styles import (
    BODY,
    OVERLINE,
    STRONG,
    column,
    columns,
    heads_of,
    low_row,
    row,
    section,
)
from mmep_desktop.documents.pages import TEXT_WIDTH, Layout, draw_pages
from mmep_desktop.documents.pen import Pen
from mmep_desktop.documents.sheet_release import to_sign
from mmep_desktop.documents.text import Style
from mmep_desktop.domain.days_in_words import day_in_words
from mmep_desktop.domain.letting_go import LettingCertificate, ReceivedTerms

_TITLE = Style(14, 20, Weight.SEMI_BOLD)
_SIGNING = (("Let go by (name)", 2.2), ("Position", 1.7), ("Signature", 2.2), ("Date", 1))
_SOURCES = (
    "34 CFR 99.35(b)(2): what was given from education records for an audit or evaluation is "
    "destroyed when it is no longer needed for that. 34 CFR 99.33(a)(2): what was given is used "
    "only for the purpose for which it was given."
)
_ANSWERED = (
    "Answered, or withdrawn by the family: {answered} months after the last result that its center "
    "was told, or after the last batch that told of the referral."
)
_OPEN = (
    "Without a last result: {open} months after the last batch that told of the referral, or after "
    "a result."
)
_REMAINS = (
    "Of each referral there remain its id, its desk, its revision and the number of its last "
    "batch, so that no older file brings it back. Nothing that remains names anybody."
)
_NOT_COVERED = (
    "Printed papers, saved workbooks and the files that centers sent are not destroyed by this "
    "program."
)


def letting_certificate(certificate: LettingCertificate) -> bytes:
    """Return the certificate as PDF."""
    id_ = certificate.letting.id
    furniture = Furniture(
        number=f"Let go {id_}",
        draft="",
        practice=False,
        note="Names no family",
        page_of="Page {page} of {pages}",
    )
    layout = Layout(furniture.top)
    for group in _groups(certificate):
        layout.add(group)
    return draw_pages(Pen(f"Certificate {id_}", "en"), layout.pages, furniture)


def _groups(certificate: LettingCertificate) -> Iterator[Group]:
    letting = certificate.letting
    yield Group((_heading(certificate),))
    yield _counts(certificate)
    yield section("By which rule", *(_line(text) for text in terms_in_sentences(letting.terms)))
    who = f"{certificate.by} ({letting.by})" if certificate.by else letting.by
    yield section(
        "By whom", _line(f"{who}, {day_in_words(letting.at.date())} at {letting.at:%H:%M}")
    )
    yield section("What is left", *(_line(text) for text in _left(certificate)))
    yield section("Sources", _line(_SOURCES))
    yield section("Signed", to_sign(_SIGNING))


def terms_in_sentences(terms: ReceivedTerms) -> tuple[str, ...]:
    """Return how long what was kept, a sentence each."""
    return _ANSWERED.format(answered=terms.answered), _OPEN.format(open=terms.open)


def _heading(certificate: LettingCertificate) -> Strip:
    left, right = columns(3, 2)
    day = day_in_words(certificate.letting.at.date())
    title = column(
        *left, ("CERTIFICATE OF DESTRUCTION", OVERLINE), (f"Referrals let go on {day}", _TITLE)
    )
    return Strip((title, column(*right, (certificate.office, STRONG))), above=2, gap=6)


def _counts(certificate: LettingCertificate) -> Group:
    letting = certificate.letting
    places = columns(3, 1)
    lines = [
        low_row(column(*places[0], (desk, BODY)), column(*places[1], (str(count), BODY)))
        for desk, count in certificate.desks
    ]
    whole = (
        f"Referrals: {letting.referrals}. Children: {letting.children}. Sealed files of centers "
        f"that were never let in: {letting.files}."
    )
    return section(
        "What was let go",
        *lines,
        row(column(0, TEXT_WIDTH, (whole, STRONG))),
        heads=heads_of(places, ("", "Referrals")),
    )


def _left(certificate: LettingCertificate) -> Iterator[str]:
    cleared = certificate.letting.cleared_at
    yield (
        "The file was written anew without them and its log emptied on "
        f"{day_in_words(cleared.date())} at {cleared:%H:%M}: no readable byte of them is left."
        if cleared
        else "Traces may be left in the file until it is locked and unlocked again."
    )
    yield (
        f"The last backup that still holds them goes on {day_in_words(certificate.last_backup)}."
        if certificate.last_backup
        else "No backup holds them."
    )
    yield _REMAINS
    yield _NOT_COVERED


def _line(text: str) -> Strip:
    return Strip((column(0, TEXT_WIDTH, (text, BODY)),), below=1.5)
