"""The papers of the desk, drawn in memory; nothing is written, fetched or looked up."""

from threading import Lock

from mmep_desktop.documents.certificate import certificate_page
from mmep_desktop.documents.charts import chart_svg
from mmep_desktop.documents.consent_page import consent_page
from mmep_desktop.documents.coverage_report import coverage_report
from mmep_desktop.documents.coverage_workbook import coverage_workbook
from mmep_desktop.documents.csv_tables import csv_table
from mmep_desktop.documents.disclosure_log import disclosure_log
from mmep_desktop.documents.everything_held import everything_held
from mmep_desktop.documents.family_page import family_page
from mmep_desktop.documents.letting_certificate import letting_certificate
from mmep_desktop.documents.recovery_sheet import recovery_sheet
from mmep_desktop.documents.referral_sheet import referral_sheet
from mmep_desktop.documents.transmittal import transmittal_sheet
from mmep_desktop.domain.charts import Chart, Look
from mmep_desktop.domain.coverage_masked import ForDirector
from mmep_desktop.domain.destruction import Certificate
from mmep_desktop.domain.flags import Flag, flag_sheet
from mmep_desktop.domain.held import DisclosureLog, EverythingHeld
from mmep_desktop.domain.letting_go import LettingCertificate
from mmep_desktop.domain.recovery_sheet import RecoverySheet
from mmep_desktop.domain.referral import FamilyPaper, Referral
from mmep_desktop.domain.transmittal import Transmittal


class DeskPapers:
    """Answers the ``Papers`` port; one paper is drawn at a time, as the fonts are shared."""

    def __init__(self) -> None:
        self._fonts_in_use = Lock()

    def referral_sheet(self, referral: Referral) -> bytes:
        """Return the office's sheet as PDF."""
        with self._fonts_in_use:
            return referral_sheet(referral)

    def family_page(self, paper: FamilyPaper) -> bytes:
        """Return the page that the family takes home, as PDF."""
        with self._fonts_in_use:
            return family_page(paper)

    def consent_page(self, paper: FamilyPaper) -> bytes:
        """Return the page that the family signs or does not, as PDF."""
        with self._fonts_in_use:
            return consent_page(paper)

    def disclosure_log(self, log: DisclosureLog) -> bytes:
        """Return the register of one child as PDF."""
        with self._fonts_in_use:
            return disclosure_log(log)

    def everything_held(self, held: EverythingHeld) -> bytes:
        """Return a copy of all that is held of one family as PDF."""
        with self._fonts_in_use:
            return everything_held(held)

    def certificate(self, certificate: Certificate) -> bytes:
        """Return the certificate of a destruction, as PDF."""
        with self._fonts_in_use:
            return certificate_page(certificate)

    def letting_certificate(self, certificate: LettingCertificate) -> bytes:
        """Return MMEP's certificate of what was let go, as PDF."""
        with self._fonts_in_use:
            return letting_certificate(certificate)

    def coverage_report(self, report: ForDirector) -> bytes:
        """Return the report for the director, as PDF."""
        with self._fonts_in_use:
            return coverage_report(report)

    def coverage_workbook(self, report: ForDirector) -> bytes:
        """Return the figures of that report, as .xlsx."""
        return coverage_workbook(report)

    def flag_table(self, flags: tuple[Flag, ...]) -> bytes:
        """Return which children were asked, as .csv, for the student system."""
        return csv_table(flag_sheet(flags))

    def chart(self, chart: Chart, look: Look) -> bytes:
        """Return a chart of that report, as SVG."""
        with self._fonts_in_use:
            return chart_svg(chart, look)

    def recovery_sheet(self, sheet: RecoverySheet) -> bytes:
        """Return the sheet with the key that opens the desk once, as PDF."""
        with self._fonts_in_use:
            return recovery_sheet(sheet)

    def transmittal(self, told: Transmittal) -> bytes:
        """Return the sheet that goes with a batch, as PDF."""
        with self._fonts_in_use:
            return transmittal_sheet(told)
