"""The words of a pack: which of them every language must have, and reading them."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mmep_desktop.domain.faults import Fault
from mmep_desktop.domain.screener import LANGUAGES, Field, Form, Question, Wording
from mmep_desktop.screeners.catalogues import NotACatalogue, read_catalogue
from mmep_desktop.screeners.definition import Definition

FOLDER = "wording"

PAGE_KEYS = (
    "draft.notice",
    "page.title",
    "page.number",
    "page.date",
    "page.refer.title",
    "page.refer.body",
    "page.refer_ask_more.title",
    "page.refer_ask_more.body",
    "page.declined.title",
    "page.declined.body",
    "page.no_referral.title",
    "page.no_referral.body",
    "page.asked.title",
    "page.asked.body",
    "page.next.title",
    "page.next.refer",
    "page.next.refer_ask_more",
    "page.next.declined",
    "page.next.no_referral",
    "page.caller",
    "page.caller_unnamed",
    "page.rights.title",
    "page.rights.free",
    "page.rights.voluntary",
    "page.rights.school",
    "page.rights.no_papers",
    "page.keep",
    "page.questions",
    "consent_page.title",
    "consent_page.children",
    "consent_page.records.title",
    "consent_page.records.body",
    "consent_page.purpose.title",
    "consent_page.purpose.body",
    "consent_page.recipient.title",
    "consent_page.recipient.body",
    "consent_page.rights.title",
    "consent_page.rights.voluntary",
    "consent_page.rights.withdraw",
    "consent_page.rights.copy",
    "consent_page.rights.law",
    "consent_page.who_signs",
    "consent_page.choice.yes",
    "consent_page.choice.no",
    "consent_page.signature",
    "consent_page.printed_name",
    "consent_page.relation",
    "consent_page.date",
    "consent_page.interpreter",
    "consent_page.witness",
)
"""The words of the family's page and of the consent page."""


def read_wordings(
    files: Mapping[str, bytes], definition: Definition, faults: list[Fault]
) -> dict[str, Wording]:
    """Return the wording of each language that *files* hold, noting what is missing."""
    wordings = {}
    for path in sorted(files):
        pure = PurePosixPath(path)
        if pure.parent.name != FOLDER or pure.suffix != ".mo":
            continue
        wording = _read(path, pure.stem, files[path], faults)
        if wording:
            wordings[pure.stem] = wording
    faults.extend(_missing(wordings, definition))
    return wordings


def required_keys(definition: Definition) -> Iterator[str]:
    """Yield the key of every text without which the interview or a page would have a gap."""
    for question in definition.questions:
        yield from _keys_of(question)
    for field in (*definition.add_ons, *definition.child_fields):
        yield from _keys_of_field(field)
    yield from PAGE_KEYS


def _keys_of(question: Question) -> Iterator[str]:
    yield f"{question.id}.ask"
    yield f"{question.id}.short"
    for code in question.choices:
        match question.form:
            case Form.TILES:
                yield from (f"kind.{code}", f"kind.{code}.hint")
            case Form.TICKS:
                yield f"who.{code}"
            case _:
                yield f"{question.id}.choice.{code}"
    for code in question.instead:
        yield f"{question.id}.choice.{code}"
    for field in question.fields:
        yield from _keys_of_field(field)


def _keys_of_field(field: Field) -> Iterator[str]:
    yield f"field.{field.key}"
    for code in field.choices:
        yield f"field.{field.key}.choice.{code}"


def _read(path: str, language: str, compiled: bytes, faults: list[Fault]) -> Wording | None:
    if language not in LANGUAGES:
        faults.append(Fault(path, "", f"The languages are: {', '.join(LANGUAGES)}."))
        return None
    try:
        header, texts = read_catalogue(compiled)
    except NotACatalogue:
        faults.append(Fault(path, "", "This is no compiled catalogue, or it is damaged."))
        return None
    if header.get("Language") != language:
        faults.append(Fault(path, "Language", f"The header must say: Language: {language}"))
    return Wording(language, header.get("X-Reviewed-By", ""), texts)


def _missing(wordings: Mapping[str, Wording], definition: Definition) -> Iterator[Fault]:
    if "en" not in wordings:
        yield Fault(f"{FOLDER}/en.mo", "", "Every pack speaks English.")
        return
    required = [*dict.fromkeys(required_keys(definition)), *wordings["en"].texts]
    for language, wording in wordings.items():
        for key in dict.fromkeys(required):
            if not wording.get(key).strip():
                yield Fault(f"{FOLDER}/{language}.mo", key, "This text is missing.")
