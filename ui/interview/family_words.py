"""What forms and dates say on the family's side: the pack's words, in the family's language."""

from mmep_desktop.domain.marking import Translate, mark
from mmep_desktop.domain.screener import Wording
from mmep_desktop.words import _


def said_to_family(wording: Wording) -> Translate:
    """Return what says the clerk's words of a form in those of *wording*.

    A pack may be older than this program and lack some of them; those are said in the language of
    the window.
    """

    def said(text: str) -> str:
        return wording.get(PACK_KEYS.get(text, "")) or _(text)

    return said


PACK_KEYS = {
    mark("Add a child or young person"): "form.add",
    mark("One more child or young person"): "form.one_more",
    mark("Change"): "form.change",
    mark("Change {name}"): "form.change_one",
    mark("Remove"): "form.remove",
    mark("Remove {name}"): "form.remove_one",
    mark("First name"): "form.first",
    mark("Middle name"): "form.middle",
    mark("Surname"): "form.last_1",
    mark("Second surname"): "form.last_2",
    mark("Suffix (Jr., III)"): "form.suffix",
    mark("Name used every day"): "form.used",
    mark("Birth date"): "form.born",
    mark("Born {date}"): "form.born_on",
    mark("Birth date not known"): "form.born_unknown",
    mark("Proposed from the two towns. Press another to overrule it."): "form.proposed",
    mark("8/2025, aug 25, 3 years ago"): "date.example",
    mark("Type it as the family says it."): "date.ask",
    mark("Season"): "date.season",
    mark("About"): "date.about",
    mark("Don't know"): "date.dont_know",
    mark("Which one?"): "date.which",
    mark("Which season?"): "date.which_season",
    mark("About when? Type a month or a year."): "date.about_when",
    mark("Go on typing, for example 8/2025."): "date.go_on",
    mark("This is not read as a date. Type it like 8/2025 or aug 25."): "date.unread",
    mark("There is no such date. Check the day, month and year."): "date.impossible",
    mark("This date has not come yet. Check the month and the year."): "date.future",
    mark("date not known"): "date.unknown",
    mark("on {day}"): "date.on",
    mark("between {first} and {last}"): "date.between",
    mark("{day} {month} {year}"): "date.day",
    mark("{day} {month}"): "date.day_without_year",
    mark("January"): "date.month.1",
    mark("February"): "date.month.2",
    mark("March"): "date.month.3",
    mark("April"): "date.month.4",
    mark("May"): "date.month.5",
    mark("June"): "date.month.6",
    mark("July"): "date.month.7",
    mark("August"): "date.month.8",
    mark("September"): "date.month.9",
    mark("October"): "date.month.10",
    mark("November"): "date.month.11",
    mark("December"): "date.month.12",
    mark("Spring"): "date.spring",
    mark("Summer"): "date.summer",
    mark("Autumn"): "date.autumn",
    mark("Winter"): "date.winter",
}
"""The words of the clerk's window that the family may see too, and the keys of the pack's own."""
