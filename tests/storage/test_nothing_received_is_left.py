"""Of a referral that MMEP let go nothing is left for whoever has the key and reads every page."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest

from mmep_desktop.domain.batch_rows import Column
from mmep_desktop.domain.batches import News
from mmep_desktop.domain.letting_go import Letting, ReceivedTerms
from mmep_desktop.domain.mmep_answers import Answer, AnswerFile, Result
from mmep_desktop.domain.receiving import Given, Held, HeldChild, HeldRecord, ReceivedBatch
from mmep_desktop.services.ports import UnitOfWork
from mmep_desktop.services.receiving_ports import AnswersMade
from mmep_desktop.storage.store import STORE_NAME, Store, open_store
from tests.storage.fake_key import FakeKey
from tests.storage.forgetting import traces_of
from tests.storage.invented import CLERK

CENTER, REFERRALS, A_BATCH, ROUNDS, A_ROUND = "02010000-A", 160, 20, 2, 60
AT = datetime(2026, 9, 1, 15, 30, tzinfo=UTC)
_WORD = 22


class Received:
    """Invents referrals of which every word is their own, and remembers them."""

    def __init__(self) -> None:
        self._chance = Random(7)
        self.words: dict[str, list[str]] = {}

    def take(self, work: UnitOfWork, number: int) -> None:
        """Take a batch in, write results down, and make the file that carries some of them."""
        first = number * A_BATCH
        held = [self._held(first + each, number + 1) for each in range(A_BATCH)]
        times = (AT, "", "ab" * 32, "", AT + timedelta(days=number), CLERK.id)
        work.received.take(ReceivedBatch(f"b{number}", CENTER, "Center", number + 1, *times), held)
        answers = tuple(self._given(work, one) for one in held[::2])
        file = AnswerFile(f"f{number}", number + 1, AT, "M", "02010000", "A", "", "", (), answers)
        made = AnswersMade(file.id, CENTER, "Center", file.number, AT, CLERK.id, "", len(answers))
        sealed = "".join(one.duplicate_of for one in answers).encode()
        work.given_answers.keep_file(made, file, sealed)

    def of(self, records: set[str]) -> set[str]:
        """Return every word of *records*."""
        return {word for record in records for word in self.words[record]}

    def _held(self, number: int, batch: int) -> Held:
        record = f"s{number}"
        said = self.words.setdefault(record, [])
        children = tuple(
            HeldChild(record, place, self._row(said)) for place in range(self._chance.randint(1, 3))
        )
        answers = (("Did you move?", self._word(said) * self._chance.randint(1, 40), False),)
        word = self._word(said)
        told = HeldRecord(record, CENTER, word, 1, News.NEW, batch, word, "es", answers)
        return Held(told, children)

    def _row(self, said: list[str]) -> dict[Column, str]:
        columns = (Column.FIRST, Column.LAST_1, Column.STATE_ID, Column.ADDRESS)
        return {column: self._word(said) for column in columns}

    def _given(self, work: UnitOfWork, one: Held) -> Answer:
        record = one.record.record
        word = self._word(self.words[record])
        told = (record, one.record.number, 1, 0, Result.DUPLICATE, AT.date())
        answer = Answer(*told, duplicate_of=word)
        work.given_answers.add(Given(f"g{record}", answer, CLERK.id, AT))
        return answer

    def _word(self, said: list[str]) -> str:
        said.append("".join(self._chance.choices(ascii_lowercase, k=_WORD)))
        return said[-1]


@pytest.fixture
def received(store: Store) -> Received:
    made = Received()
    for number in range(REFERRALS // A_BATCH):
        with store.work(CLERK.id)() as work:
            made.take(work, number)
            work.commit()
    return made


def let_go(store: Store, records: set[str], id_: str) -> None:
    """Let referrals go as the service does, and leave the files as they are then."""
    with store.work(CLERK.id)() as work:
        counts = (len(records), len(records), 0)
        work.letting_go.keep(Letting(id_, CLERK.id, AT, None, ReceivedTerms(), *counts))
        work.letting_go.let_go(id_, sorted(records))
        work.commit()


def test_no_piece_of_a_referral_that_was_let_go_is_left(
    store: Store, folder: Path, received: Received
) -> None:
    left, went = set(received.words), set[str]()
    for turn in range(ROUNDS):
        gone = set(Random(turn).sample(sorted(left), A_ROUND))
        left, went = left - gone, went | gone
        assert len(traces_of(folder, received.of(gone))) > 10 * A_ROUND, "the search sees it"
        let_go(store, gone, f"l{turn}")
        assert store.clear_traces()
        assert traces_of(folder, received.of(went), received.of(left)) == set()
    assert (folder / f"{STORE_NAME}-wal").stat().st_size == 0
    assert store.check(lambda _done, _total: None).is_whole
    with store.work()() as work:
        assert set(work.letting_go.gone(received.words)) == went
        assert {line.record for line in work.received.lines()} == left
        assert len(work.letting_go.ages(AT + timedelta(days=99))) == len(left)


def test_traces_that_could_not_be_cleared_go_when_the_store_opens(
    store: Store, folder: Path, received: Received
) -> None:
    gone = set(sorted(received.words)[:30])
    let_go(store, gone, "l1")
    store.close()
    again = open_store(folder, FakeKey(), practice=False)
    with again.work()() as work:
        (letting,) = work.letting_go.all()
    assert letting.cleared_at
    assert traces_of(folder, received.of(gone), received.of(received.words.keys() - gone)) == set()
    again.close()
