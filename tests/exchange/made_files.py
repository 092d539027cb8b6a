"""Files as schools give them, made in memory, and what is read of them."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import escape

from mmep_desktop.domain.roster import Columns, RowRefused, Sample, Student
from mmep_desktop.exchange.hearing import chunk_heard, file_heard, sample_heard
from mmep_desktop.exchange.rosters.opening import Roster, open_roster
from mmep_desktop.exchange.telling import batch_said, beginning_said, file_said

TODAY = date(2026, 9, 10)

USERS = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName"
USERS_1_2 = (
    f"{USERS},middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
    "userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,"
    "primaryOrgSourcedId,pronouns"
)
USERS_1_1 = (
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
    "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
)
ROLES = (
    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
    "orgSourcedId,userProfileSourcedId"
)
ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId"
DEMOGRAPHICS = (
    "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
    "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
    "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
    "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus"
)

SASID = (
    "LASID,First Name,Middle Name,Last Name,Date of Birth,Gender,City/Town of Birth,"
    "Town of Residence,SASID"
)
ASPEN = (
    "state_id,local_id,enrollment_status,full_name,home_language,student_address,grade,"
    "registration_date,date_of_birth,homeroom,school_local_id,gender,primary_phone,primary_email"
)

Row = Mapping[str, str]


def table(headings: str, *rows: Row, end: str = "\n") -> str:
    """Return a table of cells that need no quotes but where they hold a comma."""
    keys = headings.split(",")
    lines = [headings]
    for row in rows:
        cells = (row.get(key, "") for key in keys)
        lines.append(",".join(f'"{cell}"' if "," in cell else cell for cell in cells))
    return end.join([*lines, ""])


def manifest(version: str, mode: str = "bulk", **said: str) -> str:
    lines = ["propertyName,value", f"oneroster.version,{version}", f"file.users,{mode}"]
    return "\n".join([*lines, *(f"source.{key},{value}" for key, value in said.items()), ""])


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return made.getvalue()


def workbook(rows: Sequence[Sequence[object]], raw: str = "") -> bytes:
    """Return a workbook of one sheet; *raw* rows may stand instead of those made of values."""
    sheet = raw or "".join(
        f'<row r="{number}">{"".join(map(_cell, row))}</row>' for number, row in enumerate(rows, 1)
    )
    return zip_of(
        {**_WORKBOOK, "xl/worksheets/sheet1.xml": f"{_SHEET}{sheet}</sheetData></worksheet>"}
    )


def _cell(value: object) -> str:
    if isinstance(value, Formula):
        return f'<c t="str"><f>{escape(value.text)}</f><v>{escape(value.shown)}</v></c>'
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


class Formula:
    """A cell that is worked out, with what was shown when the workbook was saved."""

    def __init__(self, text: str, shown: str) -> None:
        self.text, self.shown = text, shown


_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = f"<?xml version='1.0'?><worksheet {_MAIN}><sheetData>"
_WORKBOOK: dict[str, str | bytes] = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Students" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet {_MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    "</cellXfs></styleSheet>",
}


def opened(content: bytes | str, columns: Columns | None = None) -> Roster:
    return open_roster(as_file(content), columns, TODAY)


def as_file(content: bytes | str) -> BinaryIO:
    return io.BytesIO(content.encode() if isinstance(content, str) else content)


def read(
    content: bytes | str, columns: Columns | None = None
) -> tuple[list[Student], list[RowRefused]]:
    """Return all that is read of *content*, said and heard as between two processes."""
    students: list[Student] = []
    refused: list[RowRefused] = []
    for batch in opened(content, columns).batches():
        chunk = chunk_heard(json.loads(json.dumps(batch_said(batch))), 0, 0)
        students += chunk.students
        refused += chunk.refused
    return students, refused


def students_of(content: bytes | str, columns: Columns | None = None) -> list[Student]:
    students, refused = read(content, columns)
    assert refused == []
    return students


def sample_of(content: bytes | str, columns: Columns | None = None) -> Sample:
    roster = opened(content, columns)
    file = file_heard(json.loads(json.dumps(file_said(roster.file()))))
    return sample_heard(json.loads(json.dumps(beginning_said(roster.beginning()))), file)
