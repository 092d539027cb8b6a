"""A store's key as tests give it: always the same, and counted."""

import hashlib

from mmep_desktop.services.keys import Purpose

KEY_HEX = "0123456789abcdeffedcba98765432100f1e2d3c4b5a69788796a5b4c3d2e1f0"


class FakeKey:
    """Hands out *digits* as SQLCipher wants them; keeps the buffers, to see that they are wiped."""

    def __init__(self, digits: str = KEY_HEX) -> None:
        self._digits = digits
        self.handed_out: list[bytearray] = []

    def database_key_spec(self) -> bytearray:
        spec = bytearray(f"x'{self._digits}'".encode())
        self.handed_out.append(spec)
        return spec

    def derived(self, purpose: Purpose) -> bytearray:
        return bytearray(hashlib.sha256(f"{self._digits} {purpose}".encode()).digest())

    def wipe(self) -> None:
        self._digits = ""
