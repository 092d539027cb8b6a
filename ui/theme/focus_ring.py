"""Keep a ring around whatever has the focus, outside its edge and never cut short by it."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from ui.theme.measures import CONTROL_RADIUS, FOCUS_GAP, FOCUS_WIDTH

_REACH = FOCUS_GAP + FOCUS_WIDTH
_MARGINS = {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}


class FocusRing(QFocusFrame):
    """A ring that Qt keeps around one part, wherever that part moves or scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("focus_ring")
        self._corner = CONTROL_RADIUS
        self._wide = _WideMargins()
        self.setStyle(self._wide)

    def surround(self, part: QWidget) -> None:
        """Go around *part*, which says by its property ``corner`` how round it is."""
        self._corner = int(part.property("corner") or CONTROL_RADIUS)
        self.setWidget(part)
        self.show()  # also when the part is yet to be scrolled into view
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring, as round as the part and what lies between."""
        half = FOCUS_WIDTH / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = self._corner + FOCUS_GAP + half
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), FOCUS_WIDTH))
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


class FocusFollower(QObject):
    """Brings the ring to each part that gets the focus, however it got it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("focus_follower")
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._follow)

    def ring(self) -> FocusRing:
        """Give the ring; a new one when the last went down with its window."""
        if self._ring is None or not isValid(self._ring):
            self._ring = FocusRing()
        return self._ring

    def look_again(self) -> None:
        """Ring the focused part anew, for Qt hides the ring when the style changes."""
        self._surround(None)
        self._surround(QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._surround(now)

    def _surround(self, part: QWidget | None) -> None:
        ring = self.ring()
        if part is None or part.isWindow() or part.property("ringless"):
            ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
        else:
            ring.surround(part)


class _WideMargins(QProxyStyle):
    """Lets the ring reach as far beyond its part as it is wide and off, over all that is near."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Put the ring above its part, cut only by the window or the scrolled page."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # a mask would cut the round corners
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Give the ring's reach, and Fusion's figures for all else."""
        if metric in _MARGINS:
            return _REACH
        return super().pixelMetric(metric, option, widget)


def follow_focus(app: QApplication) -> FocusFollower:
    """Ring the focused part of every window of *app*; asked twice, it is the same follower."""
    found = app.findChild(FocusFollower, "focus_follower")
    follower = found if isinstance(found, FocusFollower) else FocusFollower(app)
    follower.look_again()
    return follower
