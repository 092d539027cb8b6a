"""Which screener asks here, whether it is a draft, and why a newer one was refused."""

from mmep_desktop.domain.screener import Screener
from mmep_desktop.services.screeners import Choice
from mmep_desktop.words import _
from ui.widgets.card import Card, Line, Lines
from ui.widgets.date_words import day_in_words
from ui.widgets.pill import Pill
from ui.widgets.text import label, set_words


class ScreenerCard(Card):
    """The version in use; below it every fault of those that had to be refused."""

    def __init__(self) -> None:
        super().__init__("settings_screener", _("Screener"))
        self._version = label("", name="settings_screener_version")
        self._draft = Pill(_("Working draft, not MMEP's text"), "amber", name="settings_draft")
        self._faults: Lines | None = None
        self._refused = label(
            _("A newer screener has faults and is not used. Show this list to your technician."),
            "strong",
            name="settings_refused",
        )
        for part in (self._version, self._draft, self._refused):
            self.add(part)
        self._draft.hide()
        self._refused.hide()

    def show_choice(self, choice: Choice) -> None:
        """Show the version in use and the faults of the others."""
        set_words(self._version, version_words(choice.screener))
        self._draft.setVisible(choice.screener.is_draft)
        self._refused.setVisible(bool(choice.refused))
        if self._faults is not None:
            self._faults.hide()
            self._faults.deleteLater()
        lines = [Line(fault.file, "amber", fault.key, fault.message) for fault in choice.refused]
        self._faults = Lines("settings_faults", lines)
        self.add(self._faults)


def version_words(screener: Screener) -> str:
    """Return which version it is, from when it applies, and who approved it."""
    told = _("{pack} {version}, in use from {day}").format(
        pack=screener.id,
        version=screener.version,
        day=day_in_words(screener.applies_from),
    )
    approved = _("approved by {name}").format(name=screener.approved_by)
    return told if screener.is_draft else f"{told}, {approved}"
