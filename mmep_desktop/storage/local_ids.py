"""A local id as a code that only this center can make again: enough to know a child was here."""

import hmac
from typing import Protocol

from mmep_desktop.domain.names import folded
from mmep_desktop.services.keys import Purpose


class LastingKey(Protocol):
    """Hands out a key that stays the same for as long as the store."""

    def derived(self, purpose: Purpose) -> bytearray:
        """Return 32 bytes in a buffer that the caller wipes."""


class LocalIdCodes:
    """Makes the codes, by HMAC-SHA256; the key is only the beginning of a hash, as in ``seals``."""

    def __init__(self, key: LastingKey) -> None:
        secret = key.derived(Purpose.LOCAL_IDS)
        try:
            self._begun = hmac.new(secret, digestmod="sha256")
        finally:
            secret[:] = bytes(len(secret))

    def code(self, local_id: str) -> str:
        """Return the code of *local_id*, however it is spaced and cased; empty for none."""
        return self._code("".join(folded(local_id).split()))

    def code_in(self, source: str, source_id: str) -> str:
        """Return the code of *source_id* in the lists of *source*, to the letter; empty for none.

        No local id has a line break in it, so the codes of the two kinds are apart.
        """
        return self._code(f"{source}\n{source_id}" if source_id else "")

    def _code(self, plain: str) -> str:
        if not plain:
            return ""
        code = self._begun.copy()
        code.update(plain.encode(errors="surrogateescape"))
        return code.hexdigest()
