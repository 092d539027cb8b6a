"""What a role is called, and what it may do, in the clerk's words."""

from mmep_desktop.domain.center import DeskKind, Role
from mmep_desktop.services.clerks import ClerkLine, Standing
from mmep_desktop.words import _
from ui.widgets.choice_buttons import Choice

OFFERED = {
    DeskKind.CENTER: (Role.CLERK, Role.EXPORTER, Role.SUPERVISOR, Role.AUDITOR),
    DeskKind.MMEP: (Role.RECRUITER, Role.SUPERVISOR, Role.AUDITOR),
}


def role_words(role: Role) -> str:
    """Return the name of *role*."""
    return {
        Role.CLERK: _("Clerk"),
        Role.EXPORTER: _("Exporter"),
        Role.SUPERVISOR: _("Supervisor"),
        Role.AUDITOR: _("Auditor"),
        Role.RECRUITER: _("Recruiter"),
    }[role]


def role_told(role: Role) -> str:
    """Return what *role* may do."""
    return {
        Role.CLERK: _("asks families, prints and hands over their papers"),
        Role.EXPORTER: _("a clerk who also sends referrals and prints many at once"),
        Role.SUPERVISOR: _("all of it, and clerks, keys, backups and destruction"),
        Role.AUDITOR: _("reads the trail; sees no family"),
        Role.RECRUITER: _("opens what centers send, and answers them"),
    }[role]


def role_choices(kind: DeskKind = DeskKind.CENTER) -> list[Choice]:
    """Return a choice for each role at a desk of *kind*, with what it may do."""
    said = _("{role}: {may}")
    return [
        Choice(role.value, said.format(role=role_words(role), may=role_told(role)))
        for role in OFFERED[kind]
    ]


def standing_words(line: ClerkLine) -> tuple[str, str]:
    """Return how a clerk stands, and the tone of the pill around it."""
    match line.standing:
        case Standing.LEFT:
            return _("Left"), "slate"
        case Standing.WORKS if line.invited:
            return _("Has a new code"), "amber"
        case Standing.WORKS:
            return _("Can unlock"), "ok"
        case Standing.INVITED:
            return _("Has a code"), "amber"
        case _:
            return _("Code ran out"), "amber"
