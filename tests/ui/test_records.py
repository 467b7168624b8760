"""What pages keep goes through history and link together with the Config."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.text import Text
from ui import state
from ui.state import START, Moment, link
from ui.state.records import RECORDS, Record


@pytest.fixture(autouse=True)
def counter() -> Iterator[None]:
    def decode(text: str) -> tuple[int, list[Text]]:
        return (int(text), []) if text.isdecimal() else (0, [Text("no number", "수가 아닙니다")])

    RECORDS["counter"] = Record("count", 0, str, decode)
    yield
    del RECORDS["counter"]


def test_one_history_for_config_and_records(bare: state.Session) -> None:
    state.commit_record("counter", 3)
    state.change(loss="hinge")
    state.commit_record("counter", 4)
    state.undo()
    assert (state.record("counter"), bare.config.loss) == (3, "hinge")
    state.undo()
    assert (state.record("counter"), bare.config.loss) == (3, START.loss)
    state.undo()
    assert bare.now == Moment(START)


def test_a_drag_on_a_record_is_one_act(bare: state.Session) -> None:
    for n in (1, 2, 3):
        state.live_record("counter", n)
    assert not bare.past
    state.commit_record("counter", 4)
    assert bare.past == [Moment(START)]


def test_the_link_holds_records_that_are_not_the_default(bare: state.Session) -> None:
    assert "count" not in state.query()
    state.commit_record("counter", 12)
    assert state.query()["count"] == "12"
    assert link.read(state.query())[0] == bare.now


def test_a_bad_record_in_a_link_falls_back_and_is_noted(bare: state.Session) -> None:
    found, notes = link.read({"count": "<script>", "l": "hinge"})
    assert found == Moment(START.but(loss="hinge"))
    assert [note.en for note in notes] == ["no number"]


def test_a_page_knows_the_keys_of_all_and_notes_those_of_none(bare: state.Session) -> None:
    for id, entry in RECORDS.items():
        state.commit_record(id, 5 if id == "counter" else entry.default)
    carried = state.query() | {entry.key: entry.encode(state.record(id)) for id, entry in RECORDS.items()}
    assert link.read(carried | {"lang": "ko", "view": "large", "utm_source": "mail"})[1] == []
    assert [note.en for note in link.read(carried | {"los": "hinge"})[1]] == ["Unknown in the link, and passed over: “los”."]
