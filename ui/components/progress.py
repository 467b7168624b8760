"""How far long work is: a bar over the page, which moves nothing, and shows itself only where the work takes a while."""

from __future__ import annotations

import time
from types import TracebackType

import streamlit as st

PATIENCE = 0.25  # seconds without a word
CSS = "<style>.st-key-progress{position:fixed;z-index:5;top:4rem;right:1.714rem;width:20rem;max-width:80vw;pointer-events:none}</style>"


class Progress:
    """`with Progress() as told:` and in it, as often as there is something to say, `told(done, of, text)`."""

    def __enter__(self) -> Progress:
        self.began = time.monotonic()
        with st.container(key="progress"):
            st.html(CSS)
            self.place = st.empty()
        return self

    def __call__(self, done: int, of: int, text: str) -> None:
        if time.monotonic() - self.began > PATIENCE:
            self.at_once(done, of, text)

    def at_once(self, done: int, of: int, text: str) -> None:
        """Say it before the work: it is known to be long, and says nothing until it is over."""
        self.place.progress(done / of, text=text)

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.place.empty()
