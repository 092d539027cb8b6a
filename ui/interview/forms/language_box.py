"""A field that takes one of the languages, or the name of another one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from ui.widgets.list_box import ListBox


class LanguageBox(ListBox):
    """The languages of the screener, by code and name; families speak more than those."""

    def __init__(self, name: str, languages: Mapping[str, str]) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItem("", "")
        for code, words in languages.items():
            self.addItem(words, code)
        self.setCurrentIndex(0)

    def value(self) -> str:
        """Return the code of a language that was listed, else what was typed."""
        text = self.currentText().strip()
        place = self.findText(text)
        return str(self.itemData(place)) if place >= 0 else text

    def set_value(self, language: str) -> None:
        """Show a language given before."""
        place = self.findData(language)
        self.setCurrentText(self.itemText(place) if place >= 0 else language)
