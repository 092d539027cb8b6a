"""What each problem says to the clerk: what happened, what is safe, what to do."""

from typing import Final

from mmep_desktop.domain.marking import mark

SENTENCES: Final = {
    "WRONG_PASSPHRASE": mark(
        "That passphrase does not open this desk. Nothing was changed. "
        "Check Caps Lock and type it again."
    ),
    "WRONG_PIN": mark(
        "That PIN is not right. Nothing was changed. Type it again, or type the passphrase."
    ),
    "NO_PIN": mark("No PIN opens this desk now. Nothing was changed. Type the passphrase."),
    "KEY_FILE_MISSING": mark(
        "The key file is not in the desk's folder. The families' records are still there, "
        "but locked. Ask your technician to put keys.json back from a backup."
    ),
    "KEY_FILE_DAMAGED": mark(
        "The key file cannot be read. The families' records were not touched. "
        "Ask your technician to put its copy in its place: keys.json.1 lies beside it."
    ),
    "KEY_FILE_NEWER": mark(
        "The key file was written by a newer version of this program. Nothing was changed. "
        "Install the newer version to go on."
    ),
    "KEYRING_ABSENT": mark(
        "This computer has no working keyring, where one half of the key is kept. "
        "Nothing was changed. Ask your technician to start it, then try again."
    ),
    "KEYRING_LOCKED": mark(
        "This computer's keyring is locked, or it said no. Nothing was changed. "
        "Unlock the keyring when the system asks, then try again."
    ),
    "DEVICE_SECRET_MISSING": mark(
        "This computer account no longer holds its half of the key. The records are safe, "
        "but this account cannot open them. Ask your supervisor or technician."
    ),
    "PASSPHRASE_TOO_WEAK": mark(
        "That passphrase is too easy to guess. Nothing was saved. "
        "Use 15 characters or more, or let the desk suggest four words."
    ),
    "NOT_A_PRACTICE_STORE": mark(
        "Practice mode opens practice records only. These records are real and stay closed. "
        "Start the program without practice mode to open them."
    ),
    "PRACTICE_STORE": mark(
        "These records are for practice and cannot be opened as real ones. "
        "Nothing was changed. Start practice mode to use them."
    ),
    "FOLDER_READ_ONLY": mark(
        "The desk's folder cannot be written to. Nothing was changed. "
        "Ask your technician to allow writing there, or choose another folder."
    ),
    "KEYRING_FORGETS": mark(
        "This computer's keyring did not keep what it was given. Nothing was set up. "
        "Ask your technician to check the keyring, then try again."
    ),
    "NOT_ALLOWED": mark(
        "Your role at this desk does not include this step. Nothing was changed. "
        "Ask your supervisor to do it, or to change your role."
    ),
    "KEY_FILE_OLD": mark(
        "The key file is an older copy than the one this desk wrote last, so it is not used. The "
        "records were not changed. Ask your technician to put the newest keys.json back."
    ),
    "WAIT_BEFORE_NEXT_TRY": mark(
        "Too many wrong tries in a row, so this desk waits before the next one. Nothing was "
        "changed. Wait until it is ready, or ask a supervisor for a one-time code."
    ),
    "SLOT_CLOSED": mark(
        "After 50 wrong tries this passphrase opens nothing any more. The records are safe. Ask a "
        "supervisor for a one-time code, or use the recovery sheet."
    ),
    "CODE_REFUSED": mark(
        "That one-time code does not open this desk: it has a typing mistake, was used, or has "
        "run out. Nothing was changed. Type it again, or ask your supervisor for a new one."
    ),
    "RECOVERY_KEY_MISTYPED": mark(
        "The recovery key was not typed as it stands on the sheet: a character is wrong or "
        "missing. Nothing was changed. Compare it group by group and type it again."
    ),
    "RECOVERY_KEY_REFUSED": mark(
        "This recovery key does not open this desk: it is another desk's, or it was used or "
        "replaced. Nothing was changed. Look for the newest sheet of this desk."
    ),
    "LAST_SUPERVISOR": mark(
        "This is the desk's only supervisor, and a desk must have one. Nothing was changed. Make "
        "another clerk a supervisor first."
    ),
    "STORE_MISSING": mark(
        "The file with the families' records is not in the desk's folder. Nothing was deleted "
        "by this program. Ask your technician to put it back."
    ),
    "STORE_DAMAGED": mark(
        "The file with the families' records cannot be opened: it is damaged, or it belongs to "
        "another desk. It was not changed. Ask your technician before you do anything else."
    ),
    "STORE_EMPTY": mark(
        "The file with the families' records is empty. It was left as it is. "
        "Ask your technician to put back a copy."
    ),
    "STORE_NEWER": mark(
        "These records were written by a newer version of this program. They were not changed. "
        "Install the newer version to go on."
    ),
    "STORE_READ_ONLY": mark(
        "The records can be read but not written. What you just typed is not saved yet. "
        "Ask your technician to allow writing in the desk's folder, then press Try again."
    ),
    "STORE_FULL": mark(
        "The disk is full. Everything saved so far is safe; the last answer is not saved yet. "
        "Make room on the disk, then press Try again."
    ),
    "STORE_BUSY": mark(
        "Another program is using the records. Everything saved so far is safe. "
        "Wait a moment, then press Try again."
    ),
    "STORE_ON_NETWORK": mark(
        "The desk's folder is on another computer, reached over the network, where records can be "
        "damaged or read. Nothing was written. Choose a folder on this computer."
    ),
    "STORE_ON_MAPPED_DRIVE": mark(
        "The desk's folder is on a drive letter that stands for a network folder, where records "
        "can be damaged. Nothing was written. Choose a folder on this computer."
    ),
    "STORE_IN_SYNCED_FOLDER": mark(
        "The desk's folder is in a folder that is copied to a cloud, such as OneDrive or Dropbox. "
        "Nothing was written. Choose a folder on this computer that is not copied."
    ),
    "CHANGED_ELSEWHERE": mark(
        "Someone else changed this family's record a moment ago. Their change is kept; yours is "
        "not saved. Open the family again and repeat your last step."
    ),
    "FAMILY_HELD": mark(
        "Another clerk is in the middle of this family's interview. The child you typed is not "
        "saved yet. Let her finish, or take the interview over first."
    ),
    "HOUSEHOLD_STAYS": mark(
        "This household was asked, changed or shown to somebody since, so it stays one. Nothing "
        "was changed. Correct its answers instead, or ask the family again."
    ),
    "STORE_ALREADY_THERE": mark(
        "There are records in this folder already. They were not touched. "
        "Unlock them, or choose another folder."
    ),
    "STORE_MOVED": mark(
        "The file with the families' records was moved or replaced while the desk was open. The "
        "last step is not saved. Ask your technician to put the file back, press Try again, or "
        "lock and unlock the desk."
    ),
    "DESK_IN_USE": mark(
        "Another program on this computer has this desk open. Nothing was changed. "
        "Close that program, then try again."
    ),
    "DESK_SILENT": mark(
        "This desk is open in another window, which does not answer. Everything saved so far is "
        "safe. Wait a minute, then press Try again. If nothing helps, restart the computer."
    ),
    "NO_PRINTER": mark(
        "This computer has no printer set up. The family's record is saved. "
        "Ask your technician for a printer, then print again."
    ),
    "PRINTER_REFUSED": mark(
        "The printer did not take the page. The family's record is saved. "
        "Check that the printer is on and has paper, then print again."
    ),
    "CONSENT_NEEDED": mark(
        "This referral stays at the desk: a signed consent is not recorded. Nothing was noted as "
        "handed over. Record the consent first, then try again."
    ),
    "PRINT_FIRST": mark(
        "The referral sheet was not printed as it is now. Nothing was noted as handed over. Print "
        "the sheet first, then hand it over."
    ),
    "FILE_NOT_REMOVED": mark(
        "The school's file could not be deleted, or it is no longer the file that was read. What "
        "was read is kept. Delete the file where it lies."
    ),
    "COPY_NOT_SAVED": mark(
        "The copy could not be saved there. The family's record is as it was, and nothing was "
        "noted. Choose another folder or drive, and try again."
    ),
    "PRACTICE_STAYS": mark(
        "This is practice: its families are made up, and none of them is sent. Nothing was made. "
        "Make batches at the real desk."
    ),
    "NOTHING_TO_SEND": mark(
        "Nothing of what was ticked is new for MMEP any more. No batch was made. Look at the list "
        "again."
    ),
    "BATCH_GONE": mark(
        "A family of this batch is destroyed, so what it said is gone, too. The batch stays in the "
        "list. Make a new one if MMEP needs the other referrals again."
    ),
    "CONSENT_TAKEN_BACK": mark(
        "A family of this batch has taken its consent back, so the batch is not saved again. "
        "Nothing was written. Make the next batch: it tells MMEP."
    ),
    "SECOND_NEEDED": mark(
        "A batch of so many referrals takes a second person: somebody else who may export types "
        "her own id and passphrase. Nothing was made."
    ),
    "SECOND_REFUSED": mark(
        "The passphrase of the second person was not right. Nothing was made. She may try again."
    ),
    "PARCEL_NOT_FOR_US": mark(
        "This file is sealed for another office. Nothing was read. Ask who sent it to seal it with "
        "your key, which is under Settings."
    ),
    "PARCEL_DAMAGED": mark(
        "This file is damaged or cut short. Nothing of it was used. Copy it again, or ask for it "
        "again."
    ),
    "PARCEL_CHANGED": mark(
        "This file was changed after it was signed. Nothing of it was used. Ask the sender by "
        "phone for a new one."
    ),
    "PARCEL_SENDER_UNKNOWN": mark(
        "This file is not signed by an office whose key you have confirmed. Nothing of it was "
        "used. Call the office and compare the eight words of its key."
    ),
    "PARCEL_KIND_UNKNOWN": mark(
        "This is not a file that this program reads, or it comes from a newer version. Nothing of "
        "it was used. Check which file you chose, or update this program."
    ),
    "PARCEL_TOO_LARGE": mark(
        "This file is larger than any that this program makes. Nothing of it was used. Ask the "
        "sender for a new one."
    ),
    "PARCEL_UNSAFE": mark(
        "This file is not built as this program builds it. Nothing of it was used. Ask the sender "
        "by phone what it is."
    ),
    "PARCEL_UNREADABLE": mark(
        "This file cannot be read from where it is. Nothing was used. Check the stick or folder "
        "and try again."
    ),
    "KEYS_FILE_UNREADABLE": mark(
        "This is not the file of an office's key. Nothing was changed. Ask the office for its file "
        "again; its name ends in .mepkeys."
    ),
    "NO_MMEP_KEY": mark(
        "This desk relies on no key of MMEP yet, so nothing from MMEP can be opened. Nothing was "
        "read. A supervisor takes MMEP's key in under Settings."
    ),
    "ANSWERS_NOT_OURS": mark(
        "These answers are for another desk. Nothing of them was used. Ask MMEP for the file that "
        "is made for this one."
    ),
    "ANSWERS_OF_ANOTHER_CHAIN": mark(
        "This file does not follow the answers that came before: another one has its number, or "
        "one before it was replaced. Nothing of it was used. Call MMEP and say so."
    ),
    "KEYS_OF_OTHER_KIND": mark(
        "This is the key of another kind of office. Nothing was changed. A center takes the key of "
        "MMEP, and MMEP those of centers."
    ),
    "KEY_NEEDS_SECOND_PERSON": mark(
        "It takes two supervisors to rely on another key of an office, or on none any more. "
        "Nothing was changed. Call the office, then ask a second supervisor to type her passphrase "
        "here."
    ),
    "NO_KEY_OF_MMEP": mark(
        "MMEP's key is not confirmed here yet, so no sealed file can be made. Nothing was written. "
        "Save the workbook, or confirm the key under Settings."
    ),
    "REFERRAL_WITHDRAWN": mark(
        "The family has taken its consent back since, so nothing was written down. Use this "
        "referral no more, and destroy what you printed of it."
    ),
    "RESULTS_UNREADABLE": mark(
        "This is no table of results that can be read. Nothing was written down. Make a .csv or "
        ".json file with the columns that the guide names."
    ),
    "PACK_FAULTY": mark(
        "The new screener has faults and is not used. The last good one stays in use. "
        "Show the list below to your technician."
    ),
    "PACK_UNKNOWN": mark(
        "The screener version this interview began with is not on this computer. "
        "The answers are safe. Ask your technician to put that version back."
    ),
    "CLOCK_WRONG": mark(
        "The date of this computer is wrong: it lies before this program was made. Everything "
        "saved so far is safe, and nothing was begun. Ask your technician to set the date, then "
        "try again."
    ),
    "NEEDS_SECOND_PERSON": mark(
        "Somebody else has to confirm this. Nothing was destroyed. Ask a second supervisor to "
        "unlock the desk and confirm. Where there is none, wait 24 hours after proposing it."
    ),
    "SETTINGS_NOT_KEPT": mark(
        "Your choice counts until the window is closed, but it could not be saved. The families' "
        "records are not affected. Ask your technician to make room on the disk or allow writing."
    ),
    "BACKUP_DAMAGED": mark(
        "This backup is damaged or was changed, so it is not used. The desk's records and the "
        "other backups were not touched. Choose another backup."
    ),
    "BACKUP_LIST_DAMAGED": mark(
        "The list of backups cannot be read, so no new ones are made. The records are safe, and "
        "nothing was deleted. A supervisor can set the old backups aside in Settings, Backups."
    ),
    "BACKUPS_NEWER": mark(
        "The backups were written by a newer version of this program. Nothing was changed. "
        "Install the newer version to go on."
    ),
    "BACKUP_FOREIGN": mark(
        "These backups belong to another center's desk, so they are not opened. Nothing was "
        "changed. Ask your technician to put them back where they came from."
    ),
    "BACKUP_NO_ROOM": mark(
        "There is too little room on the disk for a backup. The records are safe, and so are the "
        "backups made before. Make room on the disk, then try again."
    ),
    "BACKUP_NOT_WRITTEN": mark(
        "The backup could not be written. The records are safe, and so are the backups made "
        "before. Ask your technician to allow writing in the desk's folder, then try again."
    ),
    "BACKUP_BEFORE_YOU": mark(
        "In that backup you are not a supervisor of this desk. Nothing was changed. Choose a newer "
        "backup, or ask another supervisor."
    ),
    "ROSTER_UNREADABLE": mark(
        "This file cannot be opened. Nothing was changed. "
        "Look whether it is still there and whether another program holds it, then try again."
    ),
    "ROSTER_KIND_UNKNOWN": mark(
        "This is no list of students that the desk can read. Nothing was changed. "
        "Ask the school for a OneRoster zip, an .xlsx or a .csv file."
    ),
    "ROSTER_LOCKED": mark(
        "This file is locked with a password, or it is an old Excel file. Nothing was changed. "
        "Open it in Excel and save it as .xlsx without a password."
    ),
    "ROSTER_TOO_LARGE": mark(
        "This file holds more, or unpacks to more, than a list of students can. "
        "Nothing was changed. Ask the school for a file of the students alone."
    ),
    "ROSTER_UNSAFE": mark(
        "This file is built as if to do harm, so it was not read. Nothing was changed. "
        "Do not open it in another program. Ask the school whether it sent it."
    ),
    "ROSTER_DAMAGED": mark(
        "This file is damaged and cannot be read to its end. Nothing was changed. "
        "Ask the school to make it again."
    ),
    "ROSTER_INCOMPLETE": mark(
        "This OneRoster file lacks a part that is needed. Nothing was changed. "
        "Ask the school for one zip with manifest, orgs, users and roles, each with its columns."
    ),
    "ROSTER_COLUMNS_UNKNOWN": mark(
        "No column of this file is known to hold names. Nothing was changed. "
        "Choose which column holds what."
    ),
    "ROSTER_COLUMNS_MISSING": mark(
        "A column that was chosen is not in this file, or is there twice, or is one that is never "
        "read. Nothing was changed. Choose the columns again."
    ),
    "ROSTER_TOO_SLOW": mark(
        "This file took too long to read, so the desk gave up. Nothing was changed. "
        "Copy it to this computer and try again, or ask the school for a new one."
    ),
    "ROSTER_STOPPED": mark(
        "The reading of the file was stopped. Nothing was changed. Begin again when you want."
    ),
    "ROSTER_EMPTY": mark(
        "This file holds no students. Nothing was changed. "
        "Ask the school whether it is the right one."
    ),
    "NO_PROGRAMS": mark(
        "This is no list of programs that the desk can read. Nothing was changed. "
        "Choose a .toml or .csv file made like the example in the guide, or type the programs."
    ),
}
