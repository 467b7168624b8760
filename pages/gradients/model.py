"""The model whose gradient is taken: the run of Explore at an update, or the lecture's nine weights, with what the page changed of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from engine import BUGS, LOSSES, Config
from engine.arrays import Array
from engine.checks import bug_case
from engine.checks.bug_case import Examined
from engine.run.problem import Fit
from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import LECTURE, POWERS, Nudges, lens, nudges, to_kink
from ui import runs

from .record import HIDDEN, NO_BUG, Record
from .worked import feature_names, weight_names

SMALL = Config(dataset="hand_check", strength=0.1, start=LECTURE.W, steps=1)  # the W that the lecture nudges, on data of ours
FEW, SAMPLES, ROUGH = 30, 97, 33  # weights up to which the lens is fine; its samples then, and beyond
ENTRIES = 32


@dataclass(frozen=True, eq=False)
class Model:
    """A problem at one θ; `config` starts at θ. `base` is the run's own Config, `step` its update, `fallen` whether the run had nothing to show."""

    base: Config
    config: Config
    fit: Fit
    theta: Array
    step: int
    names: list[str]
    features: list[str]
    fallen: bool
    changed: bool


def base_of(record: Record, config: Config) -> tuple[Config, bool]:
    """The Config whose weights are taken, and whether it is not the one that was asked for, since that has nothing to learn from."""
    if record.source == "small":
        return SMALL, False
    return (config, False) if len(np.unique(runs.ran(config).problem.y)) > 1 else (SMALL, True)


def long(record: Record, config: Config) -> bool:
    """Whether the run that is asked for is still to come, and takes a while."""
    return record.source == "run" and runs.is_long(config)


def model(record: Record, config: Config) -> Model:
    """`record` must hold the update that is meant."""
    base, fallen = base_of(record, config)
    step = 0
    if base is SMALL:
        theta = np.array(LECTURE.W)
    else:
        run = runs.ran(base).run
        step = min(max(record.step, 0), run.updates)
        theta = run.theta[step]
    changed = len(record.theta) == len(theta)
    if changed:
        theta = np.array(record.theta)
    own = base.but(bug="", free="all", start=tuple(theta.tolist()))
    if record.loss:
        own = own.but(loss=record.loss)
    if record.strength >= 0:
        own = own.but(strength=record.strength)
    fit = fit_of(own, data_of(own))
    settings = own.settings("features")
    names, features = weight_names(own.features, settings, fit.k), feature_names(own.features, settings)
    return Model(base, own, fit, theta, step, names, features, fallen, changed)


@dataclass(frozen=True, eq=False)
class Table:
    """All that a hand may ask for between two answers: `nudges`, and the lens along every weight at one h, and along one weight at every h."""

    nudges: Nudges
    along_weights: Array
    along_powers: Array


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _nudged(config: Config) -> Nudges:
    fit = fit_of(config, data_of(config))
    return nudges(fit, fit.start)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False, hash_funcs={Config: repr})
def _lens(config: Config, weight: int | None, power: int | None) -> Array:
    fit = fit_of(config, data_of(config))
    weights = np.arange(fit.d) if weight is None else np.array([weight])
    powers = POWERS if power is None else (power,)
    return lens(fit, fit.start, weights, powers, SAMPLES if fit.d <= FEW else ROUGH)


def table(model: Model, weight: int, power: int, told: Callable[[int, int], None] = lambda done, of: None) -> Table:
    """`told` hears how many of its three parts are there."""
    found = _nudged(model.config)
    told(1, 3)
    along_weights = _lens(model.config, None, power)[:, 0]
    told(2, 3)
    return Table(found, along_weights, _lens(model.config, weight, None)[0])


# What the sidebar's buttons ask for


def fresh(config: Config, d: int) -> tuple[float, ...]:
    """Random weights, drawn by the engine."""
    return tuple(fit_of(config.but(start="random", seed=secrets.randbelow(2**32)), data_of(config)).start.tolist()[:d])


def kink(found: Model, weight: int) -> tuple[float, ...] | None:
    moved = to_kink(found.fit, found.theta, weight)
    return None if moved is None else tuple(moved.tolist())


def has_kinks(config: Config) -> bool:
    return not LOSSES[config.loss].smooth


# The hidden mistake


@dataclass(frozen=True, eq=False)
class Case:
    """What the third section shows: the mistake ("" for none), what the checks see of it, and all that could be meant instead."""

    bug: str
    config: Config
    seen: Examined
    suspects: dict[str, Examined]


def case(found: Model, record: Record, told: Callable[[int, int], None] | None = None) -> Case:
    """`told` hears how many of all mistakes have been examined."""
    theta = found.theta if np.any(found.theta) else np.array(fresh(found.config.but(seed=1), len(found.theta)))
    given = "" if record.bug == NO_BUG else record.bug
    for bug in (bug_case.hidden(record.case + turn) for turn in range(len(BUGS))) if record.bug == HIDDEN else (given,):
        config = bug_case.case_config(found.config, theta, bug_case.loss_of(bug, found.config.loss))
        if _examined(config, bug).caught:
            break  # some hide from every check on very few points: nobody could guess them
    seen = _examined(config.but(strength=0.0) if record.zero else config, bug)
    counted = iter(range(len(BUGS)))

    def look(config: Config, bug: str) -> Examined:
        if told:
            told(next(counted), len(BUGS))
        return _examined(config, bug)

    return Case(bug, config, seen, bug_case.suspects(config, look))


@st.cache_resource(max_entries=ENTRIES * len(BUGS), show_spinner=False, hash_funcs={Config: repr})
def _examined(config: Config, bug: str) -> Examined:
    return bug_case.examine(config, bug)


def clamped(record: Record, found: Model) -> Record:
    """A record whose choices exist on this model."""
    d, n = found.fit.d, found.fit.n
    weight = min(record.weight, d - 1)
    filled = (record.filled & (2**d - 1)) | 1 << weight
    return replace(record, weight=weight, filled=filled, example=min(record.example, n - 1))
