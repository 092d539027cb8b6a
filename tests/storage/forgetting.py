"""Families of whom every word is their own, and the search for what is left of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase, digits

from mmep_desktop.domain.batches import Item, News
from mmep_desktop.domain.destruction import Proposal, Tombstone
from mmep_desktop.domain.disclosure import Recipient
from mmep_desktop.domain.half_typed import HalfTyped
from mmep_desktop.domain.heard import AppliedFile
from mmep_desktop.domain.keeping import Ending, Terms
from mmep_desktop.domain.mmep_answers import Answer, Result
from mmep_desktop.domain.names import Name
from mmep_desktop.domain.replies import Dated, Draft, Filled, Listed, Person
from mmep_desktop.domain.revision import Cause, Correction, Reason
from mmep_desktop.domain.roster import Guardian
from mmep_desktop.services.ports import OpenWork, UnitOfWork
from mmep_desktop.storage.search_words import words_of
from mmep_desktop.storage.store import Store
from tests.storage.invented import CLERK, DETERMINATION, NOW, consent, printing
from tests.storage.invented import registration as a_registration
from tests.storage.invented import screening as a_screening
from tests.storage.pages import clear_pages
from tests.storage.students import SOURCE, again, student
from tests.storage.test_contract_of_batches import FIRST as BATCH
from tests.storage.test_contract_of_disclosures import disclosure

LETTERS, FIGURES = 10, 13
"""How many letters, or figures, in a row are taken for a trace: too many to be there by chance.

No whole word is looked for: FTS5 writes one without the letters that it shares with the one before.
"""

_WORD, _NUMBER = 22, 20
"""How long the invented words and numbers are."""


ANSWERS = AppliedFile("a1", 1, "ab" * 32, NOW, "MMEP", NOW, CLERK.id)


class Families:
    """Invents families by *chance*, and remembers the words of each."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.words: dict[str, list[str]] = {}

    def add(self, work: UnitOfWork, number: int) -> None:
        """Keep the family of *number*, with everything that a family can have."""
        family_id = f"f{number}"
        said = self.words.setdefault(family_id, [])
        first, last, other = (self._word(said) for _ in range(3))
        local_id, phone, answer = self._figures(said), self._figures(said), self._word(said)
        name = Name(first.title(), last_1=last.title(), last_2=other)
        child = a_registration(
            f"r{number}", name, family_id=family_id, local_id=local_id, phone=phone
        )
        work.registrations.add(child)
        source_id, street, guardian = self._figures(said), self._word(said), self._word(said)
        told = student(source_id, name, local_id=local_id, phone=phone, born=child.born)
        named = (Guardian(guardian, "Mother", phone),)
        told = replace(told, address=street, guardians=named)
        work.rosters.keep(SOURCE, (again(told, child.id),))
        found_by = words_of(child)
        said += found_by.names | found_by.sounds | found_by.figures
        people = Listed((Person(name, "2014-03-09", f"r{number}", {"grade": answer}),))
        draft: Draft = {"household": people, "contact": Filled({"phone_1": phone, "who": answer})}
        screening = replace(
            a_screening(f"s{number}", family_id=family_id),
            draft=draft,
            number=self._figures(said),
            half_typed=HalfTyped(CLERK.id, "contact", {"who": answer * 9}),
        )
        work.screenings.add(screening)
        self._live(work, f"s{number}", name.shown, answer)
        work.batches.add(
            replace(
                BATCH,
                id=f"b{number}",
                number=number + 1,
                items=(Item(f"s{number}", screening.number, 1, News.NEW),),
            ),
            f"{name.shown} {answer} {street}".encode() * 40,
        )

    def words_of(self, family_ids: Iterable[str]) -> set[str]:
        """Return every word of those families."""
        return {word for each in family_ids for word in self.words[each]}

    def _live(self, work: UnitOfWork, id_: str, name: str, answer: str) -> None:
        """Let rows grow and shrink as they do at a desk, which moves them from page to page."""
        for turn in range(self._chance.randint(0, 3)):
            kept = work.screenings.get(id_)
            more = {
                **kept.draft,
                f"more:{turn}": Filled({"told": answer * self._chance.randint(1, 60)}),
            }
            work.screenings.save(replace(kept, draft=more))
        if self._chance.random() < 0.5:
            self._finish(work, id_, name, answer)

    def _finish(self, work: UnitOfWork, id_: str, name: str, answer: str) -> None:
        kept = work.screenings.get(id_)
        children = (replace(DETERMINATION.children[0], name=name),)
        finished = replace(
            kept,
            finished_at=NOW,
            finished_by=CLERK.id,
            determination=replace(DETERMINATION, children=children),
        )
        work.screenings.save(finished)
        work.revisions.add(id_, finished.as_revision())
        work.revisions.keep(
            Correction(
                id_,
                Reason(Cause.OTHER, answer),
                "es",
                {"move_when:0": Dated("2026"), "contact": Filled({"who": answer})},
                "",
                {},
                CLERK.id,
                NOW,
                NOW,
            )
        )
        work.papers.keep_consent(id_, replace(consent(), by=name))
        recipient = Recipient(answer, "recruiter", name)
        shown = replace(disclosure(f"d{id_}", screening_id=id_), recipient=recipient)
        work.disclosures.add(replace(shown, family_id=kept.family_id))
        work.papers.add_printing(replace(printing(f"p{id_}", screening_id=id_), printer=answer))
        told = Answer(id_, answer[:9], 1, 0, Result.DUPLICATE, NOW.date(), duplicate_of=answer)
        work.answers.add(ANSWERS, (told,))
        alone = a_screening(
            f"{id_}-alone", family_id=kept.family_id, family_screening_id=id_, alone=0
        )
        work.screenings.add(replace(alone, draft={"contact": Filled({"who": answer})}))

    def _word(self, said: list[str]) -> str:
        said.append("".join(self._chance.choices(ascii_lowercase, k=_WORD)))
        return said[-1]

    def _figures(self, said: list[str]) -> str:
        said.append("".join(self._chance.choices(digits, k=_NUMBER)))
        return said[-1]


def fill(open_work: OpenWork, families: Families, count: int, at_once: int = 20) -> None:
    """Keep *count* families, some in each transaction."""
    for begin in range(0, count, at_once):
        with open_work() as work:
            for number in range(begin, min(begin + at_once, count)):
                families.add(work, number)
            work.commit()


def deleted(store: Store, family_ids: Iterable[str], id_: str = "d1") -> None:
    """Delete those families' records as destroying does, and leave the files as they are then."""
    proposal = Proposal(id_, CLERK.id, NOW, Terms(), tuple(family_ids))
    with store.work()() as work:
        work.destructions.propose(proposal)
        records = tuple(work.keeping.records_of(proposal.family_ids).values())
        destroyed = work.keeping.destroy(records)
        work.keeping.keep_remnants(one for each in destroyed for one in each.remnants)
        stones = [Tombstone(each, Ending.REFER, 1, 1) for each in proposal.family_ids]
        work.destructions.confirm(proposal, CLERK.id, NOW + timedelta(days=1), stones)
        work.commit()


def destroy(store: Store, family_ids: Iterable[str], id_: str = "d1") -> bool:
    """Destroy those families' records, and return whether their traces could be cleared."""
    deleted(store, family_ids, id_)
    return store.clear_traces()


def traces_of(folder: Path, words: Iterable[str], others: Iterable[str] = ()) -> set[bytes]:
    """Return what is readable in the files of *words*, in any piece that *others* have not."""
    pieces = _pieces(words) - _pieces(others)
    return {piece for page in clear_pages(folder) for piece in _windows(page.lower()) & pieces}


def _pieces(words: Iterable[str]) -> set[bytes]:
    plain = [word.lower() for word in words]
    figures = (_cut(word.encode(), FIGURES) for word in plain if word.isdecimal())
    letters = (_cut(word.encode(), LETTERS) for word in plain if not word.isdecimal())
    return set().union(*figures, *letters)


def _windows(content: bytes) -> set[bytes]:
    return _cut(content, LETTERS) | _cut(content, FIGURES)


def _cut(content: bytes, length: int) -> set[bytes]:
    return {content[at : at + length] for at in range(len(content) - length + 1)}
