"""Looks for words in bytes, whichever way a program may have written them down."""

import base64
import contextlib
import html
import io
import json
import re
import unicodedata
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from mmep_desktop.domain.names import folded

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "cp1251", "gb18030")
DEPTH = 3
_DEFLATED = re.compile(rb"x[\x01\x5e\x9c\xda]")
_ZIPPED = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{32,}={0,2}")
_PDF = re.compile(rb"%PDF-.*?%%EOF", re.DOTALL)
_MOST = 1 << 24
_STEP = 4096


def forms_of(word: str) -> set[bytes]:
    """Return *word* in every way in which it is looked for."""
    spoken = {word, word.casefold(), word.upper(), word.title(), folded(word)}
    spoken |= {unicodedata.normalize(form, each) for form in ("NFC", "NFD") for each in spoken}
    escaped = {form for each in spoken for form in escapes_of(each)}
    plain = {form for each in spoken | escaped for form in encoded(each)}
    return plain | {form for each in encoded(word) for form in inside_base64(each)}


def escapes_of(text: str) -> Iterator[str]:
    yield json.dumps(text)[1:-1]
    yield json.dumps(text)[1:-1].upper().replace("\\U", "\\u")
    yield ascii(text)[1:-1]
    yield urllib.parse.quote(text)
    yield urllib.parse.quote_plus(text)
    yield urllib.parse.quote(text).lower()
    yield text.encode("ascii", "xmlcharrefreplace").decode()
    yield html.escape(text)
    yield text.encode().hex()
    yield text.encode("utf-16-be").hex()


def encoded(text: str) -> Iterator[bytes]:
    for encoding in ENCODINGS:
        with contextlib.suppress(UnicodeEncodeError):
            yield text.encode(encoding)


def inside_base64(content: bytes) -> Iterator[bytes]:
    """Yield what of *content* shows in Base64 at each of the three places it may begin."""
    for before in range(3):
        written = base64.b64encode(bytes(before) + content)
        begin, end = -(-before * 8 // 6), (before + len(content)) * 8 // 6
        yield written[begin:end]


class Markers:
    """Words that must be nowhere; each is told by its name, so that a failure repeats none."""

    def __init__(self, words: dict[str, str]) -> None:
        self._forms = {name: sorted(forms_of(word)) for name, word in words.items()}

    def found_in(self, content: bytes) -> set[str]:
        """Return the names of the words in *content*, also inside what is packed there."""
        layers = list(layers_of(content))
        return {
            name
            for name, forms in self._forms.items()
            if any(form in layer for layer in layers for form in forms)
        }

    def found_in_texts(self, texts: Iterable[str]) -> set[str]:
        """Return the names of the words in *texts*."""
        return self.found_in("\n".join(texts).encode("utf-8", "surrogateescape"))


def layers_of(content: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """Yield *content*, and whatever is packed in it."""
    yield content
    if depth:
        for inner in (*inflated(content), *unzipped(content), *unwrapped(content), *pages(content)):
            yield from layers_of(inner, depth - 1)


def inflated(content: bytes) -> Iterator[bytes]:
    for seen in _DEFLATED.finditer(content):
        yield from expanded(content, seen.start(), zlib.MAX_WBITS)
    for seen in re.finditer(rb"\x1f\x8b\x08", content):
        yield from expanded(content, seen.start(), zlib.MAX_WBITS | 16)


def unzipped(content: bytes) -> Iterator[bytes]:
    for seen in _ZIPPED.finditer(content):
        names = (int.from_bytes(each, "little") for each in seen.groups())
        yield from expanded(content, seen.end() + sum(names), -zlib.MAX_WBITS)


def expanded(content: bytes, begin: int, window: int) -> Iterator[bytes]:
    """Yield what is deflated at *begin*, as far as it is whole."""
    stream, out = zlib.decompressobj(window), io.BytesIO()
    with contextlib.suppress(zlib.error):
        for place in range(begin, len(content), _STEP):
            out.write(stream.decompress(content[place : place + _STEP]))
            if stream.eof or out.tell() > _MOST:
                break
    if out.tell():
        yield out.getvalue()


def unwrapped(content: bytes) -> Iterator[bytes]:
    for seen in _BASE64.finditer(content):
        text = seen[0].rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        yield base64.b64decode(text[: len(text) // 4 * 4])


def pages(content: bytes) -> Iterator[bytes]:
    """Yield the text of each PDF: its fonts number their letters in an order of their own."""
    for seen in _PDF.finditer(content):
        with contextlib.suppress(PyPdfError, ValueError, KeyError):
            reader = PdfReader(io.BytesIO(seen[0]))
            yield "\n".join(page.extract_text() for page in reader.pages).encode()
