"""A curtain that only writes down what it was asked, in place of Windows."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.capture import OutOfPictures


class WrittenCurtain:
    """Holds, by its handle, whether each window that was asked for is out of pictures."""

    works = True

    def __init__(self) -> None:
        self.out: dict[int, bool] = {}

    def draw(self, window: int) -> None:
        self.out[window] = True

    def open(self, window: int) -> None:
        self.out[window] = False


@contextmanager
def curtain_drawn() -> Iterator[WrittenCurtain]:
    """Keep the application's windows out of pictures for a while, by a curtain that writes."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a curtain needs an application")
    curtain = WrittenCurtain()
    kept = OutOfPictures(app, curtain)
    try:
        yield curtain
    finally:
        app.removeEventFilter(kept)
        delete(kept)
