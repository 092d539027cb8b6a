"""For the supervisor alone: where a question to a clerk may be worth it, and why it may not."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mmep_desktop.domain.pace import AT_ONCE_SECONDS, FROM_INTERVIEWS, Pace
from mmep_desktop.words import _
from ui.widgets.card import Card, hairline
from ui.widgets.text import isolated, label, set_words


class PaceCard(Card):
    """Figures of each clerk, and a question where they stand apart from the others'."""

    def __init__(self) -> None:
        super().__init__("reports_pace", _("Questions worth asking"))
        told = _(
            "Only a supervisor sees this. A figure is no finding: another school, language or hour "
            "explains more than a person does. Clerks are compared from {count} interviews on."
        )
        self.add(label(told.format(count=FROM_INTERVIEWS), "muted"))
        self._none = label("", "body", name="reports_pace_none")
        set_words(self._none, _("No clerk has as many interviews in these days."))
        self.add(self._none)
        self._parts: list[QWidget] = []

    def show_paces(self, paces: Sequence[tuple[str, Pace]]) -> None:
        """Show each clerk's figures under her name."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self._none.setVisible(not paces)
        for place, (name, pace) in enumerate(paces):
            figures = label(_figures(name, pace), "strong", name=f"reports_pace_{place}")
            asked = (label(words) for words in questions(name, pace))
            lines: list[QWidget] = [hairline(), figures, *asked]
            for part in lines:
                self.add(part)
            self._parts += lines


def questions(name: str, pace: Pace) -> list[str]:
    """Return what may be asked about one clerk's interviews."""
    who, asked = isolated(name), []
    if pace.asks_about_time:
        asked.append(
            _(
                "More of the interviews of {name} were over within {seconds} seconds than of the "
                "others. Was there time to read the questions out?"
            ).format(name=who, seconds=AT_ONCE_SECONDS)
        )
    if pace.asks_about_noes:
        asked.append(
            _(
                "Families said no to {name} at another rate than to the others. Which schools, "
                "languages or hours may explain it?"
            ).format(name=who)
        )
    return asked or [_("Nothing stands apart from the others.")]


def _figures(name: str, pace: Pace) -> str:
    return _(
        "{name}: {interviews} interviews · under {seconds} seconds {hers} % (center {center} %) · "
        "“no” {noes} % (center {center_noes} %)"
    ).format(
        name=isolated(name),
        interviews=pace.interviews,
        seconds=AT_ONCE_SECONDS,
        hers=pace.at_once.percent,
        center=pace.center_at_once.percent,
        noes=pace.noes.percent,
        center_noes=pace.center_noes.percent,
    )
