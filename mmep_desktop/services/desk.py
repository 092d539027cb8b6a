"""An open desk: the services a window is given once somebody has unlocked it."""

from dataclasses import dataclass

from mmep_desktop.domain.center import Center, Clerk
from mmep_desktop.services.advising import Advising
from mmep_desktop.services.backups import Backups
from mmep_desktop.services.center_settings import CenterSettings
from mmep_desktop.services.certificates import Certificates
from mmep_desktop.services.clerks import Clerks
from mmep_desktop.services.correcting import Correcting
from mmep_desktop.services.correspondence import Correspondence
from mmep_desktop.services.coverage import CoverageReports
from mmep_desktop.services.desk_keys import DeskKeysTold
from mmep_desktop.services.destroying import Destroying
from mmep_desktop.services.disclosing import Disclosing
from mmep_desktop.services.following_up import FollowingUp
from mmep_desktop.services.giving_results import GivingResults
from mmep_desktop.services.go_live import GoLive
from mmep_desktop.services.guide_sheets import GuideSheets
from mmep_desktop.services.households import Households
from mmep_desktop.services.housing_list import HousingList
from mmep_desktop.services.importing import Importing
from mmep_desktop.services.interviewing import Interviewing
from mmep_desktop.services.joining import Joining
from mmep_desktop.services.keeping import Keeping
from mmep_desktop.services.letting_go import LettingGo
from mmep_desktop.services.letting_papers import LettingPapers
from mmep_desktop.services.listing import Lists
from mmep_desktop.services.paperwork import Paperwork
from mmep_desktop.services.pins import DayPin
from mmep_desktop.services.printing_many import PrintingMany
from mmep_desktop.services.receiving import Receiving
from mmep_desktop.services.recovery import Recovery
from mmep_desktop.services.registering import Registering
from mmep_desktop.services.releasing import Releasing
from mmep_desktop.services.replying import Replying
from mmep_desktop.services.returning import Returning
from mmep_desktop.services.schools import Schools
from mmep_desktop.services.screeners import Screeners
from mmep_desktop.services.taking_over import TakingOver
from mmep_desktop.services.verifying import Verifying


@dataclass(frozen=True, slots=True)
class MmepDesk:
    """What is done at MMEP alone; at a center each of it is refused."""

    receiving: Receiving
    replying: Replying
    giving_results: GivingResults
    letting_go: LettingGo
    letting_papers: LettingPapers


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that one clerk can do; ``close()`` of the store ends it.

    Practice has no *clerks* and no *recovery*: its key is gone with the program.
    """

    center: Center
    clerk: Clerk
    lists: Lists
    coverage: CoverageReports
    registering: Registering
    advising: Advising
    joining: Joining
    households: Households
    importing: Importing
    go_live: GoLive
    interviewing: Interviewing
    following_up: FollowingUp
    taking_over: TakingOver
    correcting: Correcting
    returning: Returning
    paperwork: Paperwork
    disclosing: Disclosing
    releasing: Releasing
    printing_many: PrintingMany
    correspondence: Correspondence
    screeners: Screeners
    settings: CenterSettings
    schools: Schools
    housing: HousingList
    clerks: Clerks | None
    recovery: Recovery | None
    keeping: Keeping
    destroying: Destroying
    certificates: Certificates
    backups: Backups
    verifying: Verifying
    pin: DayPin | None
    keys_told: DeskKeysTold | None
    mmep: MmepDesk
    guide: GuideSheets
