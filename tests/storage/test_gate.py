"""Long work lets those go first who are at the store."""

import threading

from mmep_desktop.storage.gate import Gate


def test_long_work_waits_until_nobody_is_at_the_store_and_no_longer_than_it_must() -> None:
    gate, said = Gate(), list[str]()
    gate.let_others_go_first(at_most=600)
    gate.enter()
    gate.let_others_go_first(at_most=0.001)

    def work_long() -> None:
        gate.let_others_go_first(at_most=600)
        said.append("long")

    thread = threading.Thread(target=work_long)
    thread.start()
    said.append("short")
    gate.leave()
    thread.join()
    assert said == ["short", "long"]
