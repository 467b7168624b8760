"""The Surfaces page: the sidebar's choices, the board in a fragment of its own, and the surface in 3-D under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from engine import OPTIMIZERS
from engine.landscape.surfaces import SURFACES
from engine.run.compare import Runner
from engine.spec import settings_for
from engine.studies.descents import DEFAULT, MOST, OWN, UPDATES, Descents, suited
from ui import state, widgets
from ui.components import first_paint
from ui.components.outbox import perform, revision
from ui.components.rerun import fragment, rerun_fragments
from ui.language.sanitize import quote
from ui.racers import LETTERS

from . import message, strings, whole_hessian
from .edits import ACTS, Refused, applied, tuned
from .model import PLAIN, Model, model, possible, surface_of
from .sentences import names

ID, KNOWN, SHOWN = "surfaces", "surfaces_known", "surfaces_sidebar"
SIDEBAR, PANEL, MORE = "surfaces_side", "surfaces_panel", "surfaces_more"  # fragments: an act runs those that show something else
OFFERED = tuple(id for id in OPTIMIZERS if id != "proximal")  # without a penalty it is gradient descent
STEPS = (10, 20, 50, 100, 200, 500, 1000)


def descents() -> Descents:
    found: Descents = state.record(ID)
    if found.surface == OWN and not possible(state.config()):
        state.note(strings.NO_DATA)
        found = replace(DEFAULT, runners=found.runners)
        state.commit_record(ID, found, history=False)
    return found


def _set(**changes: Any) -> None:
    state.commit_record(ID, replace(descents(), **changes))


def page() -> None:
    _panel()
    first_paint.wait()
    with st.sidebar:
        _sidebar()
    _more()


# The sidebar


@fragment(SIDEBAR)
def _sidebar() -> None:
    now, language = descents(), state.language()
    st.session_state[SHOWN] = _signature()
    surface = surface_of(now, state.config())[0]
    named = {id: s.name(language) for id, s in SURFACES.items()} | ({OWN: strings.OWN(language)} if possible(state.config()) else {})
    widgets.choice(strings.SURFACE(language), named, now.surface, _then(_choose), "surf_surface")
    widgets.formula(surface.formula, small=True)
    st.caption(surface.note(language))
    values = settings_for(surface.params, now.settings, now.surface)
    for p in surface.params:
        widgets.param(p, values[p.id], _then(partial(_bend, p.id)), f"surf_{p.id}", language)
    st.caption(strings.OPTIMIZERS(language))
    here = [i for i, id in enumerate(OFFERED) if any(runner.optimizer == id for runner in now.runners)]
    widgets.pills(
        strings.OPTIMIZERS(language), range(len(OFFERED)), here, _then(_pick), "surf_optimizers", shown=lambda i: _named(now, i, language)
    )
    widgets.rungs(UPDATES.name(language), STEPS, now.updates, _then(lambda n: _set(updates=int(n))), "surf_updates")
    with st.expander(strings.RATES(language), key="surf_rates"):
        for r, runner in enumerate(now.runners):
            _settings(r, runner, names(now.runners)[r](language), language)
    undo, redo = state.undoable()
    with st.container(horizontal=True, gap="xsmall", key="surf_acts"):
        st.button(strings.UNDO(language), key="surf_undo", disabled=not undo, on_click=_then(lambda _: state.undo()), args=(None,))
        st.button(strings.REDO(language), key="surf_redo", disabled=not redo, on_click=_then(lambda _: state.redo()), args=(None,))
        st.button(strings.RESET(language), key="surf_reset", help=strings.HELP_RESET(language), on_click=_then(_reset), args=(None,))


def _named(now: Descents, i: int, language: str) -> str:
    """An optimizer's name on its pill, the racers' letters before it."""
    letters = "".join(LETTERS[r] for r, runner in enumerate(now.runners) if runner.optimizer == OFFERED[i])
    return f"{letters} {OPTIMIZERS[OFFERED[i]].name(language)}".strip()


def _settings(r: int, runner: Runner, name: str, language: str) -> None:
    method = OPTIMIZERS[runner.optimizer]
    if runner.optimizer != "random_search":
        widgets.rungs(
            strings.RATE(language, name=name), widgets.ladder(1e-5, 10), runner.learning_rate, _then(lambda v: _tune(r, learning_rate=v)), f"surf_eta_{r}"
        )  # fmt: skip
    values = settings_for(method.params, runner.settings, runner.optimizer)
    for p in method.params:
        if p.id != "eps":
            widgets.param(p, values[p.id], _then(partial(_setting, r, values, p.id)), f"surf_{r}_{runner.optimizer}_{p.id}", language)


def _signature() -> object:
    now = descents()
    return now.surface, now.settings, now.runners, now.updates, state.undoable()


def _then(act: Callable[[Any], None]) -> Callable[[Any], None]:
    """What a widget asks for: it stands in the sidebar's fragment, and the rest must follow; what is refused is said."""

    def done(value: Any) -> None:
        _try(lambda: act(value))
        _again()

    return done


def _try(act: Callable[[], None]) -> None:
    try:
        act()
    except Refused as problem:
        state.note(problem.text)
    except (ValueError, TypeError, KeyError, IndexError) as problem:
        state.note(strings.REFUSED.format(why=quote(str(problem), 160)))


def _again(*, board: bool = False) -> None:
    """Draw again what shows something else."""
    if state.session().notes:
        st.rerun()
    rerun_fragments(*([PANEL] if board else [PANEL, MORE] if st.session_state.get(SHOWN) == _signature() else [PANEL, MORE, SIDEBAR]))


def _choose(id: str) -> None:
    """Another surface: its own start, rates that suit it, and the curvature where runs shall end up: elsewhere many a loss bends down."""
    _suit(replace(descents(), surface=id, settings=(), start=None, where="minimum"))


def _bend(id: str, value: float) -> None:
    now = descents()
    _suit(replace(now, settings=tuple((dict(now.settings) | {id: value}).items())), only=PLAIN)


def _suit(new: Descents, only: tuple[str, ...] = OFFERED) -> None:
    rates = suited(surface_of(new, state.config())[0], **dict(new.settings))
    runners = tuple(replace(r, learning_rate=rates[r.optimizer]) if r.optimizer in only else r for r in new.runners)
    state.commit_record(ID, replace(new, runners=runners))


def _pick(chosen: list[int]) -> None:
    """The optimizers that are pressed: those that were there keep their settings and their order."""
    now, ids = descents(), [OFFERED[i] for i in chosen]
    rates = suited(surface_of(now, state.config())[0], **dict(now.settings))
    kept = [runner for runner in now.runners if runner.optimizer in ids]
    new = [Runner(id, rates[id]) for id in ids if all(runner.optimizer != id for runner in now.runners)]
    if not kept + new:
        state.note(strings.AT_LEAST_ONE)
    elif len(kept + new) > MOST:
        state.note(strings.TOO_MANY)
    else:
        _set(runners=(*kept, *new))


def _tune(r: int, **changes: Any) -> None:
    _set(runners=tuned(descents(), {r: changes}))


def _setting(r: int, values: Mapping[str, float], id: str, value: float) -> None:
    _tune(r, settings=tuple((dict(values) | {id: value}).items()))


def _reset(_: Any) -> None:
    state.commit_record(ID, DEFAULT)


# The board


@fragment(PANEL)
def _panel() -> None:
    message.show(
        _model(),
        state.language(),
        revision=revision(ID),
        known=st.session_state.pop(KNOWN, {}),
        live=state.session().held is not None,
        on_edits=_edits,
    )


def _model() -> Model:
    """What is shown; a start that nobody can begin at is said once, and forgotten."""
    found = model(descents(), state.config(), moving=state.session().held is not None)
    if found.fault:
        state.note(found.fault)
        state.commit_record(ID, found.descents, history=False)
        st.rerun()
    return found


@fragment(MORE)
def _more() -> None:
    whole_hessian.show(_model(), state.language())


def _edits(edits: Any) -> None:
    """Each act that is not done yet; then what shows something else is drawn. What only begins is drawn by the board's own fragment."""
    done = perform(ID, edits, _act)
    known = done[-1].get("known") if done else None
    st.session_state[KNOWN] = known if isinstance(known, Mapping) else {}
    if any(edit.get("done") for edit in done) or state.session().notes:
        _again(board=all(edit.get("act") == "look" for edit in done))


def _act(name: str, edit: Mapping[str, Any]) -> None:
    """One act; what the engine refuses is noted, and nothing changes."""
    if name in ACTS:
        _try(lambda: _acted(name, edit, bool(edit.get("done"))))


def _acted(act: str, edit: Mapping[str, Any], done: bool) -> None:
    """The record after the act; where one looks is in the link, but nothing to undo."""
    now = descents()
    new = applied(now, surface_of(now, state.config())[0], edit)
    if act == "look":
        state.commit_record(ID, new, history=False)
    elif done:
        state.commit_record(ID, new)
    else:
        state.live_record(ID, new)
