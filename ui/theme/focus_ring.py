"""Keep a ring around whatever has the focus, outside its edge and never cut short by it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme.measures import CONTROL_RADIUS, FOCUS_GAP, FOCUS_WIDTH

_REACH = FOCUS_GAP + FOCUS_WIDTH
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QWidget):
    """A ring over one window; it follows the focused part and takes no clicks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._followed: list[QWidget] = []
        self.hide()

    def surround(self, target: QWidget | None) -> None:
        """Move the ring around *target*; None takes it away."""
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = [] if target is None else _up_to_window(target)
        for widget in self._followed:
            widget.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused part and all that holds it."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring around the focused part."""
        if not self._followed or not isValid(self._followed[0]):
            return
        target = self._followed[0]
        half = FOCUS_WIDTH / 2
        box = QRectF(_place_in(target, self._window).translated(-self.pos()))
        box.adjust(-_REACH + half, -_REACH + half, _REACH - half, _REACH - half)
        radius = float(target.property("corner") or CONTROL_RADIUS) + FOCUS_GAP + half
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), FOCUS_WIDTH))
        painter.drawRoundedRect(box, radius, radius)
        painter.end()

    def _place(self) -> None:
        target = self._followed[0] if self._followed else None
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        seen = _seen_part(target, self._window)
        self.setVisible(not seen.isEmpty())
        self.setGeometry(seen)
        self.raise_()
        self.update()


class _FocusFollower(QObject):
    """Gives each window its ring and hands it the focus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("focus_follower")
        app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if (
            before is not None
            and isValid(before)
            and (now is None or before.window() != now.window())
        ):
            ring_of(before.window()).surround(None)
        if now is not None:
            wants_none = now.property("ringless") or now is now.window()
            ring_of(now.window()).surround(None if wants_none else _outermost(now))


def follow_focus(app: QApplication) -> None:
    """Ring the focused part of every window of *app*; harmless when done twice."""
    if app.findChild(_FocusFollower, "focus_follower") is None:
        _FocusFollower(app)


def ring_of(window: QWidget) -> FocusRing:
    """Find the ring of *window*, or make it."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = window.findChild(FocusRing, "focus_ring", direct)
    return found if isinstance(found, FocusRing) else FocusRing(window)


def _outermost(widget: QWidget) -> QWidget:
    """Give what looks like the focused control: the whole of it, not the part that types."""
    proxy = widget.property("ringed")
    return proxy if isinstance(proxy, QWidget) else widget


def _up_to_window(widget: QWidget) -> list[QWidget]:
    chain = [widget]
    while not chain[-1].isWindow() and (parent := chain[-1].parentWidget()) is not None:
        chain.append(parent)
    return chain


def _place_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _seen_part(target: QWidget, window: QWidget) -> QRect:
    """Give the ring's box, cut where a scrolled page ends."""
    box = _place_in(target, window).adjusted(-_REACH, -_REACH, _REACH, _REACH)
    region = QRegion(box).intersected(QRegion(window.rect()))
    for holder in _up_to_window(target)[1:]:
        scrolls = isinstance(holder.parentWidget(), QAbstractScrollArea)
        if scrolls and not isinstance(holder, QAbstractScrollArea):
            region = region.intersected(QRegion(_place_in(holder, window)))
    return region.boundingRect()
