"""Many runs at once: those of one shape are stacked as (R, d) and stepped together, as one array program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.arrays import Array, Ints
from engine.checks.bugs import BUGS
from engine.config import DRAWN, Config
from engine.data.datasets import DATASETS, Data
from engine.data.features import FEATURES

from .loop import Keep, Plan, descend
from .problem import Fit
from .record import read
from .simulate import Result, data_of, fit_of, plan_of

BLOCK, BLOCK_BYTES = 64, 64_000_000


def sweep(configs: Iterable[Config], keep: Keep = "all") -> list[Result]:
    """`simulate` for each config, many times faster; `keep="last"` records only the last row of each run,
    `keep="losses"` all rows of the losses besides.

    >>> results = sweep([Config(learning_rate=rate, steps=50) for rate in (0.01, 0.1, 1.0)], keep="last")
    >>> [result.run.updates for result in results], results[2].run.theta.shape
    ([50, 50, 50], (1, 9))
    """
    configs = list(configs)
    found: dict[int, Result] = {}
    for block in sweep_blocks(configs, keep):
        found.update(block)
    return [found[i] for i in range(len(configs))]


def sweep_blocks(configs: Sequence[Config], keep: Keep = "all", block: int = BLOCK) -> Iterator[dict[int, Result]]:
    """The same, block by block of at most `block` runs: index -> result, so that a caller may show progress and stop."""
    groups: dict[Any, list[tuple[int, Config, Data, Fit]]] = {}
    known: dict[Any, Any] = {}
    for i, config in enumerate(configs):
        data, fit = _prepare(config, known)
        groups.setdefault(_shape(config, fit), []).append((i, config, data, fit))
    for group in groups.values():
        _, config, _, fit = group[0]
        size = max(1, min(block, BLOCK_BYTES // _bytes(config, fit, keep)))
        for start in range(0, len(group), size):
            yield _run_together(group[start : start + size], keep)


def _prepare(config: Config, known: dict[Any, Any]) -> tuple[Data, Fit]:
    """Data and problem of a config; equal data and features are the same arrays."""
    seed = 0 if config.dataset == DRAWN or DATASETS[config.dataset].fixed else config.seed
    data_key = (config.dataset, config.points, config.classes, config.samples, config.noise, config.test_fraction, seed)
    if data_key not in known:
        known[data_key] = data_of(config)
    data = known[data_key]
    phi_key = (data_key, config.features, config.feature_settings)
    if phi_key not in known:
        known[phi_key] = FEATURES[config.features].map(data.X[data.train], **config.settings("features")), data.y[data.train]
    phi, y = known[phi_key]
    return data, replace(fit_of(config, data, phi), y=y)


def _shape(config: Config, fit: Fit) -> Any:
    """What runs must have in common to be stepped together."""
    batched = 0 < config.batch_size < fit.n
    size = config.batch_size if batched and config.bug else batched
    return fit.n, fit.F, fit.k, config.loss, config.regularizer, config.optimizer, config.steps, config.bug, size


def _bytes(config: Config, fit: Fit, keep: Keep) -> int:
    """About what one run takes: a pass over the scores, its batches, and its rows."""
    rows = 8 * config.steps * fit.d if keep == "all" else 0
    return 8 * (10 * fit.n * fit.k + config.steps * (min(config.batch_size, fit.n) + fit.d) + rows)


def _run_together(group: list[tuple[int, Config, Data, Fit]], keep: Keep) -> dict[int, Result]:
    drawn: dict[tuple[int, int], Ints] = {}
    fits, plans = [fit for *_, fit in group], [plan_of(config, fit, drawn) for _, config, _, fit in group]
    if len(group) == 1:
        problem, plan = fits[0], plans[0]
        runs = [read(descend(problem, plan, keep), plan, problem)]
    else:
        problem, plan = _stack_fits(fits), _stack_plans([config for _, config, _, _ in group], plans)
        trace = descend(problem, plan, keep)
        runs = [read(trace, plan, problem, r) for r in range(len(group))]
    return {i: Result(config, data, fit, run) for (i, config, data, fit), run in zip(group, runs, strict=True)}


def _stack_fits(fits: list[Fit]) -> Fit:
    first = fits[0]
    shared = all(fit.phi is first.phi and fit.y is first.y for fit in fits)
    return replace(
        first,
        phi=first.phi if shared else np.stack([fit.phi for fit in fits]),
        y=first.y if shared else np.stack([fit.y for fit in fits]),
        start=np.stack([fit.start for fit in fits]),
        free=np.stack([fit.free for fit in fits]),
        strength=np.array([fit.strength for fit in fits]),
        room=np.empty((len(fits) * first.k, first.n)) if shared else None,
        loss_settings=_stack_settings([dict(fit.loss_settings) for fit in fits], (1, 1)),
    )


def _stack_plans(configs: list[Config], plans: list[Plan]) -> Plan:
    first, bug = plans[0], BUGS.get(configs[0].bug)
    make = bug.make.get(first.method.id, first.method.make) if bug else first.method.make
    stacked = Plan(
        first.method,
        make(**_stack_settings([config.settings("optimizer") for config in configs], (1,))),
        np.stack([plan.rates for plan in plans], axis=1)[..., None],
    )
    if first.noise is not None:
        return stacked._replace(noise=np.stack([plan.noise for plan in plans if plan.noise is not None], axis=1))
    if first.batches is None:
        return stacked
    own = {id(plan.batches): (plan.batches, plan.shares) for plan in plans if plan.batches is not None and plan.shares is not None}
    width = max(rows.shape[1] for rows, _ in own.values())
    padded = [np.pad(rows, ((0, 0), (0, width - rows.shape[1])), constant_values=-1) for rows, _ in own.values()]
    places = {key: place for place, key in enumerate(own)}
    return stacked._replace(
        batches=np.stack(padded),
        shares=np.stack([shares for _, shares in own.values()]),
        which=np.array([places[id(plan.batches)] for plan in plans]),
    )


def _stack_settings(settings: list[dict[str, float]], tail: tuple[int, ...]) -> dict[str, float | Array]:
    """Each setting as one number where all runs agree, else as (R, *tail)."""
    table = {name: [values[name] for values in settings] for name in settings[0]}
    return {name: column[0] if len(set(column)) == 1 else np.array(column).reshape(-1, *tail) for name, column in table.items()}
