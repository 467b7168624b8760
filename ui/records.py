"""What pages keep besides the Config: a frozen record each, which the state carries through history and link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine import desk_record, study
from engine.studies import descents
from engine.studies.race import racers
from engine.text import Text

from . import gradients_record, sweep_record


@dataclass(frozen=True)
class Record:
    """One page's record: its name in the link, what it is at first, and its codec; `decode` never raises, it notes.

    `unseen` makes of it the same, whatever is looked at: a look is in the link, but no step of the history.
    `paused` makes of it what the page opens with after Explore was paused at another update.
    """

    key: str
    default: Any
    encode: Callable[[Any], str]
    decode: Callable[[str], tuple[Any, Sequence[Text]]]
    unseen: Callable[[Any], Any] = lambda record: record
    paused: Callable[[Any, int], Any] | None = None


RECORDS: dict[str, Record] = {
    "desk": Record("desk", desk_record.Desk(), desk_record.encode, desk_record.decode, desk_record.Desk.unseen),
    "gradients": Record("g", gradients_record.DEFAULT, gradients_record.encode, gradients_record.decode, paused=gradients_record.paused),
    "race": Record("race", racers.DEFAULT, racers.encode, racers.decode, lambda kept: replace(kept.unseen(), axis=racers.DEFAULT.axis)),
    "regularization": Record("reg", study.DEFAULT, study.encode, study.decode),
    "surfaces": Record("surf", descents.DEFAULT, descents.encode, descents.decode, descents.Descents.unseen),
    "sweep": Record("sweep", sweep_record.DEFAULT, sweep_record.encode, sweep_record.decode, sweep_record.Record.unseen),
}
