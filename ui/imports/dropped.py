"""Which files somebody drops on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_file(dropped: QMimeData) -> Path | None:
    """Return the one file that is *dropped*; nothing for several, or for what is no file here."""
    urls = dropped.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def dropped_files(dropped: QMimeData) -> tuple[Path, ...]:
    """Return all files that are *dropped*; nothing where one of them is no file here."""
    urls = dropped.urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)
