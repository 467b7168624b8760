"""The rest of a visit's first page waits for the stage, where somebody can say that it is painted, and never for ever."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import pytest

from ui.components import first_paint


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser's first visit to a server that hears it."""
    served = threading.Event()
    served.set()
    monkeypatch.setattr(first_paint, "SERVED", served)
    monkeypatch.setattr(first_paint, "st", SimpleNamespace(session_state={}, context=SimpleNamespace(headers={"host": "localhost"})))


def test_what_the_browser_says_ends_the_wait_once(visit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_paint, "PATIENCE", 60.0)
    token = first_paint.token()
    assert token and first_paint.token() == token
    threading.Timer(0.05, first_paint.painted, [token]).start()
    begun = time.monotonic()
    first_paint.wait()
    assert 0.03 < time.monotonic() - begun < 30
    assert first_paint.token() is None, "a visit has one first picture"
    first_paint.wait()
    assert not first_paint._awaited


def test_a_browser_that_says_nothing_gets_the_rest_all_the_same(visit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_paint, "PATIENCE", 0.02)
    assert first_paint.token()
    first_paint.painted("somebody else's")
    first_paint.wait()
    assert first_paint.token() is None and not first_paint._awaited


@pytest.mark.parametrize("served, headers", [(False, {"host": "localhost"}), (True, {})])
def test_where_nobody_could_hear_it_nothing_waits(visit: None, monkeypatch: pytest.MonkeyPatch, served: bool, headers: dict[str, str]) -> None:
    if not served:
        first_paint.SERVED.clear()
    monkeypatch.setattr(first_paint.st.context, "headers", headers)
    assert first_paint.token() is None
    first_paint.wait()
    assert not first_paint._awaited


def test_the_picture_comes_first_once_and_then_the_controls(visit: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_paint, "PATIENCE", 0.01)
    drawn: list[str] = []
    for _ in range(2):
        first_paint.order(lambda: drawn.append("picture") or first_paint.wait(), lambda: drawn.append("controls"))  # type: ignore[func-returns-value]
    assert drawn == ["picture", "controls", "controls", "picture"]
