"""What a check found and what was done at the desk, in words a supervisor understands."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.checked import Wrong
from mmep_desktop.domain.marking import mark
from mmep_desktop.words import _


def wrong_in_words(wrong: Wrong) -> str:
    """Return what is wrong as a sentence, without how often."""
    return _(_WRONG[wrong])


def act_in_words(act: Act, kind: str = "") -> str:
    """Return what was done, with which kind of record it was done."""
    said = _(_ACTS[act])
    return f"{said}: {kind_in_words(kind)}" if kind else said


def kind_in_words(kind: str) -> str:
    """Return what the records of a table are called at the desk."""
    return _(_KINDS[kind]) if kind in _KINDS else kind.replace("_", " ")


_WRONG = {
    Wrong.LINE_ALTERED: mark("Lines of the trail were changed."),
    Wrong.LINES_MISSING: mark("Lines were taken out of the trail."),
    Wrong.CUT_OR_PUT_BACK: mark(
        "The trail ends earlier than it did before: the store was cut or put back."
    ),
    Wrong.WAS_PUT_BACK: mark("The store was found put back to an older state when it was opened."),
    Wrong.ANCHOR_LOST: mark("The file store.anchor was missing when the store was opened."),
    Wrong.ANCHOR_ALTERED: mark("The file store.anchor was changed."),
    Wrong.RECORD_ALTERED: mark("Records were changed, and not by this program."),
    Wrong.RECORD_PUT_BACK: mark("Records were put back as they were before."),
    Wrong.RECORD_ADDED: mark("Records were added, and not by this program."),
    Wrong.RECORD_REMOVED: mark("Records were taken out, and not by this program."),
    Wrong.SEARCH_ALTERED: mark("The search does not lead to what the records say."),
    Wrong.COUNTS_ALTERED: mark("The counts of a day are not what the records say."),
    Wrong.TABLES_ALTERED: mark("The tables of the store do not fit together."),
    Wrong.PAGES_DAMAGED: mark("Parts of the file are damaged."),
}

_ACTS = {
    Act.TRAIL_BEGUN: mark("Trail begun"),
    Act.UNLOCKED: mark("Unlocked"),
    Act.UNLOCK_FAILED: mark("Unlock failed"),
    Act.LOCKED: mark("Locked"),
    Act.CLOCK_WENT_BACK: mark("The clock went back, in minutes"),
    Act.OLDER_STATE: mark("Store found put back"),
    Act.ANCHOR_LOST: mark("store.anchor was missing"),
    Act.ACKNOWLEDGED: mark("Known how it came about"),
    Act.KEPT: mark("Kept a record"),
    Act.CHANGED: mark("Changed a record"),
    Act.REMOVED: mark("Removed a record"),
    Act.CARRIED_OVER: mark("Carried over by a new version"),
    Act.VIEWED: mark("Opened an interview"),
    Act.TOOK_OVER: mark("Took an interview over"),
    Act.FINISHED: mark("Finished an interview"),
    Act.HOUSEHOLD_JOINED: mark("Put families together"),
    Act.HOUSEHOLD_PARTED: mark("Took families apart again"),
    Act.ENTRIES_MERGED: mark("Made one entry of two"),
    Act.ENTRIES_PARTED: mark("Made two entries of one again"),
    Act.CONSENT: mark("Recorded a consent"),
    Act.CORRECTED: mark("Finished a correction"),
    Act.PREVIEWED: mark("Looked at a paper"),
    Act.PRINTED: mark("Printed a paper"),
    Act.PRINTED_MANY: mark("Printed many papers"),
    Act.HANDED_OVER: mark("Handed a paper over"),
    Act.COPY_MADE: mark("Made a copy of a record"),
    Act.EXPORTED: mark("Batch written to a file"),
    Act.BATCH_MADE: mark("Batch made for MMEP"),
    Act.BATCH_SECONDED: mark("Batch answered for by a second person"),
    Act.BATCH_RECEIVED: mark("Batch opened by MMEP"),
    Act.BATCH_OPENED: mark("Opened a batch of a center"),
    Act.RESULT_GIVEN: mark("Wrote down what became of a child"),
    Act.ANSWERS_MADE: mark("Made a file of answers for a center"),
    Act.ALL_RECEIVED_SAVED: mark("Saved all that was received"),
    Act.LET_GO: mark("Let referrals go that were kept long enough"),
    Act.ANSWERS_APPLIED: mark("MMEP's answers applied"),
    Act.PARTNER_KEYS_MADE: mark("This office's key made"),
    Act.PARTNER_PINNED: mark("Another office's key confirmed"),
    Act.PARTNER_CHANGED: mark("Another office's key changed"),
    Act.PARTNER_DROPPED: mark("Another office's key relied on no more"),
    Act.PARTNER_SECONDED: mark("A second person confirmed the change"),
    Act.FLAGS_SAVED: mark("Saved who was asked, by ids"),
    Act.REPORT_SAVED: mark("Saved a report"),
    Act.IMPORTED: mark("Read a school's list"),
    Act.CLERK_INVITED: mark("Clerk invited"),
    Act.INVITATION_WITHDRAWN: mark("Invitation withdrawn"),
    Act.CLERK_ENROLLED: mark("Clerk joined"),
    Act.CLERK_REMOVED: mark("Clerk removed"),
    Act.ROLE_CHANGED: mark("Role changed"),
    Act.PASSPHRASE_CHANGED: mark("Passphrase changed"),
    Act.PIN_ALLOWED: mark("PIN allowed"),
    Act.RECOVERY_MADE: mark("Recovery sheet made"),
    Act.RECOVERY_USED: mark("Recovery sheet used"),
    Act.KEY_ROTATED: mark("Key of the store replaced"),
    Act.SETTINGS_CHANGED: mark("Settings changed"),
    Act.HOLD_SET: mark("Hold set"),
    Act.HOLD_LIFTED: mark("Hold lifted"),
    Act.DESTRUCTION_PROPOSED: mark("Destruction proposed"),
    Act.DESTRUCTION_WITHDRAWN: mark("Destruction withdrawn"),
    Act.DESTROYED: mark("Records destroyed"),
    Act.HOUSING_READ: mark("Housing list read"),
    Act.BACKUP_MADE: mark("Backup made"),
    Act.BACKUP_FORGOTTEN: mark("Backup forgotten"),
    Act.RESTORED: mark("Backup restored"),
    Act.VERIFIED: mark("Checked; things wrong"),
}

_KINDS = {
    "trail": mark("line of the trail"),
    "keyring": mark("as the keyring keeps it, line"),
    "anchor": mark("as store.anchor keeps it, line"),
    "page": mark("page of the file"),
    "search_index": mark("search"),
    "coverage": mark("count of the day"),
    "center": mark("center"),
    "school": mark("school"),
    "clerk": mark("clerk"),
    "number_series": mark("series of numbers"),
    "registration": mark("registration"),
    "screening": mark("interview"),
    "screening_revision": mark("former revision"),
    "correction": mark("correction"),
    "consent": mark("consent"),
    "printing": mark("printing"),
    "pack": mark("screener"),
    "pack_file": mark("file of a screener"),
    "not_yet": mark("reason why a family was not asked yet"),
    "disclosure": mark("line of the disclosure log"),
    "disclosure_child": mark("child in the disclosure log"),
    "keeping_terms": mark("rules of keeping"),
    "sending_rules": mark("rules of sending"),
    "hold": mark("hold"),
    "proposed": mark("proposed destruction"),
    "destruction": mark("destruction"),
    "tombstone": mark("what remains of a destroyed record"),
    "remnant": mark("what remains of a child"),
    "guardian": mark("guardian"),
    "batch": mark("batch for MMEP"),
    "batch_item": mark("referral in a batch"),
    "answer_file": mark("file of MMEP's answers"),
    "mmep_answer": mark("answer of MMEP"),
    "own_keys": mark("this office's key"),
    "partner": mark("another office's key"),
    "family_merge": mark("families put together"),
    "also_known": mark("further id of a child in a school's list"),
    "apart": mark("families that are no household"),
    "roster_import": mark("reading of a school's list"),
    "roster_part": mark("part of a school's list"),
    "roster_preset": mark("columns of a school's list"),
    "school_contact": mark("person at a school"),
    "program": mark("program"),
    "add_on": mark("question that is asked too"),
    "housing": mark("housing answer"),
    "received_batch": mark("batch of a center"),
    "received_record": mark("referral of a center"),
    "received_child": mark("child in a referral of a center"),
    "given_answer": mark("result of a child"),
    "given_file": mark("file of answers for a center"),
    "waiting_parcel": mark("file of a center that is not known"),
    "received_terms": mark("rules of letting go"),
    "letting": mark("letting go"),
    "let_go": mark("what remains of a referral that was let go"),
}
