"""A day at the desk: what a clerk does in it, with families whose every word is a marker."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.leaks import told
from tests.leaks.desk import Desk
from tests.private_cups import PrivateCups

QUEUE = "frontdesk"
NEXT = "Return"


@dataclass(frozen=True)
class Copied:
    """What another program saw of a name that was copied before the lock."""

    was_selected: bool
    copy_is_forgotten: bool
    selection_is_forgotten: bool


def set_the_desk_up(desk: Desk) -> None:
    desk.wait("set_up", "set_up_district")
    desk.fill("set_up_district", "New Bedford")
    for name, text in (
        ("desk", "A"),
        ("center_name", "Example Registration Center"),
        ("center_phone", "508-555-0100"),
        ("supervisor", told.SUPERVISOR),
        ("passphrase", told.PASSPHRASE),
        ("passphrase_again", told.PASSPHRASE),
    ):
        desk.fill(f"set_up_{name}", text)
    desk.press("ctrl+Return")
    desk.wait("recovery")
    desk.press("Escape")
    desk.wait("today")


def unlock(desk: Desk, page: str = "today") -> None:
    desk.wait("unlock", "unlock_passphrase")
    desk.write(told.PASSPHRASE)
    desk.press(NEXT)
    desk.wait(page)


def register(desk: Desk, *children: Mapping[str, str], phone: str = "") -> None:
    """Write a family down that is on no list, and begin its interview."""
    desk.press("ctrl+n")
    desk.wait("new_family", "new_child_0_first")
    for row, child in enumerate(children):
        if row:
            desk.press("ctrl+plus")
        for part, text in child.items():
            desk.fill(f"new_child_{row}_{part}", text)
    desk.fill("new_family_phone", phone)
    desk.press("ctrl+Return")
    desk.wait("interview")


def a_family_that_is_referred(desk: Desk) -> None:
    register(
        desk,
        {
            "first": told.CHILD_FIRST,
            "last_1": told.CHILD_LAST,
            "born_text": told.BORN,
            "local_id": told.LOCAL_ID,
        },
        {"first": told.TEEN_FIRST, "used": told.TEEN_USED, "born_text": told.TEEN_BORN},
        phone=told.PHONE,
    )
    desk.answer("1", NEXT)
    turn_to_the_family(desk)
    answer_everything(desk)


Replies = Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]]
"""The keys and the fields that answer a question; one that is not there is passed over."""

REFERRED: Replies = {
    "worked": (("q", NEXT), {}),
    "household": ((NEXT,), {}),
    "work_who": (("1", NEXT), {}),
    "work_done": ((NEXT,), {"person": told.WORKER}),
    "move_when": ((NEXT,), {"date_text": "3 months ago"}),
    "move_places": ((NEXT,), {"from_place": told.FROM, "to_place": told.TO}),
    "move_who": (("1", "2", "3", NEXT), {}),
    "move_more": (("2", NEXT), {}),
    "respondent": ((NEXT,), {"respondent": told.RESPONDENT, "second_adult": told.SECOND_ADULT}),
    "phones": ((NEXT,), told.CALL),
    "address": ((NEXT,), told.ADDRESS),
    "languages": ((*"Spanish", "Tab", *"Spanish", NEXT), {}),
    "consent": (("1", NEXT), {}),
}
ALONE: Replies = {
    "moved": (("1", NEXT), {}),
    "worked": (("q", NEXT), {}),
    "alone_phone": ((NEXT,), {"own_phone": told.OWN_PHONE, "own_best_time": told.OWN_TIME}),
    "alone_shown": (("1", NEXT), {}),
}


def answer_everything(desk: Desk, replies: Replies = REFERRED) -> None:
    """Answer question after question until none is left."""
    while (state := desk.ask("state"))["page"] == "interview":
        keys, fields = replies.get(state["asks"].partition(":")[0], (("ctrl+Right",), {}))
        desk.answer(*keys, **fields)
    desk.wait("outcome")


def turn_to_the_family(desk: Desk) -> None:
    """Speak another language, and show the family its side of the desk and back again."""
    desk.press("F2")
    desk.wait_for("popup", "interview_languages")
    desk.answer("2")
    desk.press("F11")
    desk.wait_for("active", "family_side")
    desk.press("ctrl+F11")
    desk.wait_for("active", "main_window")


def a_family_that_never_moved(desk: Desk) -> None:
    register(desk, {"first": told.STAYED[0], "last_1": told.STAYED[1]})
    desk.answer("2", NEXT)
    desk.wait("outcome")
    desk.press(NEXT)
    desk.wait("today")


def a_family_that_will_not_say(desk: Desk) -> None:
    register(desk, {"first": told.DECLINED[0], "last_1": told.DECLINED[1]})
    desk.answer("x", NEXT)
    answer_everything(desk, {"worked": (("x", NEXT), {})})
    desk.press(NEXT)
    desk.wait("today")


def a_family_that_is_not_sure(desk: Desk) -> None:
    """Skip what can be skipped; the interview is left at its outcome, which finishes nothing."""
    register(desk, {"first": told.UNSURE[0], "last_1": told.UNSURE[1]})
    desk.answer("u", NEXT)
    answer_everything(desk, {"languages": REFERRED["languages"]})


def check_and_change(desk: Desk) -> None:
    desk.press("F4")
    desk.wait("check")
    desk.focus("check_change_respondent")
    desk.press("space")
    desk.wait("interview")
    desk.answer(NEXT, respondent=told.RESPONDENT)
    answer_everything(desk)


def print_papers(desk: Desk, cups: PrivateCups) -> None:
    """Preview and print each paper; one is refused by the printer, one meets a fault."""
    for key in "123":
        desk.press(key)
        desk.wait("preview", "preview_print")
        desk.press(NEXT)
        desk.wait("preview", "preview_close")
        desk.press("Escape")
        desk.wait("outcome")
    cups.run("cupsreject", QUEUE)
    desk.press("2")
    desk.wait("preview", "preview_print")
    desk.press(NEXT)
    desk.wait_for_part("preview_problem")
    cups.run("cupsaccept", QUEUE)
    desk.press("Escape")
    desk.wait("outcome")


def record_consent(desk: Desk) -> None:
    desk.press("4")
    desk.wait_for_part("consent_by")
    desk.press("1")
    desk.fill("consent_by", told.SIGNER)
    desk.fill("consent_witness", told.WITNESS)
    desk.press(NEXT)
    desk.wait("outcome", "finish")


def ask_alone(desk: Desk) -> None:
    desk.focus("ask_alone_1")
    desk.press(NEXT)
    desk.wait("interview")
    answer_everything(desk, ALONE)


def find(desk: Desk) -> None:
    for text in (told.SOUGHT_IN_VAIN, told.CHILD_LAST, told.SOUGHT):
        desk.press("ctrl+f")
        desk.wait_for("focus", "find")
        desk.fill("find", text)
        desk.wait("families")
    desk.press(NEXT)
    desk.wait("families", "families_table")
    desk.press(NEXT)
    desk.wait("outcome")


def change_settings(desk: Desk) -> None:
    desk.press("ctrl+6")
    desk.wait("settings")
    desk.focus("settings_look_dark")
    desk.press("space")
    desk.fill("settings_center_phone", "508-555-0101")
    desk.press("ctrl+s")
    desk.wait("settings")


def send_a_batch(desk: Desk, place: Path) -> None:
    """Look at all that leaves of a referral, and save it locked with words, under *place*."""
    desk.press("ctrl+4")
    desk.wait("batches", "batches_to")
    desk.press("F6")
    desk.wait_for_part("batches_row")
    desk.fill("batches_to", told.RECRUITER)
    desk.fill("batches_passphrase", told.PASSPHRASE)
    desk.press(NEXT)
    desk.wait_for("focus", "fileNameEdit")
    desk.press("ctrl+a")
    desk.write(str(place))
    desk.press(NEXT)
    desk.wait_for_part("batches_saved")


def copy_a_name(desk: Desk) -> None:
    desk.fill("find", told.CHILD_LAST)
    desk.press("ctrl+a", "ctrl+c")
    desk.wait_for_copy(told.CHILD_LAST)


def copy_and_lock(desk: Desk) -> Copied:
    """Copy a name, lock the desk with another search half typed, and look what others can see."""
    copy_a_name(desk)
    was_selected = desk.other.comes_to_read("selection", told.CHILD_LAST)
    desk.press("ctrl+l")
    desk.wait("unlock")
    forgotten = [desk.other.comes_to_read(mode, "") for mode in ("clipboard", "selection")]
    return Copied(was_selected, *forgotten)


FAULTS = ("fault in a slot", "fault in painting", "fault in a thread", "fault nobody can catch")
WARNINGS = ("warning of Qt", "warning of Python")


def meet_faults(desk: Desk) -> None:
    """Let the program make mistakes whose texts carry a name."""
    for fault in (*FAULTS, *WARNINGS):
        desk.ask(fault, told.FAULT)
        if fault in FAULTS[:2]:
            desk.wait("problem")
            desk.press(NEXT)
            desk.wait("today")


def meet_a_fault_while_printing(desk: Desk) -> None:
    desk.ask("fault in a print", told.FAULT)
    desk.press("2")
    desk.wait("preview", "preview_print")
    desk.press(NEXT)
    desk.wait("problem")
    desk.press(NEXT)
    desk.wait("today")
