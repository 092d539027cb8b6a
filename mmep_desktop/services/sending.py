"""The rules of sending, as the district's counsel set them and its supervisor keeps them."""

from mmep_desktop.domain.acts import Act
from mmep_desktop.domain.names import cleaned
from mmep_desktop.domain.sending import MOST_WITHOUT_A_SECOND, SendingRules
from mmep_desktop.services.ports import OpenWork


class Sending:
    """Reads the rules and changes them; what was sent before stays sent."""

    def __init__(self, work: OpenWork, changing: OpenWork) -> None:
        self._work = work
        self._changing = changing

    def rules(self) -> SendingRules:
        """Return the rules as they are kept."""
        with self._work() as work:
            work.only_read()
            return work.batches.rules()

    def change(self, agreement: str, second_above: str) -> SendingRules | None:
        """Keep what was typed, and return it; nothing where *second_above* is no number."""
        above = _number(second_above)
        if above is None and second_above.strip():
            return None
        rules = SendingRules(cleaned(agreement), above)
        with self._changing() as work:
            work.batches.keep_rules(rules)
            work.trail.note(Act.SETTINGS_CHANGED, "sending")
            work.commit()
        return rules


def _number(typed: str) -> int | None:
    text = typed.strip()
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text)
    return number if number <= MOST_WITHOUT_A_SECOND else None
