"""A program that lets a word out in one of many ways: what the watch must catch.

python -m tests.leaks.leaky WAY WORD
"""

import base64
import ctypes
import gzip
import io
import json
import logging
import mmap
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import PngImagePlugin
from PIL.Image import new
from reportlab.pdfgen.canvas import Canvas

assert sys.platform == "linux"

PADDING = b"nothing to see here. " * 400


def to_file(content: bytes) -> None:
    Path("kept").write_bytes(content)


def to_log(word: str) -> None:
    logging.basicConfig(filename="log")
    logging.getLogger("desk").error("refused %r", word)


def to_terminal(word: str) -> None:
    warnings.warn(word, stacklevel=1)


def by_exception(word: str) -> None:
    raise KeyError(word)


def to_file_without_name(word: str) -> None:
    with tempfile.TemporaryFile() as kept:
        kept.write(word.encode())
        kept.flush()


def to_unlinked_file(word: str) -> None:
    handle = os.open("gone", os.O_RDWR | os.O_CREAT)
    Path("gone").unlink()
    os.pwrite(handle, word.encode(), 100)


def in_two_writes(word: str) -> None:
    content = word.encode()
    handle = os.open("kept", os.O_WRONLY | os.O_CREAT)
    os.write(handle, content[:3])
    os.writev(handle, [content[3:5], content[5:]])


def after_going_dark(word: str) -> None:
    ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
    to_unlinked_file(word)


def by_a_child(word: str) -> None:
    subprocess.run(["tee", "kept"], input=word.encode(), check=False)


def as_argument(word: str) -> None:
    subprocess.run(["true", f"--title={word}"], check=False)


def as_file_name(word: str) -> None:
    Path(f"{word}.pdf").touch()


def as_new_file_name(word: str) -> None:
    Path("kept").touch()
    Path("kept").rename(word)


def mapped(word: str) -> None:
    with Path("kept").open("w+b") as kept:
        kept.truncate(8192)
        with mmap.mmap(kept.fileno(), 8192) as memory:
            memory[: len(word.encode())] = word.encode()


def in_memory_file(word: str) -> None:
    os.write(os.memfd_create("pages"), word.encode())


def by_datagram(word: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as syslog:
        syslog.bind("syslog")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.sendto(word.encode(), "syslog")


def by_network(word: str) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname()) as sender:
        sender.sendmsg([word.encode()])


def in_clear_database(word: str) -> None:
    kept = sqlite3.connect("kept")
    kept.execute("CREATE TABLE child (name)")
    kept.execute("INSERT INTO child VALUES (?)", (word,))
    kept.commit()


def in_zip(word: str) -> None:
    with zipfile.ZipFile("kept", "w", zipfile.ZIP_DEFLATED) as kept:
        kept.writestr("sheet.xml", PADDING + word.encode())


def in_pdf(word: str) -> None:
    canvas = Canvas("kept", pageCompression=1)
    canvas.drawString(72, 72, word)
    canvas.save()


def in_picture(word: str) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", word, zip=True)
    new("L", (8, 8)).save("kept", "png", pnginfo=told)


def in_packed_picture_in_base64(word: str) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as kept:
        kept.write(PADDING + word.encode("utf-16-le"))
    to_file(b"data:image/svg+xml;base64," + base64.b64encode(packed.getvalue()))


WAYS: dict[str, Callable[[str], None]] = {
    "in a log": to_log,
    "on the terminal": to_terminal,
    "in an exception": by_exception,
    "in a file without name": to_file_without_name,
    "in a file unlinked at once": to_unlinked_file,
    "in two writes": in_two_writes,
    "by a process that nobody may debug": after_going_dark,
    "by a child": by_a_child,
    "as an argument": as_argument,
    "as a file's name": as_file_name,
    "as a file's new name": as_new_file_name,
    "in a mapped file": mapped,
    "in a file in memory": in_memory_file,
    "by datagram": by_datagram,
    "by network": by_network,
    "in a database in clear": in_clear_database,
    "in a zip": in_zip,
    "in a PDF": in_pdf,
    "in a picture's title": in_picture,
    "packed in Base64": in_packed_picture_in_base64,
    "in UTF-16": lambda word: to_file(word.encode("utf-16-le")),
    "in Latin-1": lambda word: to_file(word.encode("cp1252", "replace")),
    "in small letters": lambda word: to_file(word.lower().encode()),
    "in JSON": lambda word: to_file(json.dumps({"name": word}).encode()),
    "in an address": lambda word: to_file(urllib.parse.quote(f"find?{word}").encode()),
    "in hex": lambda word: to_file(word.encode().hex().encode()),
    "in Base64": lambda word: to_file(base64.b64encode(b"1" + word.encode() + b"2")),
    "deflated": lambda word: to_file(PADDING[:99] + zlib.compress(PADDING + word.encode())),
    "as repr": lambda word: to_file(ascii(word).encode()),
    "nowhere": lambda word: to_file(PADDING + zlib.compress(PADDING)),
}


if __name__ == "__main__":
    WAYS[sys.argv[1]](sys.argv[2])
