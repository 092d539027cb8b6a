"""Headings of columns: what they are likely to hold, and which of them are never read."""

import re
from collections.abc import Iterable, Sequence

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.roster import Columns, DateOrder, Field, Layout
from mmep_desktop.exchange.rosters.cells import words_of

_FIGURES = re.compile(r"\d+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_NEVER_ALONE = words_of(
    "race races racial ethnicity ethnic ethnicities hispanic latino latina latinx raza raca etnia "
    "asian white black caucasian hawaiian islander birthplace nationality nacionalidad "
    "nacionalidade citizenship ciudadania cidadania immigrant immigration inmigrante imigrante "
    "visa alien refugee ssn pob"
)
"""Words after which a column is not read, whatever else its heading says."""

_BIRTH = words_of("birth born nacimiento nascimento naissance natal origin origen origem")
_PLACE = words_of(
    "place city town country nation state county municipality province region abbreviation "
    "lugar ciudad pueblo pais estado municipio local cidade lieu ville pays"
)
_PHRASES = ("two or more", "american indian", "alaska native", "social security")

_MEANT: dict[Field, str] = {
    Field.FULL_NAME: "full name|student name|name|std view name|student|nombre completo|alumno"
    "|nome completo|aluno",
    Field.FIRST: "first name|given name|first|student first name|psn name first|name first|nombre"
    "|nombres|nome|fname|legal first name",
    Field.MIDDLE: "middle name|middle|student middle name|psn name middle|name middle"
    "|segundo nombre|nome do meio|mname",
    Field.LAST: "last name|family name|last|surname|student last name|psn name last|name last"
    "|apellido|apellidos|sobrenome|lname|legal last name",
    Field.SUFFIX: "suffix|name suffix|psn name suffix|sufijo|sufixo",
    Field.USED: "preferred name|preferred first name|nickname|name used|preferred given name"
    "|psn name preferred",
    Field.BORN: "date of birth|birth date|birthdate|dob|psn dob|birthday|born|student dob"
    "|fecha de nacimiento|data de nascimento",
    Field.LOCAL_ID: "lasid|local id|std id local|student id|student number|id|local student id"
    "|student local id|sis id|pupil id",
    Field.STATE_ID: "sasid|state id|std id state|state student id|student state id|ssid",
    Field.SCHOOL: "school|school name|skl school name|school local id|skl school id|building"
    "|school id|school code|escuela|escola",
    Field.GRADE: "grade|grade level|std grade level|grado|serie|student grade",
    Field.REGISTERED_ON: "registration date|date registered|registered|registered on|entry date"
    "|enrollment date|std enrollment date|enrolled on|fecha de registro|data de registro",
    Field.STATUS: "enrollment status|status|std enrollment status|student status|estado|situacao",
    Field.PHONE: "primary phone|phone|phone number|psn phone01|home phone|telephone|telefono"
    "|telefone|contact phone|mobile phone|cell phone",
    Field.ADDRESS: "student address|address|street address|adr address01|home address|direccion"
    "|endereco|mailing address",
    Field.TOWN: "town of residence|city|town|city of residence|city town of residence|ciudad"
    "|cidade",
    Field.LANGUAGE: "home language|std home lang|language|first language|native language"
    "|primary language|idioma|lengua|lingua",
    Field.GUARDIAN_NAME: "guardian|guardian name|parent|parent name|parent guardian name"
    "|guardian 1 name|contact 1 name|parent 1 name|parent guardian|mother name|tutor",
    Field.GUARDIAN_RELATION: "relationship|guardian relationship|guardian 1 relationship"
    "|contact 1 relationship|relation|parentesco",
    Field.GUARDIAN_PHONE: "guardian phone|parent phone|guardian 1 phone|contact 1 phone"
    "|parent 1 phone",
    Field.GUARDIAN_2_NAME: "guardian 2 name|contact 2 name|parent 2 name|father name",
    Field.GUARDIAN_2_RELATION: "guardian 2 relationship|contact 2 relationship",
    Field.GUARDIAN_2_PHONE: "guardian 2 phone|contact 2 phone|parent 2 phone",
}
"""The headings by which a field goes, the likeliest first, as ``plain_heading`` writes them."""

_SASID = {"lasid", "first name", "last name", "date of birth"}
_SASID_ONLY = {"sasid", "city town of birth", "town of residence"}
_ASPEN = ({"local id", "full name", "date of birth"}, {"std id local", "std view name", "psn dob"})


def plain_heading(heading: str) -> str:
    """Return *heading* as words: ``stdViewName``, ``full_name`` and ``Full Name`` alike."""
    _, _, last = heading.strip().rstrip(".").rpartition(".")
    return folded(_HUMP.sub(" ", last))


def is_never_read(heading: str) -> bool:
    """Whether a column tells of race, ethnicity, a place of birth or papers: all of it unasked."""
    plain = folded(_FIGURES.sub(" ", _HUMP.sub(" ", heading)))
    words = set(plain.split())
    return (
        not words.isdisjoint(_NEVER_ALONE)
        or (not words.isdisjoint(_BIRTH) and not words.isdisjoint(_PLACE))
        or any(phrase in plain for phrase in _PHRASES)
        or any(f"{birth}{place}" in words for birth in _BIRTH for place in _PLACE)
    )


def readable(headings: Iterable[str]) -> tuple[str, ...]:
    """Return those of *headings* that may be chosen, each once, in the file's order."""
    kept = (heading for heading in headings if heading.strip() and not is_never_read(heading))
    return tuple(dict.fromkeys(kept))


def layout_of(headings: Sequence[str]) -> Layout:
    """Return which of the known layouts of tables has these *headings*."""
    plain = {plain_heading(heading) for heading in headings}
    if plain >= _SASID and not plain.isdisjoint(_SASID_ONLY):
        return Layout.SASID
    if any(plain >= known for known in _ASPEN):
        return Layout.ASPEN
    return Layout.COLUMNS


def proposed_columns(headings: Sequence[str], order: DateOrder) -> Columns:
    """Return which heading is likely to hold what; nothing is proposed that is not likely."""
    at = {plain_heading(heading): heading for heading in reversed(readable(headings))}
    found: dict[Field, str] = {}
    for field, words in _MEANT.items():
        heading = next((at[word] for word in words.split("|") if word in at), None)
        if heading is not None and heading not in found.values():
            found[field] = heading
    return Columns({field: found[field] for field in _without_a_second_name(found)}, order)


def are_likely_headings(cells: Sequence[str]) -> bool:
    """Whether a row of cells holds headings that are known, and not the title of a list."""
    columns = proposed_columns(cells, DateOrder.YEAR_FIRST)
    return columns.have_a_name and len(columns.headings) > 1


def _without_a_second_name(found: Iterable[Field]) -> list[Field]:
    """Leave out the whole name where its parts are there, and single parts where it is."""
    fields = list(found)
    parts = {Field.FIRST, Field.LAST}
    dropped = {Field.FULL_NAME} if parts.issubset(fields) else parts
    return [field for field in fields if Field.FULL_NAME not in fields or field not in dropped]
