"""What a store's files hold for whoever has the key: every page and every frame of the log.

Written from SQLCipher's page format and with none of its code, so that no byte is passed over that
SQL would not show: free pages, gaps between rows, what the log has not given up.
"""

import hmac
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from mmep_desktop.storage.store import STORE_NAME
from tests.storage.fake_key import KEY_HEX

_PAGE, _PAYLOAD, _IV_END, _SALT = 4096, 4016, 4032, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24
_MASK = 0x3A


class NotWithThisKey(Exception):
    """The seal of a page is not the one that the key gives: the reading itself would be blind."""


def clear_pages(folder: Path) -> Iterator[bytes]:
    """Yield the payload of every page of the store in *folder*, then of every frame of its log."""
    content = (folder / STORE_NAME).read_bytes()
    log = folder / f"{STORE_NAME}-wal"
    frames = log.read_bytes()[_LOG_HEADER:] if log.exists() else b""
    open_page = _Opener(bytes.fromhex(KEY_HEX), content[:_SALT])
    for begin in range(0, len(content), _PAGE):
        yield open_page(content[begin : begin + _PAGE], begin // _PAGE + 1)
    for begin in range(0, len(frames), _FRAME_HEADER + _PAGE):
        page = frames[begin + _FRAME_HEADER : begin + _FRAME_HEADER + _PAGE]
        yield open_page(page, int.from_bytes(frames[begin : begin + 4], "big"))


class _Opener:
    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self._seal_key = pbkdf2_hmac("sha512", key, bytes(each ^ _MASK for each in salt), 2, 32)

    def __call__(self, page: bytes, number: int) -> bytes:
        begin = _SALT if number == 1 else 0
        sealed = page[begin:_IV_END] + number.to_bytes(4, "little")
        if not hmac.compare_digest(hmac.digest(self._seal_key, sealed, "sha512"), page[_IV_END:]):
            raise NotWithThisKey(number)
        cipher = Cipher(AES(self._key), CBC(page[_PAYLOAD:_IV_END])).decryptor()
        return cipher.update(page[begin:_PAYLOAD]) + cipher.finalize()
