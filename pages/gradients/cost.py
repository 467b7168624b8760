"""What both gradients cost, timed once on the machine the app runs on, beside everything else: no act of a hand waits for it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait

import streamlit as st

from engine.studies import cost as costs
from ui import figures, state

from . import strings
from .figures import cost, seconds

LOOK_AGAIN, AT_ONCE = 0.4, 0.1  # seconds between two looks at a measurement under way, and that a first look may wait
HEAD = """<h3 style="font-size:1rem;font-weight:600;line-height:1.43;margin:0;padding:0;word-break:keep-all">{title}&ensp;
<small style="font-size:.857rem;font-weight:400;opacity:.72;padding-right:.571rem;display:inline-block">{sub}</small></h3>"""


class Measurement:
    """Timings under way in a thread of their own: `share` is done."""

    def __init__(self) -> None:
        self.share = 0.0
        self.found: Future[list[costs.Cost]] = ThreadPoolExecutor(1).submit(costs.measure, progress=self._note)

    def _note(self, share: float) -> None:
        self.share = share


@st.cache_resource(show_spinner=False)
def _measured() -> Measurement:
    return Measurement()


def panel() -> None:
    language = state.language()
    under_way = _measured()
    wait([under_way.found], timeout=AT_ONCE)
    with st.container(key="cost", gap="xsmall"):
        st.html(HEAD.format(title=strings.COST(language), sub=strings.COST_SUB(language)))
        if under_way.found.done():
            _show(under_way.found.result(), language)
        else:
            _wait()


@st.fragment(key="gradients_wait", run_every=LOOK_AGAIN)
def _wait() -> None:
    """How far it is, again and again; the page is drawn once more when it is there."""
    under_way = _measured()
    if under_way.found.done():
        st.rerun()
    st.progress(under_way.share, strings.MEASURING(state.language()))


def _show(found: list[costs.Cost], language: str) -> None:
    figures.chart(cost(found, figures.ink(figures.look()["dark"]), language), "cost_figure")
    last = found[-1]
    said = strings.COST_SAID(
        language, d=f"{last.d:,}", losses=f"{last.losses:,}", numeric=seconds(last.numeric, language),
        analytic=seconds(last.analytic, language), timings=costs.TIMINGS,
    )  # fmt: skip
    st.caption(said)
