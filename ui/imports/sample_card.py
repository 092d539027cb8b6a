"""The first students as they will be read, and what happens with rows that cannot be."""

from PySide6.QtCore import Qt, Signal

from mmep_desktop.domain.roster import Sample
from mmep_desktop.words import _
from ui.imports.words import student_words
from ui.theme.measures import SPACE_1
from ui.widgets.card import Card
from ui.widgets.choice_buttons import Choice, ChoiceButtons
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import label, set_words

SHOWN = 3
ALL, GOOD = "all", "good"


class SampleCard(Card):
    """``reading_asked`` when the clerk has seen that it is read right."""

    reading_asked = Signal()

    def __init__(self) -> None:
        super().__init__("imports_sample", _("The first three, as they will be read"))
        self._names = [label("", "strong", name=f"imports_name_{n}") for n in range(SHOWN)]
        self._told = [label("", "muted", name=f"imports_told_{n}") for n in range(SHOWN)]
        self._nobody = label(_("No student can be read so."), "error", name="imports_nobody")
        self._rows = ChoiceButtons(
            "imports_rows",
            _("When some rows cannot be read"),
            (
                Choice(ALL, _("All or nothing: keep nothing then")),
                Choice(GOOD, _("Keep the good rows, leave the others")),
            ),
            columns=2,
            keys_anywhere=False,
            large=False,
        )
        self._missing = label("", "error", name="imports_missing")
        self.button = KeyButton("imports_start", _("Read it in"), key="Alt+I", kind="primary")
        self.button.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.button.clicked.connect(self.reading_asked)
        self._rows.set_value(ALL)
        self._lay_out()

    @property
    def good_rows_only(self) -> bool:
        """Whether rows that can be read are kept where others cannot."""
        return self._rows.value() == GOOD

    def show_sample(self, sample: Sample, missing: str) -> None:
        """Show the first students of *sample*; *missing* says what is still to be chosen."""
        students = sample.students[:SHOWN]
        for place, (name, told) in enumerate(zip(self._names, self._told, strict=True)):
            student = students[place] if place < len(students) else None
            set_words(name, student.name.listed if student else "")
            set_words(told, student_words(student) if student else "")
            name.setVisible(student is not None)
            told.setVisible(student is not None)
        self._nobody.setVisible(not students)
        set_words(self._missing, missing)
        self._missing.setVisible(bool(missing))
        self.button.setEnabled(bool(students) and not missing)

    def take_focus(self) -> bool:
        """Bring the focus to the button that reads the list in; False where nothing can be read."""
        if self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.button.isEnabled()

    def _lay_out(self) -> None:
        self.body.setSpacing(SPACE_1 * 2)
        for name, told in zip(self._names, self._told, strict=True):
            self.add(name)
            self.add(told)
        self.add(self._nobody)
        self.add(label(_("When some rows cannot be read"), "strong"))
        self.add(self._rows)
        self.add(self._missing)
        line = FlowLayout()
        line.addWidget(self.button)
        self.body.addLayout(line)
