"""A progress bar for long work. It lies over the page, so that nothing moves, and appears only after a while."""

from __future__ import annotations

import time
from types import TracebackType

import streamlit as st

PATIENCE = 0.25  # seconds before the bar appears
CSS = "<style>.st-key-progress{position:fixed;z-index:5;top:4rem;right:1.714rem;width:20rem;max-width:80vw;pointer-events:none}</style>"


class Progress:
    """`with Progress() as report:` and in it `report(done, of, text)`. Where it is not `needed`, nothing is drawn or reported."""

    def __init__(self, needed: bool = True) -> None:
        self.needed = needed

    def __enter__(self) -> Progress:
        self.began = time.monotonic()
        if self.needed:
            with st.container(key="progress"):
                st.html(CSS)
                self.place = st.empty()
        return self

    def __call__(self, done: int, of: int, text: str) -> None:
        if time.monotonic() - self.began > PATIENCE:
            self.at_once(done, of, text)

    def at_once(self, done: int, of: int, text: str) -> None:
        """Show the bar without delay, before work that is known to be long and does not report."""
        if self.needed:
            self.place.progress(done / of, text=text)

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self.needed:
            self.place.empty()
