"""The whole look of the application: Fusion, its dress, and the ring around what has the focus."""

from PySide6.QtWidgets import QApplication

from ui.theme.dress import dress
from ui.theme.focus_ring import follow_focus
from ui.theme.palette import Palette


def apply_theme(app: QApplication, palette: Palette, *, practice: bool = False) -> None:
    """Show everything in *palette*; in *practice* the window's frame is striped and tinted."""
    app.setStyle("Fusion")
    dress(app, palette, practice=practice)
    follow_focus(app)
