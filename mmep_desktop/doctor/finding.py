"""One thing that was looked at, how it stands, and what to do; what is private stands apart."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from mmep_desktop.errors import Problem


class Health(StrEnum):
    """How one thing stands."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """*sentence* and *to_do* name what is private, such as a folder, only as ``{folder}``.

    *private* holds what stands for each of those names; a report leaves it out.
    """

    name: str
    health: Health
    sentence: str
    to_do: str = ""
    code: str = ""
    private: Mapping[str, str] = field(default_factory=dict)

    def said(self, text: str, *, in_report: bool) -> str:
        """Return *text*, one of this finding's, with what is private, or with names for it."""
        names = {name: f"<{name.replace('_', ' ')}>" for name in self.private}
        for name, value in (names if in_report else self.private).items():
            text = text.replace(f"{{{name}}}", value)
        return text


def ok(name: str, sentence: str, **private: str) -> Finding:
    return Finding(name, Health.OK, sentence, private=private)


def warning(name: str, sentence: str, to_do: str, **private: str) -> Finding:
    return Finding(name, Health.WARNING, sentence, to_do, private=private)


def bad(
    name: str, sentence: str, to_do: str, problem: Problem | None = None, **private: str
) -> Finding:
    """Return what stops the desk; *problem* is what a clerk would see of it."""
    code = problem.value if problem else ""
    return Finding(name, Health.BAD, sentence, to_do, code, private)


def plain(finding: Finding) -> dict[str, object]:
    """Return *finding* as JSON has it, to cross from one process to another."""
    return asdict(finding)


def finding_of(told: dict[str, str], private: dict[str, str]) -> Finding:
    """Return the finding that another process told. Raises ``KeyError`` or ``ValueError``."""
    return Finding(
        told["name"],
        Health(told["health"]),
        told["sentence"],
        told["to_do"],
        told["code"],
        private,
    )
