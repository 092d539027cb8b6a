"""A key that is relied on, and the question whether it shall be no more; it takes two people."""

from collections.abc import Sequence

from mmep_desktop.domain.center import Clerk
from mmep_desktop.services.partnering import PinnedTold
from mmep_desktop.words import _
from ui.partners.key_question import KeyQuestion
from ui.partners.words import dropped_in_words, office_in_words
from ui.passphrase.second_person import SecondPerson
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class DropCard(KeyQuestion):
    """``confirmed`` carries the key that is relied on, and the second person."""

    def __init__(self) -> None:
        super().__init__(
            "partners_drop",
            _("Rely on this key no more?"),
            SecondPerson("partners_drop"),
            KeyButton("partners_keep", _("Go on relying on it")),
            KeyButton("partners_drop_now", _("Rely on it no more"), kind="primary"),
        )
        self._office = label("", "strong", name="partners_drop_office")
        self._means = label("", name="partners_drop_means")
        self.lay_out(self._office, self._means)

    def ask(self, told: PinnedTold, others: Sequence[Clerk]) -> None:
        """Ask about the key of *told*; nothing is pressed already."""
        set_words(self._office, office_in_words(told))
        set_words(self._means, dropped_in_words(told))
        self.ask_about(told.keys, others)
        say(self._means, f"{self._office.text()}. {self._means.text()}")
