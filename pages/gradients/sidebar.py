"""The sidebar of Gradients: whose weights, which loss, how strong a penalty; windows onto the page's record."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui import pickers, state, widgets
from ui import strings as shared

from . import page, strings
from .model import has_kinks

FORWARD = r"\frac{\partial J}{\partial w} \approx \frac{J(w + h) - J(w)}{h}"
CENTRAL = r"\frac{\partial J}{\partial w} \approx \frac{J(w + h) - J(w - h)}{2h}"


def sidebar() -> None:
    language = state.language()
    now, found = page.record(), page.model()
    names = {"run": strings.FROM_RUN(language, step=now.step), "small": strings.SMALL(language)}
    if found.changed:
        names[now.source] = strings.CHANGED(language, name=names[now.source])
    with st.sidebar:
        widgets.choice(strings.WEIGHTS(language), names, now.source, _source, "g_weights")
        if found.fallen:
            st.caption(strings.NOTHING_YET(language))
        pickers.entry("loss", found.config.loss, _loss, "g_loss", language)
        pickers.strength(found.config, _strength, "g_strength", language)
        widgets.formula(FORWARD)
        widgets.formula(CENTRAL)
        with st.container(horizontal=True, key="g_starts"):
            st.button(
                strings.NEW_WEIGHTS(language), key="g_new", help=strings.HELP_NEW(language), on_click=page.new_weights
            )
            if has_kinks(found.config):
                st.button(
                    strings.KINK_BUTTON(language), key="g_kink", help=strings.HELP_KINK(language), on_click=page.to_kink
                )
            st.button(shared.RESET(language), key="g_reset", help=strings.HELP_RESET(language), on_click=page.reset)


def _source(id: str) -> None:
    page.commit(replace(page.record(), source=id, theta=(), filled=1, weight=0))


def _loss(id: str) -> None:
    base = page.model().base
    page.commit(replace(page.record(), loss="" if id == base.loss else id))


def _strength(value: float) -> None:
    base = page.model().base
    page.commit(replace(page.record(), strength=-1.0 if value == base.strength else float(value)))
