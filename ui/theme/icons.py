"""Draw line icons in any colour, sharp at every size and scale."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import resource

# Twice each size that the desk shows, so that a screen at 200 % has its own picture.
SIZES = (16, 20, 24, 32, 40, 48, 64, 96)


def icon(name: str, colour: str) -> QIcon:
    """Give the icon called *name* in *colour*; KeyError if there is none of that name."""
    return icon_of(icon_drawing(name), colour)


@cache
def icon_drawing(name: str) -> bytes:
    """Read the drawing of the icon called *name*; KeyError if there is none."""
    place = resource("icons", f"{name}.svg")
    if not place.is_file():
        raise KeyError(name)
    return place.read_bytes()


@cache
def icon_of(drawing: bytes, colour: str) -> QIcon:
    """Make an icon of an SVG *drawing* whose lines take ``currentColor``."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(picture(drawing, colour, size))
    return made


def picture(drawing: bytes, colour: str, size: int, scale: float = 1) -> QPixmap:
    """Draw *drawing* on a square of *size* logical pixels for a screen of *scale*."""
    pixmap = QPixmap(round(size * scale), round(size * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    draw(painter, drawing, colour, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@lru_cache(maxsize=512)
def kept_picture(drawing: bytes, colour: str, size: int, scale: float) -> QPixmap:
    """Return the same as ``picture``, drawn once: a page of tiles is painted at every question."""
    return picture(drawing, colour, size, scale)


def draw(painter: QPainter, drawing: bytes, colour: str, where: QRectF) -> None:
    """Paint an SVG *drawing* into *where*, its ``currentColor`` being *colour*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer(drawing, QColor(colour).name()).render(painter, where)


@cache
def renderer(drawing: bytes, colour: str) -> QSvgRenderer:
    """Keep one reader a drawing and colour: the same few are painted again and again."""
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
