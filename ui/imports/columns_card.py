"""How the file is read: which heading holds what, in which order dates stand, kept as a preset."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mmep_desktop.domain.roster import Columns, DateOrder, Field, Sample
from mmep_desktop.services.words_of_rosters import field_in_words, order_in_words
from mmep_desktop.words import _
from ui.theme.measures import SPACE_2
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout, TileLayout
from ui.widgets.list_box import ListBox

_COLUMNS = 3
_NARROWEST = 230
_WIDTH = 320
_LONGEST_NAME = 60


class ColumnsCard(Card):
    """``columns_chosen`` carries the ``Columns`` to look again with, ``kept`` those and a name."""

    columns_chosen = Signal(object)
    kept = Signal(object)

    def __init__(self) -> None:
        super().__init__("imports_columns", _("How it is read"))
        self._sample: Sample | None = None
        self._presets: dict[str, Columns] = {}
        self._preset = ListBox("imports_preset")
        self._order = ListBox("imports_date_order")
        self._fields = {field: ListBox(f"imports_field_{field.value}") for field in Field}
        self._change = KeyButton("imports_change_columns", _("Change the columns"))
        self._name = QLineEdit()
        self._name.setObjectName("imports_preset_name")
        self._name.setMaxLength(_LONGEST_NAME)
        self._keep = KeyButton("imports_keep_preset", _("Keep these columns"))
        self._preset_row = Labelled(_("Columns kept under a name"), self._preset)
        self._order_row = Labelled(
            _("How dates are written"), self._order, _("Choose what fits this school's file.")
        )
        self._name_row = Labelled(_("Name for these columns"), self._name)
        self._mapping = QWidget()
        self._lay_out()
        self._preset.activated.connect(self._choose_preset)
        self._order.activated.connect(self._choose_order)
        self._change.clicked.connect(self._show_mapping)
        self._keep.clicked.connect(self._ask_to_keep)
        for box in self._fields.values():
            box.activated.connect(partial(self._choose_field, box))

    def show_sample(self, sample: Sample, presets: Mapping[str, Columns]) -> None:
        """Show how *sample* is read, and offer the *presets*."""
        self._sample, self._presets = sample, dict(presets)
        _fill(self._preset, {_("None"): "", **{name: name for name in presets}}, self._shown())
        orders: dict[str, DateOrder | None] = {
            order_in_words(order): order for order in sample.date_orders
        }
        if not self.is_order_sure:
            orders = {_("Choose"): None, **orders}
        _fill(self._order, orders, sample.columns.date_order if self.is_order_sure else None)
        headings = {_("Not read"): "", **{heading: heading for heading in sample.headings}}
        for field, box in self._fields.items():
            _fill(box, headings, sample.columns.headings.get(field, ""))
        has_columns = bool(sample.headings)
        self._preset_row.setVisible(has_columns and bool(presets))
        self._order_row.setVisible(len(sample.date_orders) > 1)
        self._change.setVisible(has_columns and not self._mapping.isVisibleTo(self))
        self.setVisible(has_columns or len(sample.date_orders) > 1)

    @property
    def is_order_sure(self) -> bool:
        """Whether there is one way to read the dates, or the clerk has chosen one."""
        orders = self._sample.date_orders if self._sample else ()
        return len(orders) <= 1 or self._has_chosen_order

    @property
    def preset(self) -> str:
        """The name under which the columns are kept that are shown; empty where they are not."""
        return self._shown()

    def take_focus(self) -> bool:
        """Bring the focus to what is still being chosen; False where the columns are settled."""
        box = self._being_chosen if self.is_order_sure else self._order
        if box is None:
            return False
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin(self) -> None:
        """Forget what was chosen for another file."""
        self._has_chosen_order = False
        self._being_chosen: ListBox | None = None
        self._mapping.hide()
        self._name.clear()
        self.hide()

    def _shown(self) -> str:
        columns = self._sample.columns if self._sample else None
        return next((name for name, each in self._presets.items() if each == columns), "")

    def _choose_order(self, row: int) -> None:
        self._being_chosen = None
        self._choose(row)

    def _choose_preset(self, _row: int) -> None:
        columns = self._presets.get(self._preset.currentData())
        if columns is not None:
            self._has_chosen_order, self._being_chosen = True, None
            self.columns_chosen.emit(columns)

    def _choose_field(self, box: ListBox, row: int) -> None:
        """Look again, and come back to *box*: another column may be wrong as well."""
        self._being_chosen = box
        self._choose(row)

    def _choose(self, _row: int) -> None:
        self._has_chosen_order = self._has_chosen_order or self._order.currentData() is not None
        self.columns_chosen.emit(self._columns())

    def _ask_to_keep(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name_row.show_error(_("Give these columns a name first."))
            return
        self._name_row.clear_error()
        self.kept.emit((name, self._columns()))

    def _columns(self) -> Columns:
        headings = {
            field: box.currentData() for field, box in self._fields.items() if box.currentData()
        }
        order = self._order.currentData()
        before = self._sample.columns.date_order if self._sample else DateOrder.YEAR_FIRST
        return Columns(headings, DateOrder(order) if order else before)

    def _show_mapping(self) -> None:
        self._mapping.show()
        self._change.hide()
        self._fields[Field.FULL_NAME].setFocus()

    def _lay_out(self) -> None:
        for box in (self._preset, self._order, self._name):
            box.setMaximumWidth(_WIDTH)
        self.add(self._preset_row)
        self.add(self._order_row)
        line = FlowLayout()
        line.addWidget(self._change)
        self.body.addLayout(line)
        tiles = TileLayout(_COLUMNS, _NARROWEST)
        for field, box in self._fields.items():
            tiles.addWidget(Labelled(field_in_words(field), box))
        rows = QVBoxLayout(self._mapping)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_2)
        rows.addLayout(tiles)
        rows.addWidget(self._name_row)
        keep = FlowLayout()
        keep.addWidget(self._keep)
        rows.addLayout(keep)
        self.add(self._mapping)
        self.begin()


def _fill(box: ListBox, offered: Mapping[str, object], chosen: object) -> None:
    box.clear()
    for words, code in offered.items():
        box.addItem(words, code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
