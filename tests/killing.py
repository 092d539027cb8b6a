"""A process that works until it is killed in the middle, again and again."""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

Found = TypeVar("Found")

# The quickest way to start processes that share nothing with this one.
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload(
        ["tests.storage.saving", "tests.removing", "tests.failing_disk.acts"]
    )


def killed_in_the_middle(
    work: Callable[..., None],
    *given: object,
    longest_life: float,
    found: Callable[[], Found],
    times: int,
    seed: int,
    first_steps: int = 1,
) -> Iterator[tuple[Any, Found]]:
    """Kill *work*(*given*, pipe) *times* times, at most *longest_life* seconds after it began.

    It began when it acknowledged its *first_steps*. Yields the last thing that it acknowledged
    and what is *found* after its death.
    """
    chance = random.Random(seed)
    for _ in range(times):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=work, args=(*given, theirs))
        process.start()
        theirs.close()
        for _ in range(first_steps):
            acknowledged = ours.recv()
        time.sleep(chance.uniform(0, longest_life))
        process.kill()
        process.join()
        try:
            while True:
                acknowledged = ours.recv()
        except EOFError:
            yield acknowledged, found()
        ours.close()
        process.close()
