"""The Sweep page's sidebar: two axes and their ranges, how many cells, and what is the same for every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from engine import Config
from engine.config import MAX_POINTS, MAX_STEPS
from engine.run.simulate import data_of
from engine.studies.grid_axes import usual
from engine.studies.grid_plan import MOST, Axis, knobs
from ui import pickers, state, widgets
from ui import strings as shared
from ui.language.numbers import setting

from . import page, strings
from .axis_sentences import ZERO
from .record import Record, common, sized
from .sentences import table

SIDES = (1, 2, 4, 8, 12, 16, 24, 32)
NOTCHES = 21
PICKS = ("loss", "regularizer", "optimizer", "schedule")
ANY = 1e9  # what may be typed; what an axis may be is said by the engine


def sidebar() -> None:
    record, config, language = page.record(), state.config(), state.language()
    base = common(record, config)
    with st.sidebar:
        for side, label in (("x", strings.ACROSS), ("y", strings.UP)):
            _axis(side, label(language), record, base, language)
        widgets.rungs(
            strings.CELLS(language), SIDES, max(record.plan.x.count, record.plan.y.count), _turn_cells, "sweep_cells",
            shown=lambda n: f"{n:.0f}×{n:.0f}",
        )  # fmt: skip
        with st.expander(strings.EXACT(language), key="sweep_exact"):
            for side in "xy":
                _exact(side, record, base, language)
            widgets.box(
                strings.TARGET(language), -ANY, ANY, record.plan.target, lambda v: _plan(target=float(v)), "sweep_target",
                help=strings.HELP_TARGET(language),
            )  # fmt: skip
        with st.expander(strings.SAME(language), key="sweep_same"):
            _same(record, config, base, language)
        with st.container(horizontal=True, gap="xsmall", key="sweep_acts"):
            st.button(strings.AGAIN(language), key="sweep_again", on_click=page.again)
            st.download_button(
                strings.CSV(language), data=partial(csv, page.seen()), file_name="sweep.csv", mime="text/csv", key="sweep_csv", on_click="ignore",
                help=strings.HELP_CSV(language),
            )  # fmt: skip


def csv(seen: page.Seen) -> bytes:
    """The map as it is when the file is asked for; that is done outside the script, where no session is known."""
    return table(seen.job.filled).encode() if seen.job else b""


def _commit(**changes: Any) -> None:
    """A finished act; what the record refuses is said and changes nothing."""
    try:
        new = replace(page.record(), **changes)
    except (TypeError, ValueError):
        state.note(shared.NOT_TAKEN)
    else:
        state.commit_record(page.ID, new)


def _plan(**changes: Any) -> None:
    try:
        new = replace(page.record().plan, **changes)
    except (TypeError, ValueError):
        state.note(shared.NOT_TAKEN)
    else:
        _commit(plan=new, cell=())


def _turn(side: str, **changes: Any) -> None:
    try:
        axis = replace(getattr(page.record().plan, side), **changes)
    except (TypeError, ValueError):
        state.note(shared.NOT_TAKEN)
    else:
        _plan(**{side: axis})


def _turn_cells(count: Any) -> None:
    plan = page.record().plan
    _plan(x=replace(plan.x, count=int(count)), y=replace(plan.y, count=int(count)))


def _offered(base: Config, axis: Axis) -> dict[str, str]:
    """The hyper-parameters to choose from; what the data fix is not among them."""
    fixed = () if sized(base) else ("noise", "samples")
    return {id: id for id in knobs(base) if id not in fixed} | {axis.knob: axis.knob}


def _named(base: Config, knob: str, language: str) -> str:
    param = knobs(base).get(knob)
    return param.name(language) if param else knob.rpartition(".")[2]


def _axis(side: str, label: str, record: Record, base: Config, language: str) -> None:
    axis: Axis = getattr(record.plan, side)
    names = {id: _named(base, id, language) for id in _offered(base, axis)}

    def choose(id: str) -> None:
        plan, other = page.record().plan, "y" if side == "x" else "x"
        mine, theirs = getattr(plan, side), getattr(plan, other)
        # the axes trade places rather than turn the same thing
        new = {side: theirs, other: mine} if id == theirs.knob else {side: usual(base, id, max(mine.count, 2))}
        _plan(**new)

    widgets.choice(label, names, axis.knob, choose, f"sweep_{side}")
    span = strings.RANGE_ACROSS if side == "x" else strings.RANGE_UP
    low, high, zero = *sorted((axis.low, axis.high)), ZERO.get(axis.knob)
    if axis.knob in knobs(base):
        widgets.span(
            span(language), _notches(base, axis), (low, high), lambda ends: _turn(side, low=ends[0], high=ends[1]), f"sweep_{side}_range",
            shown=lambda v: zero(language) if zero and not v else setting(v),
        )  # fmt: skip


def _notches(base: Config, axis: Axis) -> list[float]:
    """Round numbers to set a range to."""
    wide = usual(base, axis.knob)
    param = knobs(base)[axis.knob]
    if axis.log and wide.low > 0:
        found = widgets.ladder(wide.low / (10 if axis.knob == "learning_rate" else 1), wide.high)
    else:
        low, high = (0.0 if param.low < 0 else wide.low), wide.high
        found = tuple(float(f"{v:.3g}") for v in np.linspace(low, high, NOTCHES))
    return sorted({round(v) if param.whole else v for v in found if param.low <= v <= param.high and (v > 0 or not axis.log)})


def _exact(side: str, record: Record, base: Config, language: str) -> None:
    axis: Axis = getattr(record.plan, side)
    zero = f" (0 = {ZERO[axis.knob](language)})" if axis.knob in ZERO else ""
    st.caption(f"**{_named(base, axis.knob, language)}{zero}**")
    ends = (("low", strings.FROM), ("high", strings.TO))
    for column, (end, label) in zip(st.columns(2, gap="xsmall"), ends, strict=True):
        with column:
            widgets.box(label(language), -ANY, ANY, getattr(axis, end), _end(side, end), f"sweep_{side}_{end}")
    left, right = st.columns(2, gap="xsmall")
    with left:
        widgets.box(strings.VALUES(language), 1, MOST, axis.count, lambda n: _turn(side, count=int(n)), f"sweep_{side}_count")
    with right:
        options = {"log": strings.LOG(language), "even": strings.EVEN(language)}
        scale = strings.SCALE(language, name=_named(base, axis.knob, language))
        widgets.choice(scale, options, "log" if axis.log else "even", lambda id: _turn(side, log=id == "log"), f"sweep_{side}_log")


def _end(side: str, end: str) -> Callable[[Any], None]:
    return lambda value: _turn(side, **{end: float(value)})


def _same(record: Record, config: Config, base: Config, language: str) -> None:
    """What all runs share: Explore's own run, but for how long it is and on how many points."""
    turned = {record.plan.x.knob, record.plan.y.knob}
    pickers.dataset(config.dataset, "sweep_dataset", language)
    if sized(config) and "samples" not in turned:
        widgets.box(strings.POINTS(language), 2, MAX_POINTS, record.points, lambda n: _commit(points=int(n)), "sweep_points")
    pickers.share_of_tests(config, "sweep_test", language)
    data = data_of(base)
    st.caption(strings.TRAINED(language, n=int(data.train.sum()), test=int(data.test.sum())))
    for field in PICKS:
        pickers.entry(field, getattr(config, field), pickers.change(field), f"sweep_{field}", language)
    if "batch_size" not in turned:
        pickers.batch_size(base, pickers.change("batch_size"), "sweep_batch_size", language)
    widgets.box(strings.UPDATES(language), 1, MAX_STEPS, record.updates, lambda n: _commit(updates=int(n)), "sweep_updates")
