"""Dress the application: its letters, one palette, one style sheet made from it."""

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource
from ui.theme.fonts import body_font, load_first_fonts
from ui.theme.measures import TOKENS
from ui.theme.palette import Palette, for_practice


def dress(app: QApplication, palette: Palette, *, practice: bool = False) -> None:
    """Show everything in *palette*; in *practice* the window's frame is striped and tinted."""
    shown = for_practice(palette) if practice else palette
    load_first_fonts()
    app.setFont(body_font())
    app.setPalette(qt_palette(shown))
    app.setStyleSheet(style_sheet(shown))


def style_sheet(palette: Palette) -> str:
    """Fill the style sheet's template with the colours and measures of *palette*."""
    template = Template(resource("styles", "desk.qss").read_text(encoding="utf-8"))
    return template.substitute(palette.tokens(), **TOKENS)


def qt_palette(palette: Palette) -> QPalette:
    """Give Qt's own roles the colours of *palette*, for what no style rule reaches."""
    made = QPalette()
    for role, colour in _roles(palette).items():
        made.setColor(role, QColor(colour))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made


_ROLE = QPalette.ColorRole


def _roles(palette: Palette) -> dict[QPalette.ColorRole, str]:
    return {
        _ROLE.Window: palette.canvas,
        _ROLE.WindowText: palette.ink,
        _ROLE.Base: palette.surface,
        _ROLE.AlternateBase: palette.sunk,
        _ROLE.Text: palette.ink,
        _ROLE.PlaceholderText: palette.muted,
        _ROLE.Button: palette.surface,
        _ROLE.ButtonText: palette.ink,
        _ROLE.Mid: palette.line,
        _ROLE.Dark: palette.track,  # what lies around a page of paper
        _ROLE.Midlight: palette.track,
        _ROLE.Highlight: palette.primary,
        _ROLE.HighlightedText: palette.on_primary,
        _ROLE.Accent: palette.focus,
        _ROLE.Link: palette.primary,
        _ROLE.LinkVisited: palette.violet,
        _ROLE.ToolTipBase: palette.ink,
        _ROLE.ToolTipText: palette.surface,
    }
