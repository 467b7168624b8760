"""What a page registers with the app; `explorer_app.py` lists the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.text import Text

from .state.records import RECORDS, Record

Answer = Callable[[Mapping[str, Any]], dict[str, Any] | bytes]


@dataclass(frozen=True)
class Page:
    """One page: `id` is its folder in pages/ and its address, `draw` draws it.

    `component` is the folder in static/ that holds its picture, `record` what it keeps besides the Config,
    `routes` the questions that the server answers outside the script, by name (`POST live/<name>`).
    """

    id: str
    title: Text
    help: Text
    draw: Callable[[], None]
    component: str
    record: Record | None = None
    routes: Mapping[str, Answer] = field(default_factory=dict)


def register(pages: tuple[Page, ...]) -> None:
    """Make the records of the pages known to state and link. The first page is the home page."""
    RECORDS.clear()
    RECORDS.update({page.id: page.record for page in pages if page.record})
