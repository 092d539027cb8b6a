"""A correction that is not finished: what counts meanwhile, how to end it, how to leave it."""

from PySide6.QtCore import Signal

from mmep_desktop.services.correcting import Begun
from mmep_desktop.words import _
from ui.check.reasons import moment_words, reason_words
from ui.interview.enter_button import enter_button
from ui.interview.keep_button import keep_button
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.spoken import say
from ui.widgets.text import label, set_words


class CorrectionCard(Card):
    """Enter goes on with what was begun, or finishes it once every question is answered."""

    resume_asked = Signal()
    finish_asked = Signal()
    drop_asked = Signal()

    def __init__(self) -> None:
        super().__init__("correction_card", _("Correction"))
        self._words = label("", "body", name="correction_words")
        self._resume = enter_button("correction_resume", _("Go on correcting"), kind="primary")
        self._finish = enter_button("correction_finish", _("Finish correction"), kind="primary")
        drop = keep_button("correction_drop", wide=True)
        self._resume.clicked.connect(self.resume_asked)
        self._finish.clicked.connect(self.finish_asked)
        drop.clicked.connect(self.drop_asked)
        for part in (self._words, self._resume, self._finish, drop):
            self.add(part)

    @property
    def main(self) -> KeyButton:
        """The button that Enter presses."""
        return self._resume if self._finish.isHidden() else self._finish

    def show_begun(self, begun: Begun, revision: int) -> None:
        """Say who left a correction unfinished, and offer to go on with it."""
        correction = begun.correction
        self._say(
            _(
                "{name} began a correction on {moment}: {reason}. It is not finished. Until it "
                "is, revision {number} counts."
            ).format(
                name=begun.by or _("Somebody"),
                moment=moment_words(correction.begun_at),
                reason=reason_words(correction.reason),
                number=revision,
            ),
            is_at_end=False,
        )

    def show_end(self, revision: int, *, is_changed: bool) -> None:
        """Say that every question is answered, and offer to finish."""
        words = (
            _("Every question is answered. Until you finish, revision {number} counts.")
            if is_changed
            else _("No answer was changed: revision {number} stays as it is.")
        )
        self._say(words.format(number=revision), is_at_end=True)

    def _say(self, words: str, *, is_at_end: bool) -> None:
        set_words(self._words, words)
        self._finish.setVisible(is_at_end)
        self._resume.setVisible(not is_at_end)
        self.show()
        say(self._words, words)
