"""A referred child's row of the frozen columns as one text, and back; days stay days."""

import json
from collections.abc import Mapping
from datetime import date

from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.sheets import Cell
from mmep_desktop.errors import DeskError, Problem


def cells_text(row: Mapping[Column, Cell]) -> str:
    """Return *row* as the text that is kept: a day stands as a list of one."""
    plain = {
        column.name: [cell.isoformat()] if isinstance(cell, date) else cell
        for column, cell in row.items()
        if cell not in {None, ""}
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def cells_from(text: str) -> Mapping[Column, Cell]:
    """Return the row kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    try:
        return {
            Column[name]: date.fromisoformat(cell[0]) if isinstance(cell, list) else cell
            for name, cell in json.loads(text).items()
        }
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise DeskError(Problem.STORE_DAMAGED, part="received row") from None


def answers_text(answers: tuple[tuple[str, str, bool], ...]) -> str:
    """Return questions and answers as the text that is kept."""
    return json.dumps(answers, ensure_ascii=False, separators=(",", ":"))


def answers_from(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Return what is kept as *text*. Raises ``DeskError(STORE_DAMAGED)``."""
    try:
        return tuple((question, answer, alone) for question, answer, alone in json.loads(text))
    except (ValueError, TypeError):
        raise DeskError(Problem.STORE_DAMAGED, part="received answers") from None
