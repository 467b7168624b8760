"""The Losses page: its sidebar, the desk in a fragment of its own, and what a hand may do there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ui import state, widgets
from ui.components import first_paint
from ui.components.outbox import perform, revision
from ui.components.rerun import fragment, rerun_fragments
from ui.language.sanitize import quote

from . import formulas, message, score_table
from . import strings as words
from .record import Desk

ID, SHOWN = "losses", "losses_sidebar"
PANEL, SIDEBAR = "desk_panel", "desk_sidebar"  # two fragments: an act runs the desk first, then the sidebar that tells of it
SCALES = (0.0, 0.001, 0.01, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0, 100.0, 1000.0)


def page() -> None:
    st.session_state.pop(SHOWN, None)  # until this run has come to it, there is no sidebar that could be run again
    _panel()
    first_paint.wait()
    with st.sidebar:
        _sidebar()


@fragment(SIDEBAR)
def _sidebar() -> None:
    """Scores, Δ, the weights' scale, the variations; the picked sum in LaTeX; undo and reset."""
    record, language = _record(), state.language()
    table = record.table
    st.session_state[SHOWN] = _signature()
    _presets(table, language)
    widgets.rungs(score_table.DELTA.name(language), widgets.ladder(0.01, 100), table.delta, _turned("delta"), "desk_delta")
    widgets.rungs(
        score_table.SCALE.name(language), SCALES, table.scale, _turned("scale"), "desk_scale", help=words.HELP_SCALE(language)
    )  # fmt: skip
    with st.expander(words.VARIATIONS(language), key="variations"):
        for field, text in words.VARY.items():
            widgets.switch(text(language), getattr(table, field), _turned(field), f"desk_{field}", help=words.HELP_VARIATIONS(language))
    widgets.formula(formulas.formula(table, record.row), small=table.mean_of_terms and table.squared)
    if table.n:
        _sum(formulas.opened(table, record.row, record.image))
    else:
        st.caption(words.EMPTY(language))
    undo, redo = state.undoable()
    with st.container(horizontal=True, gap="xsmall", key="desk_acts"):
        st.button(words.UNDO(language), key="desk_undo", disabled=not undo, on_click=_then, args=(state.undo,))
        st.button(words.REDO(language), key="desk_redo", disabled=not redo, on_click=_then, args=(state.redo,))
        st.button(words.RESET(language), key="desk_reset", help=words.HELP_RESET(language), on_click=_then, args=(_reset,))


@fragment(PANEL)
def _panel() -> None:
    message.show(_record(), revision=revision(ID), language=state.language(), on_edits=_edits)


def _sum(latex: str) -> None:
    """An opened sum in the sidebar's width: the longer its longest line, the smaller."""
    shown = re.sub(r"\\(?:max|ln)", "max", latex)
    longest = max(len(re.sub(r"\\[A-Za-z,;!]+|[{}&\s]", "", line)) for line in shown.split(r"\\"))
    st.latex((r"\small " if longest < 27 else r"\footnotesize " if longest < 32 else r"\scriptsize ") + latex)


def _record() -> Desk:
    found: Desk = state.record(ID)
    return found


def _signature() -> object:
    record = _record()
    return record.table, record.row, record.image, state.undoable()


def _presets(table: score_table.Table, language: str) -> None:
    picked = score_table.preset(table)
    names = {id: name(language) for id, (name, _) in score_table.PRESETS.items()}
    if picked is None:
        names["own"] = words.OWN(language)
    widgets.choice(words.PRESET(language), names, picked or "own", lambda id: _then(lambda: _choose(id)), "desk_preset")


def _choose(id: str) -> None:
    if id in score_table.PRESETS:
        new = score_table.PRESETS[id][1]
        _place(_record().table.but(names=new.names, scores=new.scores, labels=new.labels))


def _turn(field: str) -> Callable[[Any], None]:
    return lambda value: _place(_record().table.but(**{field: value}))


def _turned(field: str) -> Callable[[Any], None]:
    return lambda value: _then(lambda: _turn(field)(value))


def _then(act: Callable[[], None]) -> None:
    """What a widget asks for: it stands in the sidebar's fragment, and the desk must follow."""
    act()
    _again()


def _place(table: score_table.Table) -> None:
    state.commit_record(ID, _record().having(table))


def _reset() -> None:
    record = _record()
    state.commit_record(ID, Desk(question=record.question, done=record.done, row=record.row))


# What the hand does


def _edits(edits: Any) -> None:
    """Each act that is not done yet; then what it changed is drawn: the board, and the sidebar where it shows something else."""
    perform(ID, edits, _edit)
    _again()


def _again() -> None:
    """Draw again what shows the desk."""
    if state.session().notes or SHOWN not in st.session_state:
        st.rerun()
    rerun_fragments(*([PANEL] if st.session_state.get(SHOWN) == _signature() else [PANEL, SIDEBAR]))


def _edit(name: str, edit: Mapping[str, Any]) -> None:
    """One act; what the engine refuses is said, and nothing changes."""
    act = _ACTS.get(name)
    try:
        if act is not None:
            act(edit)
    except (ValueError, TypeError, KeyError) as problem:
        state.note(words.REFUSED.format(why=quote(str(problem), 160)))


def _table(change: Callable[[score_table.Table, Mapping[str, Any]], score_table.Table]) -> Callable[[Mapping[str, Any]], None]:
    return lambda edit: _place(change(_record().table, edit))


def _looks(**fields: str) -> Callable[[Mapping[str, Any]], None]:
    """Where one looks: in the link, but nothing to undo."""

    def act(edit: Mapping[str, Any]) -> None:
        record = _record().but(**{field: edit[key] for field, key in fields.items()})
        state.commit_record(ID, record, history=False)

    return act


def _guess(edit: Mapping[str, Any]) -> None:
    state.commit_record(ID, _record().but(guess=edit["option"]), history=False)


def _vary(edit: Mapping[str, Any]) -> None:
    if edit["field"] in words.VARY:
        _turn(str(edit["field"]))(bool(edit["on"]))


_ACTS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "score": _table(lambda t, e: t.score(e["image"], e["label"], e["value"])),
    "truth": _table(lambda t, e: t.truth(e["image"], e["label"])),
    "add_image": _table(lambda t, e: t.add_image()),
    "remove_image": _table(lambda t, e: t.remove_image(e["image"])),
    "add_class": _table(lambda t, e: t.add_class()),
    "remove_class": _table(lambda t, e: t.remove_class(e["label"])),
    "rename": _table(lambda t, e: t.rename(e["label"], str(e["name"]))),
    "scale": _table(lambda t, e: t.but(scale=e["value"])),
    "vary": _vary,
    "pick": _looks(row="row", image="image"),
    "chain": _looks(chain="image"),
    "factor": lambda e: state.commit_record(ID, _record().but(factor=e["value"])),
    "shift": lambda e: state.commit_record(ID, _record().but(shift=bool(e["on"]))),
    "margin": lambda e: state.commit_record(ID, _record().but(margin=e["value"]), history=False),
    "guess": _guess,
    "ask": lambda e: state.commit_record(ID, _record().ask(e["question"])),
}
