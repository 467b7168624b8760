"""What both gradients cost, timed once on the machine the app runs on."""

from __future__ import annotations

import streamlit as st

from engine import cost as costs
from figures import style
from figures.cost import cost, seconds

from . import gradients_strings as strings
from . import state

HEAD = """<h3 style="font-size:1rem;font-weight:600;line-height:1.43;margin:0;padding:0;word-break:keep-all">{title}
<small style="font-size:.857rem;font-weight:400;opacity:.72;padding-left:.571rem">{sub}</small></h3>"""


@st.cache_resource(show_spinner=False)
def _measured() -> list[costs.Cost]:
    return costs.measure()


@st.fragment(key="gradients_cost")
def panel() -> None:
    """A fragment of its own: it is timed when everything above it stands."""
    language = state.language()
    with st.container(key="cost", gap="xsmall"):
        st.html(HEAD.format(title=strings.COST(language), sub=strings.COST_SUB(language)))
        with st.spinner(strings.MEASURING(language)):
            found = _measured()
        dark = st.context.theme.type == "dark"
        st.plotly_chart(cost(found, style.ink(dark), language), theme=None, config=style.CONFIG, key="cost_figure")
        last = found[-1]
        said = strings.COST_SAID(
            language, d=f"{last.d:,}", losses=f"{last.losses:,}", numeric=seconds(last.numeric, language),
            analytic=seconds(last.analytic, language), timings=costs.TIMINGS,
        )  # fmt: skip
        st.caption(said)
