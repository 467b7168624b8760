"""The sidebar of Gradients: whose weights, which loss, how strong a penalty; windows onto the page's record."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from engine import LOSSES
from engine.config import NUMBERS

from . import gradients, gradients_strings, state, strings, widgets
from .controls import STRENGTHS
from .gradients_model import has_kinks

FORWARD = r"\frac{\partial J}{\partial w} \approx \frac{J(w + h) - J(w)}{h}"
CENTRAL = r"\frac{\partial J}{\partial w} \approx \frac{J(w + h) - J(w - h)}{2h}"


def sidebar() -> None:
    language = state.language()
    now, found = gradients.record(), gradients.model()
    names = {"run": gradients_strings.FROM_RUN(language, step=now.step), "small": gradients_strings.SMALL(language)}
    if found.changed:
        names[now.source] = gradients_strings.CHANGED(language, name=names[now.source])
    with st.sidebar:
        widgets.choice(gradients_strings.WEIGHTS(language), names, now.source, _source, "g_weights")
        if found.fallen:
            st.caption(gradients_strings.NOTHING_YET(language))
        losses = {id: entry.name(language) for id, entry in LOSSES.items()}
        widgets.choice(gradients_strings.LOSS(language), losses, found.config.loss, _loss, "g_loss")
        if found.config.regularizer != "none":
            widgets.rungs(NUMBERS["strength"].name(language), STRENGTHS, found.config.strength, _strength, "g_strength")
        widgets.formula(FORWARD)
        widgets.formula(CENTRAL)
        with st.container(horizontal=True, key="g_starts"):
            st.button(
                gradients_strings.NEW_WEIGHTS(language), key="g_new", help=gradients_strings.HELP_NEW(language), on_click=gradients.new_weights
            )
            if has_kinks(found.config):
                st.button(
                    gradients_strings.KINK_BUTTON(language), key="g_kink", help=gradients_strings.HELP_KINK(language), on_click=gradients.to_kink
                )
            st.button(strings.RESET(language), key="g_reset", help=gradients_strings.HELP_RESET(language), on_click=gradients.reset)


def _source(id: str) -> None:
    gradients.commit(replace(gradients.record(), source=id, theta=(), filled=1, weight=0))


def _loss(id: str) -> None:
    base = gradients.model().base
    gradients.commit(replace(gradients.record(), loss="" if id == base.loss else id))


def _strength(value: float) -> None:
    base = gradients.model().base
    gradients.commit(replace(gradients.record(), strength=-1.0 if value == base.strength else float(value)))
