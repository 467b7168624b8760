"""What every test may use: the repository's root, and modules by layer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import settings

import explorer_app  # noqa: F401  (registers the pages, and with them their records)
from ui.components import rerun
from ui.state.store import KEY, Session

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


def awaited(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run it to its end on a thread of its own: where browser tests ran before, Playwright's loop still has this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()


def hold(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `session` the one that the code under test finds, without a browser and an address."""
    rerun.begin_page()
    monkeypatch.setattr("ui.state.store.st", SimpleNamespace(session_state={KEY: session}))
    for module in ("arrival", "history", "link"):
        monkeypatch.setattr(f"ui.state.{module}.publish", lambda: None)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session without a browser, for what needs no widget."""
    held = Session(language="en", published={})
    hold(held, monkeypatch)
    return held
