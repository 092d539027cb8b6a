"""The system's refusals become problems that a clerk can act on."""

import errno

import pytest

from mmep_desktop.errors import Problem
from mmep_desktop.security.safe_files import folder_problems
from tests.security.desk import refused


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.STORE_FULL),
        (errno.EDQUOT, Problem.STORE_FULL),
        (errno.EACCES, Problem.FOLDER_READ_ONLY),
        (errno.EROFS, Problem.FOLDER_READ_ONLY),
        (errno.EIO, Problem.FOLDER_READ_ONLY),
    ],
)
def test_a_refusal_is_named(number: int, problem: Problem) -> None:
    with refused(problem), folder_problems():
        raise OSError(number, "refused", "a path that may hold a user's name")
