"""What pages keep besides the Config: a frozen record each, which the state carries through history and link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine import desk_record, race, study, surface_run
from engine.text import Text

from . import gradients_record, sweep_record


@dataclass(frozen=True)
class Record:
    """One page's record: its name in the link, what it is at first, and its codec; `decode` never raises, it notes.

    `paused` makes of it what the page opens with after Explore was paused at another update.
    """

    key: str
    default: Any
    encode: Callable[[Any], str]
    decode: Callable[[str], tuple[Any, Sequence[Text]]]
    paused: Callable[[Any, int], Any] | None = None


RECORDS: dict[str, Record] = {
    "desk": Record("desk", desk_record.Desk(), desk_record.encode, desk_record.decode),
    "gradients": Record("g", gradients_record.DEFAULT, gradients_record.encode, gradients_record.decode, gradients_record.paused),
    "race": Record("race", race.DEFAULT, race.encode, race.decode),
    "regularization": Record("reg", study.DEFAULT, study.encode, study.decode),
    "surfaces": Record("surf", surface_run.DEFAULT, surface_run.encode, surface_run.decode),
    "sweep": Record("sweep", sweep_record.DEFAULT, sweep_record.encode, sweep_record.decode),
}
