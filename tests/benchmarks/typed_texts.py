"""What clerks type to find the children of a store, each text growing letter by letter."""

import random
from collections.abc import Iterator

from mmep_desktop.domain.names import folded
from mmep_desktop.domain.registration import Registration

BY_EAR = (("z", "s"), ("x", "j"), ("v", "b"), ("qu", "k"), ("c", "s"), ("h", ""), ("j", "x"))
MONTHS = (
    "jan",
    "feb",
    "marzo",
    "abril",
    "maio",
    "june",
    "julio",
    "aug",
    "sep",
    "oct",
    "nov",
    "dic",
)


def texts_about(child: Registration, chance: random.Random) -> tuple[str, ...]:
    """Return whole texts that lead to *child*, and some that are not spelled right."""
    name, born = child.name, child.born
    year, month, day = (int(part) for part in born.split("-"))
    surname = chance.choice([part for part in (name.last_1, name.last_2) if part])
    return (
        f"{name.first} {name.last_1}",
        f"{surname} {name.first}".lower(),
        f"{name.first[0]} {name.last_1[0]}",
        by_ear(f"{name.last_1} {name.first}"),
        with_a_slip(surname, chance),
        f"{with_a_slip(name.first, chance)} {surname}",
        chance.choice((born, f"{month}/{day}/{year}", f"{day:02}.{month:02}.{year}")),
        chance.choice((f"{month:02}{day:02}{year}", f"{day} {MONTHS[month - 1]} {year}")),
        f"{surname} {month}/{day}/{year}",
        chance.choice((child.phone, child.phone[6:], f"{child.phone[1:4]}{child.phone[6:9]}")),
        child.local_id,
        f"0201-A-{child.registered_on:%y}-{chance.randrange(1, 90_000):05}",
    )


def keystrokes(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield every beginning of every text."""
    for text in texts:
        yield from (text[:length] for length in range(1, len(text) + 1))


def by_ear(name: str) -> str:
    """Return *name* as somebody may spell it who only heard it."""
    heard = folded(name)
    for written, said in BY_EAR:
        if written in heard:
            return heard.replace(written, said, 1)
    return heard


def with_a_slip(name: str, chance: random.Random) -> str:
    """Return *name* with two letters swapped, or one left out."""
    letters = folded(name)
    place = chance.randrange(1, max(len(letters) - 1, 2))
    if chance.random() < 0.5:
        return letters[:place] + letters[place + 1 :]
    return letters[:place] + letters[place + 1 : place + 2] + letters[place] + letters[place + 2 :]
