"""A key out of a file, before anybody relies on it: its words, and the question."""

from collections.abc import Sequence

from mmep_desktop.domain.center import Clerk
from mmep_desktop.services.partnering import Offered
from mmep_desktop.words import _
from ui.partners.key_question import KeyQuestion
from ui.partners.words import asked_in_words, office_in_words
from ui.partners.words_shown import WordsShown
from ui.passphrase.second_person import SecondPerson
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class OfferedCard(KeyQuestion):
    """``confirmed`` carries the key and, where it takes two, the second person."""

    def __init__(self) -> None:
        super().__init__(
            "partners_offered",
            _("Are these the words that you hear?"),
            SecondPerson("partners"),
            KeyButton("partners_other_words", _("Other words: do not rely on it")),
            KeyButton("partners_same_words", _("The same eight words"), kind="primary"),
        )
        self._office = label("", "strong", name="partners_offered_office")
        self._words = WordsShown("partners_offered_words", _("The words of the key in the file"))
        self._asked = label("", name="partners_offered_asked")
        self.lay_out(self._office, self._words, self._asked)

    def ask(self, offered: Offered, others: Sequence[Clerk]) -> None:
        """Show the words of *offered*; nothing is pressed already."""
        set_words(self._office, office_in_words(offered))
        self._words.show_words(offered.words)
        set_words(self._asked, asked_in_words(offered))
        self.ask_about(offered, others if offered.is_change else None)
        say(self._asked, f"{self._office.text()} {', '.join(offered.words)}. {self._asked.text()}")
