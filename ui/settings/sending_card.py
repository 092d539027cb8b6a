"""By what referrals go to MMEP without consent, if at all, and when it takes two people."""

from PySide6.QtCore import Signal

from mmep_desktop.domain.sending import SendingRules
from mmep_desktop.words import _
from ui.set_up.form import line_of, text_field, text_of
from ui.theme.measures import SPACE_3
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words

_NUMBER_WIDTH = 120
_LONGEST = 300


class SendingCard(Card):
    """``given`` carries both fields as a supervisor typed them; hidden from everybody else."""

    given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("settings_sending", _("Batches to MMEP"))
        self.body.setSpacing(SPACE_3)
        self._agreement = text_field(
            "settings_agreement", _("Written agreement that stands for consent")
        )
        self._above = text_field(
            "settings_second_above", _("A second person for more referrals than")
        )
        self._keep = KeyButton("settings_keep_sending", _("Keep these rules"))
        self._kept = label("", "muted", name="settings_sending_kept")
        self._lay_out()
        self._keep.clicked.connect(self._give)
        for row in (self._agreement, self._above):
            line_of(row).returnPressed.connect(self._give)

    def show_rules(self, rules: SendingRules) -> None:
        """Show the rules that are kept."""
        line_of(self._agreement).setText(rules.agreement)
        above = rules.second_above
        line_of(self._above).setText("" if above is None else str(above))
        set_words(self._kept, "")

    def show_kept(self, rules: SendingRules) -> None:
        """Say that *rules* are kept."""
        self.show_rules(rules)
        set_words(self._kept, _("Saved."))
        say(self._keep, self._kept.text())

    def show_refused(self) -> None:
        """Say that what was typed is no number."""
        self._above.show_error(_("Type a number such as 25, or leave it empty."))

    def _give(self) -> None:
        self._above.clear_error()
        self.given.emit(text_of(self._agreement), text_of(self._above))

    def _lay_out(self) -> None:
        without = _(
            "Leave it empty unless the district's counsel set it: then only a signed consent lets "
            "a referral go. A family that said no is never sent."
        )
        two = _("Leave it empty and one person makes every batch.")
        keep = FlowLayout()
        keep.addWidget(self._keep)
        self._keep.setAutoDefault(True)  # Enter presses it, as the space bar does
        line_of(self._agreement).setMaxLength(_LONGEST)
        line_of(self._above).setMaximumWidth(_NUMBER_WIDTH)
        for row, told in ((self._agreement, without), (self._above, two)):
            self.add(row)
            self.add(label(told, "muted"))
        self.body.addLayout(keep)
        self.add(self._kept)
