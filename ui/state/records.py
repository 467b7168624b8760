"""What pages keep besides the Config: a frozen record each, which the state carries through history and link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.text import Text


@dataclass(frozen=True)
class Record:
    """One page's record: its key in the link, its default, and its codec; `decode` never raises, it returns notes.

    `without_view` returns the record without what is only looked at: a view is in the link, but is no step of the history.
    `paused` returns the record that the page opens with after Explore was paused at another update.
    """

    key: str
    default: Any
    encode: Callable[[Any], str]
    decode: Callable[[str], tuple[Any, Sequence[Text]]]
    without_view: Callable[[Any], Any] = lambda record: record
    paused: Callable[[Any, int], Any] | None = None


RECORDS: dict[str, Record] = {}  # by page id; filled by ui.page.register
