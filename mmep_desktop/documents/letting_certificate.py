"""MMEP's certificate: how much of whose referrals was let go, by which terms, and what is left."""

from collections.abc import Iterator

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
    OVERLINE,
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
from mmep_desktop.domain.letting_go import LettingCertificate, ReceivedTerms

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
    return certificate_sheet(id_, f"Let go {id_}", _groups(certificate))


def _groups(certificate: LettingCertificate) -> Iterator[Group]:
    letting = certificate.letting
    yield Group((_heading(certificate),))
    yield _counts(certificate)
    yield section("By which rule", *(line(text) for text in terms_in_sentences(letting.terms)))
    by = who(certificate.by, letting.by)
    yield section("By whom", line(f"{by}, {moment(letting.at)}"))
    yield section("What is left", *(line(text) for text in _left(certificate)))
    yield section("Sources", line(_SOURCES))
    yield section("Signed", to_sign(_SIGNING))


def terms_in_sentences(terms: ReceivedTerms) -> tuple[str, ...]:
    """Return how long what was kept, a sentence each."""
    return _ANSWERED.format(answered=terms.answered), _OPEN.format(open=terms.open)


def _heading(certificate: LettingCertificate) -> Strip:
    left, right = columns(3, 2)
    day = day_in_words(certificate.letting.at.date())
    title = column(*left, (KIND, OVERLINE), (f"Referrals let go on {day}", TITLE))
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
    yield from what_is_left(certificate.letting.cleared_at, certificate.last_backup)
    yield _REMAINS
    yield _NOT_COVERED
