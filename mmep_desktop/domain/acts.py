"""What is done at the desk, as the trail remembers it: words that stay, ids, and never a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """One kind of act; the word is kept for good and never means another one."""

    TRAIL_BEGUN = "trail-begun"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    CLOCK_WENT_BACK = "clock-went-back"
    OLDER_STATE = "older-state"
    ANCHOR_LOST = "anchor-lost"
    ACKNOWLEDGED = "acknowledged"

    KEPT = "kept"
    CHANGED = "changed"
    REMOVED = "removed"
    CARRIED_OVER = "carried-over"

    VIEWED = "viewed"
    TOOK_OVER = "took-over"
    FINISHED = "finished"
    HOUSEHOLD_JOINED = "household-joined"
    HOUSEHOLD_PARTED = "household-parted"
    ENTRIES_MERGED = "entries-merged"
    ENTRIES_PARTED = "entries-parted"
    CONSENT = "consent"
    CORRECTED = "corrected"
    PREVIEWED = "previewed"
    PRINTED = "printed"
    PRINTED_MANY = "printed-many"
    HANDED_OVER = "handed-over"
    COPY_MADE = "copy-made"
    EXPORTED = "exported"
    BATCH_MADE = "batch-made"
    BATCH_SECONDED = "batch-seconded"
    BATCH_RECEIVED = "batch-received"
    BATCH_OPENED = "batch-opened"
    RESULT_GIVEN = "result-given"
    ANSWERS_MADE = "answers-made"
    ALL_RECEIVED_SAVED = "all-received-saved"
    LET_GO = "let-go"
    ANSWERS_APPLIED = "answers-applied"
    PARTNER_KEYS_MADE = "partner-keys-made"
    PARTNER_PINNED = "partner-pinned"
    PARTNER_CHANGED = "partner-changed"
    PARTNER_DROPPED = "partner-dropped"
    PARTNER_SECONDED = "partner-seconded"
    FLAGS_SAVED = "flags-saved"
    REPORT_SAVED = "report-saved"
    IMPORTED = "imported"
    HOUSING_READ = "housing-read"

    CLERK_INVITED = "clerk-invited"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    CLERK_ENROLLED = "clerk-enrolled"
    CLERK_REMOVED = "clerk-removed"
    ROLE_CHANGED = "role-changed"
    PASSPHRASE_CHANGED = "passphrase-changed"
    PIN_ALLOWED = "pin-allowed"
    RECOVERY_MADE = "recovery-made"
    RECOVERY_USED = "recovery-used"
    KEY_ROTATED = "key-rotated"
    SETTINGS_CHANGED = "settings-changed"

    HOLD_SET = "hold-set"
    HOLD_LIFTED = "hold-lifted"
    DESTRUCTION_PROPOSED = "destruction-proposed"
    DESTRUCTION_WITHDRAWN = "destruction-withdrawn"
    DESTROYED = "destroyed"

    BACKUP_MADE = "backup-made"
    BACKUP_FORGOTTEN = "backup-forgotten"
    RESTORED = "restored"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail; *seq* orders them, and the clock does not.

    *kind* names the table of a record that was kept, changed or removed, and is empty for an act
    that changed none. *about* is the id of the record, clerk or backup.
    """

    seq: int
    at: datetime
    clerk_id: str
    act: Act
    kind: str
    about: str
