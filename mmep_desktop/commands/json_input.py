"""JSON as it may really arrive: in any Unicode encoding, huge, too deep, or saying things twice."""

import json


class NotJson(ValueError):
    """The bytes are no JSON text that can be read."""


def read_json(content: bytes) -> object:
    """Return the value written in *content*. Raises ``NotJson``.

    An object that names a key twice is returned as a tuple, which no form takes for an object:
    which of the two was meant is not ours to choose.
    """
    try:
        return json.loads(content, object_pairs_hook=_object, parse_int=_number)
    except (ValueError, RecursionError) as problem:
        raise NotJson from problem


def _object(pairs: list[tuple[str, object]]) -> object:
    whole = dict(pairs)
    return whole if len(whole) == len(pairs) else tuple(pairs)


def _number(digits: str) -> int:
    """Read a whole number; of one with too many digits for any row, the first say as much."""
    return int(digits[:_ENOUGH_DIGITS])


_ENOUGH_DIGITS = 18
