"""Lists over a store in memory, with children in whatever state a test needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mmep_desktop.domain.consent import Consent, ConsentState
from mmep_desktop.domain.determination import Determination, Outcome, Window
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.registration import Registration, Standing
from mmep_desktop.domain.screening import Screening
from mmep_desktop.errors import DeskError, Problem
from mmep_desktop.services.listing import Day, Lists
from tests.builders import a_center, a_clerk
from tests.fake_work import FakeWork

NOW = datetime(2026, 9, 1, 10, 42, tzinfo=UTC)


class DeskClock:
    def now(self) -> datetime:
        return NOW


class BusyLists(Lists):
    """Cannot be read until somebody waits and tries again."""

    def __init__(self, work: FakeWork) -> None:
        super().__init__(work, DeskClock())
        self.is_busy = True

    def today(self) -> Day:
        if self.is_busy:
            raise DeskError(Problem.STORE_BUSY)
        return super().today()


def a_store(*standings: Standing) -> FakeWork:
    """Return a store in which the first child stands at the first of *standings*, and so on."""
    work = FakeWork(a_center(), a_clerk())
    for number, standing in enumerate(standings):
        register(work, number, standing)
    return work


def lists_in(work: FakeWork) -> Lists:
    return Lists(work, DeskClock())


def register(work: FakeWork, number: int, standing: Standing) -> None:
    with work() as unit:
        unit.registrations.add(a_registration(number))
        if standing is not Standing.NOT_ASKED:
            unit.screenings.add(a_screening(number, standing))
        if standing is Standing.TO_PRINT:
            unit.papers.keep_consent(
                f"screening-{number}", Consent(ConsentState.SIGNED, "", NOW.date(), "es", "")
            )
        unit.commit()


def finish(work: FakeWork, number: int) -> None:
    """Let the family be asked to the end, without a referral."""
    with work() as unit:
        unit.screenings.add(a_screening(number, Standing.NO_REFERRAL))
        unit.commit()


def a_registration(number: int) -> Registration:
    return Registration(
        id=f"registration-{number}",
        family_id=f"family-{number}",
        name=Name(first=f"Child{number}", last_1="Pérez", last_2="Tzoc"),
        born="",
        school="Example Elementary",
        grade="KN",
        local_id="",
        phone="",
        registered_on=NOW.date(),
    )


def a_screening(number: int, standing: Standing) -> Screening:
    outcomes = {
        Standing.NO_REFERRAL: Outcome.NO_REFERRAL,
        Standing.DECLINED: Outcome.DECLINED,
        Standing.CONSENT_MISSING: Outcome.REFER,
        Standing.TO_PRINT: Outcome.REFER,
    }
    begun = Screening(
        id=f"screening-{number}",
        family_id=f"family-{number}",
        pack="p",
        version="1",
        language="es",
        screened_on=NOW.date(),
        draft={},
        at="worked",
        begun_by=a_clerk().id,
        begun_at=NOW - timedelta(minutes=number),
        saved_at=NOW,
    )
    if standing not in outcomes:
        return begun
    window = Window(NOW.date(), NOW.date())
    outcome = Determination(outcomes[standing], "p", "1", NOW.date(), window, ())
    return replace(begun, finished_at=NOW, determination=outcome)
