"""What an update costs, counted four ways: updates, epochs, examples touched, and time measured."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from engine.arrays import Array
from engine.checks.bugs import BUGS
from engine.optimizers import OPTIMIZERS
from engine.run.simulate import Result

TIMED = 25  # updates timed at most; the median of them counts


def costs(result: Result, seconds: float) -> dict[str, Array]:
    """Axis -> what had been spent at each W of the run (T+1,); `seconds` is the time of one update.

    An epoch is one pass over the training points; a search passes once per guess. Examples count loss evaluations too, a search's start included.

    >>> from engine import Config, simulate
    >>> spent = costs(simulate(Config(samples=30, batch_size=10, steps=6)), 1e-5)
    >>> spent["epochs"].round(2).tolist(), spent["examples"].tolist()
    ([0.0, 0.33, 0.67, 1.0, 1.33, 1.67, 2.0], [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0])
    """
    run, n = result.run, max(result.problem.n, 1)
    updates = np.arange(len(run.theta), dtype=float)
    examples = run.evaluations.astype(float)
    return {"updates": updates, "epochs": (examples - examples[:1]) / n, "examples": examples, "time": seconds * updates}


def seconds_per_update(result: Result, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median time of what one update needs and no more: a gradient over its batch, or a loss for a search, and the optimizer's step.

    What the app records besides, such as the loss over all points at every update, is not timed.

    >>> from engine import Config, simulate
    >>> 0 < seconds_per_update(simulate(Config(steps=5))) < 1
    True
    """
    run, fit, config = result.run, result.problem, result.config
    count = min(TIMED, len(run.step))
    if not count:
        return 0.0
    method, bug = OPTIMIZERS[config.optimizer], BUGS.get(config.bug)
    optimizer = (bug.make.get(method.id, method.make) if bug else method.make)(**config.settings("optimizer"))
    state, spent = optimizer.init(run.theta[0]), []
    noise = np.zeros(fit.d)
    with np.errstate(all="ignore"):
        for t in range(count):
            rows = None if run.batches is None else run.batches[t][run.batches[t] >= 0]
            part = fit.only(rows)
            theta, eta = run.theta[t], float(run.learning_rate[t])
            began = clock()
            if method.kind == "search":
                step, state = optimizer.update(noise, state, theta, eta)
                part.value(theta + step)
            else:
                step, state = optimizer.update(part.grad(theta), state, theta, eta)
                if method.kind == "proximal":
                    part.prox(theta + step, eta)
            spent.append(clock() - began)
    return float(np.median(spent))
