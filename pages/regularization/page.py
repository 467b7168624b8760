"""The Regularization page: the sidebar's choices, the board in a fragment of its own, and the figures under it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import streamlit as st

from engine import DATASETS, FEATURES, REGULARIZERS
from engine.studies.lambda_path import STRENGTHS, UPDATES, LambdaPath
from ui import state, widgets
from ui.components import first_paint
from ui.components.outbox import perform, revision, stepped
from ui.components.progress import Progress
from ui.figures import CONFIG

from . import figures, strings
from . import message as board
from .model import path
from .record import DATA, DEFAULT, FOURS, MODELS, NOISE, OWN, PENALTIES, TRAIN, Study, study_config

ID = "regularization"
# A heading like those on the board; captions that break between words; figures
# that stand in fewer columns where there is less room, each under a line at the λ that the board shows. The board moves the lines with the
# hand: elements of their own, so that nothing else on the page is styled or painted anew.
HEAD = """<style>
[data-testid=stCaptionContainer] p{{word-break:keep-all}}
.st-key-else_figures [data-testid=stHorizontalBlock]{{flex-wrap:wrap}}
.st-key-else_figures [data-testid=stColumn]{{min-width:13.5rem}}
.st-key-else_figures [data-testid=stHtml]{{position:relative;height:0;z-index:1;pointer-events:none}}
.lambdarail{{position:absolute;overflow:clip;top:{t}rem;height:{tall}rem;left:{l}rem;right:{r}rem}}
.lambdaline{{height:100%;border-left:1px solid}}
[data-testid=stColumn]:not(:has(.main-svg)) .lambdaline{{visibility:hidden}}
.else{{font-size:1rem;font-weight:600;margin:1.714rem 0 0;padding:0}}
.else small{{font-size:.857rem;font-weight:400;opacity:.75;margin-left:.571rem}}
</style><h2 class="else">{title}<small>{sub}</small></h2>"""
LINE = '<div class="lambdarail"><div class="lambdaline" style="transform:translateX({place:.3%})"></div></div>'


def study() -> Study:
    found: Study = state.record(ID)
    return found


def _set(**changes: Any) -> None:
    """A finished act; what the record refuses changes nothing."""
    try:
        new = dataclasses.replace(study(), **changes)
    except (TypeError, ValueError):
        return
    state.commit_record(ID, new)


def sidebar() -> None:
    """Data, features, penalty; the objective as it is now, and how the path is made."""
    now, language = study(), state.language()
    with st.sidebar:
        names = {id: strings.OWN(language) if id == OWN else DATASETS[id].name(language) for id in DATA}
        widgets.choice(strings.DATA(language), names, now.data, lambda id: _set(data=id), "study_data")
        models = {id: _model(id, language) for id in MODELS}
        widgets.choice(strings.FEATURES(language), models, now.model, lambda id: _set(model=id), "study_model")
        penalties = {id: REGULARIZERS[id].name(language) for id in PENALTIES}
        widgets.choice(strings.PENALTY(language), penalties, now.penalty, lambda id: _set(penalty=id), "study_penalty")
        widgets.formula(objective(now.penalty))
        st.caption(strings.SLOPES[now.penalty](language))
        if now.data == OWN:
            st.caption(strings.OWN_NOTE(language))
        else:
            widgets.slide(
                TRAIN.name(language), int(TRAIN.low), int(TRAIN.high), 10, now.train, lambda n: _set(train=n), "study_train",
                help=strings.HELP_TRAIN(language),
            )  # fmt: skip
            widgets.slide(NOISE.name(language), 0.0, 1.0, 0.05, now.noise, lambda v: _set(noise=v), "study_noise")
        st.caption(strings.RECIPE(language, values=len(STRENGTHS), updates=UPDATES))
        st.caption(strings.CHOOSE(language))
        with st.container(horizontal=True):
            if now.data != OWN:
                st.button(
                    strings.NEW_POINTS(language), key="new_points", help=strings.HELP_NEW_POINTS(language),
                    on_click=lambda: _set(seed=study().seed + 1),
                )  # fmt: skip
            st.button(
                strings.RESET(language), key="study_reset", help=strings.HELP_RESET(language),
                on_click=lambda: state.commit_record(ID, DEFAULT),
            )  # fmt: skip


def objective(penalty: str) -> str:
    r"""J with the penalty written out; one of two parts has a line of its own.

    >>> objective("l2")
    'J = \\tfrac1n \\sum_i L_i + \\lambda \\sum_{w} w^2'
    """
    term, data = REGULARIZERS[penalty].formula.removeprefix("R(W) = "), r"J = \tfrac1n \sum_i L_i"
    if "+" not in term:
        return rf"{data} + \lambda {term}"
    return rf"\begin{{gathered}} {data} \\ {{}} + \lambda \big( {term} \big) \end{{gathered}}"


def _model(id: str, language: str) -> str:
    features, settings = MODELS[id]
    n = len(FEATURES[features].names(**dict(settings))) - 1
    named = {"linear": strings.LINEAR, "polynomial": strings.DEGREE, "radial": strings.RADIAL}[features]
    return named(language, n=n, degree=int(dict(settings).get("degree", 1)))


@st.fragment
def panel() -> None:
    """The board and the figures: what a hand does there runs only them again."""
    now, language = study(), state.language()
    place = st.container()
    with Progress() as told:
        found = path(study_config(now, state.config()), language, told)
    with place:
        board.show(found, now, revision=revision(ID), language=language, on_edits=_edits)
        first_paint.wait()
        if found.shown:
            _else(found, now.at, language)


def _else(found: LambdaPath, at: int, language: str) -> None:
    sides = {side: px / 14 for side, px in figures.MARGINS.items()}
    tall = figures.HEIGHT / 14 - sides["t"] - sides["b"]
    st.html(HEAD.format(title=strings.ELSE(language), sub=strings.ELSE_SUB(language), tall=tall, **sides))
    rail = LINE.format(place=float(figures.shares(found.strengths)[at]))
    dark = st.context.theme.type == "dark"
    scale = state.scale()
    drawn = figures.figures(found, language, dark=dark, scale=scale)
    with st.container(key="else_figures"):
        for column, (id, figure) in zip(st.columns(len(drawn), gap="small"), drawn.items(), strict=True):
            with column.container(gap=None):
                st.html(rail)
                st.plotly_chart(figure, theme=None, config=CONFIG, key=f"else_{id}")


def _edits(edits: Any) -> None:
    """Each act that is not done yet; the sidebar is run too after a step of the history."""
    if stepped(perform(ID, edits, _act)):
        st.rerun()


def _act(name: str, edit: Mapping[str, Any]) -> None:
    if name in _ACTS:
        _set(**{field: edit.get(field) for field in _ACTS[name]})


_ACTS = {"scrub": ("at",), "squares": FOURS}  # what each sets
