"""What can go wrong at the desk: a stable code, a plain sentence, and nothing about a family.

A :class:`DeskError` means that the world failed and the clerk can act. Any other exception is a
fault of the program and is shown once, with a reference number.
"""

from enum import Enum

from mmep_desktop.sentences import SENTENCES
from mmep_desktop.words import _


class Problem(Enum):
    """A numbered problem; the number never changes and is never used again."""

    WRONG_PASSPHRASE = "MMEP-101"
    KEY_FILE_MISSING = "MMEP-102"
    KEY_FILE_DAMAGED = "MMEP-103"
    KEY_FILE_NEWER = "MMEP-104"
    KEYRING_ABSENT = "MMEP-105"
    KEYRING_LOCKED = "MMEP-106"
    DEVICE_SECRET_MISSING = "MMEP-107"
    PASSPHRASE_TOO_WEAK = "MMEP-108"
    NOT_A_PRACTICE_STORE = "MMEP-109"
    PRACTICE_STORE = "MMEP-110"
    FOLDER_READ_ONLY = "MMEP-111"
    KEYRING_FORGETS = "MMEP-112"
    NOT_ALLOWED = "MMEP-113"
    KEY_FILE_OLD = "MMEP-114"
    WAIT_BEFORE_NEXT_TRY = "MMEP-115"
    SLOT_CLOSED = "MMEP-116"
    CODE_REFUSED = "MMEP-117"
    RECOVERY_KEY_MISTYPED = "MMEP-118"
    RECOVERY_KEY_REFUSED = "MMEP-119"
    LAST_SUPERVISOR = "MMEP-120"
    WRONG_PIN = "MMEP-131"
    NO_PIN = "MMEP-132"

    STORE_MISSING = "MMEP-201"
    STORE_DAMAGED = "MMEP-202"
    STORE_EMPTY = "MMEP-203"
    STORE_NEWER = "MMEP-204"
    STORE_READ_ONLY = "MMEP-205"
    STORE_FULL = "MMEP-206"
    STORE_BUSY = "MMEP-207"
    STORE_ON_NETWORK = "MMEP-208"
    CHANGED_ELSEWHERE = "MMEP-209"
    STORE_ALREADY_THERE = "MMEP-210"
    STORE_MOVED = "MMEP-211"
    DESK_IN_USE = "MMEP-212"
    DESK_SILENT = "MMEP-213"
    FAMILY_HELD = "MMEP-214"
    HOUSEHOLD_STAYS = "MMEP-215"
    STORE_ON_MAPPED_DRIVE = "MMEP-221"
    STORE_IN_SYNCED_FOLDER = "MMEP-222"

    NO_PRINTER = "MMEP-301"
    PRINTER_REFUSED = "MMEP-302"
    CONSENT_NEEDED = "MMEP-311"
    PRINT_FIRST = "MMEP-312"
    COPY_NOT_SAVED = "MMEP-313"
    FILE_NOT_REMOVED = "MMEP-314"
    PRACTICE_STAYS = "MMEP-321"
    NOTHING_TO_SEND = "MMEP-322"
    BATCH_GONE = "MMEP-323"
    CONSENT_TAKEN_BACK = "MMEP-324"
    SECOND_NEEDED = "MMEP-325"
    SECOND_REFUSED = "MMEP-326"

    PARCEL_NOT_FOR_US = "MMEP-330"
    PARCEL_DAMAGED = "MMEP-331"
    PARCEL_CHANGED = "MMEP-332"
    PARCEL_SENDER_UNKNOWN = "MMEP-333"
    PARCEL_KIND_UNKNOWN = "MMEP-334"
    PARCEL_TOO_LARGE = "MMEP-335"
    PARCEL_UNSAFE = "MMEP-336"
    PARCEL_UNREADABLE = "MMEP-337"
    KEYS_FILE_UNREADABLE = "MMEP-338"
    KEYS_OF_OTHER_KIND = "MMEP-339"
    KEY_NEEDS_SECOND_PERSON = "MMEP-361"
    NO_KEY_OF_MMEP = "MMEP-362"

    REFERRAL_WITHDRAWN = "MMEP-340"
    RESULTS_UNREADABLE = "MMEP-341"

    NO_MMEP_KEY = "MMEP-350"
    ANSWERS_NOT_OURS = "MMEP-351"
    ANSWERS_OF_ANOTHER_CHAIN = "MMEP-352"

    PACK_FAULTY = "MMEP-401"
    PACK_UNKNOWN = "MMEP-402"

    CLOCK_WRONG = "MMEP-501"
    SETTINGS_NOT_KEPT = "MMEP-502"

    NEEDS_SECOND_PERSON = "MMEP-701"

    BACKUP_DAMAGED = "MMEP-601"
    BACKUP_LIST_DAMAGED = "MMEP-602"
    BACKUPS_NEWER = "MMEP-603"
    BACKUP_FOREIGN = "MMEP-604"
    BACKUP_NO_ROOM = "MMEP-605"
    BACKUP_NOT_WRITTEN = "MMEP-606"
    BACKUP_BEFORE_YOU = "MMEP-607"

    ROSTER_UNREADABLE = "MMEP-801"
    ROSTER_KIND_UNKNOWN = "MMEP-802"
    ROSTER_LOCKED = "MMEP-803"
    ROSTER_TOO_LARGE = "MMEP-804"
    ROSTER_UNSAFE = "MMEP-805"
    ROSTER_DAMAGED = "MMEP-806"
    ROSTER_INCOMPLETE = "MMEP-807"
    ROSTER_COLUMNS_UNKNOWN = "MMEP-808"
    ROSTER_COLUMNS_MISSING = "MMEP-809"
    ROSTER_TOO_SLOW = "MMEP-810"
    ROSTER_STOPPED = "MMEP-811"
    ROSTER_EMPTY = "MMEP-812"
    NO_PROGRAMS = "MMEP-813"

    @property
    def sentence(self) -> str:
        """What happened, what is safe, what to do: for the clerk, in her language."""
        return _(SENTENCES[self.name])

    @property
    def passes(self) -> bool:
        """Whether the same step may work a little later: the sentence says "press Try again"."""
        return self in _PASSING


class DeskError(Exception):
    """The world failed in a way the clerk can act on; *detail* holds loggable values only."""

    def __init__(self, problem: Problem, **detail: str | int) -> None:
        super().__init__(problem.value, *(f"{name}={value}" for name, value in detail.items()))
        self.problem = problem
        self.detail = detail


_PASSING = {
    Problem.STORE_READ_ONLY,
    Problem.STORE_FULL,
    Problem.STORE_BUSY,
    Problem.STORE_MOVED,
    Problem.DESK_SILENT,
}
