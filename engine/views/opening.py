"""One update opened: every number between the weights before it and the weights after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Array
from engine.data.features import FEATURES
from engine.losses import softmax
from engine.run.simulate import Result


@dataclass(frozen=True, eq=False)
class Opened:
    """Update `step` (0-based) seen from one example (0-based, of all points); matrices are (k, F), in the order of the sum.

    s = Wφ; p softmax of s; terms sum to L; slopes ∂L/∂s (k,), grad_example = slopes φᵀ. `data_grad` is the mean over the `used` examples of the
    update's batch, `penalty_grad` λ∇R; `grad` their sum. `before`, `after`: the optimizer's state, by name. `delta_W` = `W_new` - W is None, as is
    `after`, where no update follows: at the run's end. `tried`, `tried_loss`: a search's guess and its J; `kept`: whether θ moved at all.
    """

    result: Result
    step: int
    example: int
    y: int
    phi: Array
    W: Array
    s: Array
    p: Array
    terms: Array
    L: float
    slopes: Array
    grad_example: Array
    used: int
    data_grad: Array
    penalty_grad: Array
    grad: Array
    loss: float
    learning_rate: float
    before: dict[str, Any]
    after: dict[str, Any] | None
    delta_W: Array | None
    W_new: Array | None
    tried: Array | None
    tried_loss: float | None
    kept: bool


def opened(result: Result, step: int, example: int) -> Opened:
    """Open update `step` (0 … T) of a run, told along the point `example`; IndexError beyond either.

    >>> from engine import Config, simulate
    >>> update = opened(simulate(Config(dataset="hand_check", learning_rate=0.5)), 3, 0)
    >>> bool(np.allclose(update.W_new, update.W - 0.5 * update.grad)), bool(np.allclose(update.s, update.W @ update.phi))
    (True, True)
    """
    config, data, fit, run = result.config, result.data, result.problem, result.run
    step, example = range(len(run.theta))[step], range(len(data.y))[example]
    shape = (fit.k, fit.F)
    theta, y = run.theta[step], data.y[example : example + 1]
    W = theta.reshape(shape)
    phi = FEATURES[config.features].map(data.X[example], **config.settings("features"))
    S = (W @ phi)[None]
    terms = fit.loss.terms(S, y, **fit.loss_settings)[0]
    slopes = fit.loss.grad(S, y, **fit.loss_settings)[0]
    last = step == run.updates
    batched = run.batch_grad is not None and run.batches is not None and not last
    grad = run.batch_grad[step] if batched and run.batch_grad is not None else run.grad[step]
    penalty_grad = fit.penalty_grad(theta)
    after = None if last else _state(run.states, step + 1, shape)
    tried = None
    if after is not None and "tried" in after:
        tried = W + (after["tried"] - W) * fit.free.reshape(shape)
    return Opened(
        result=result,
        step=step,
        example=example,
        y=int(y[0]),
        phi=phi,
        W=W,
        s=S[0],
        p=softmax(S)[0],
        terms=terms,
        L=float(terms.sum()),
        slopes=slopes,
        grad_example=np.outer(slopes, phi),
        used=int((run.batches[step] >= 0).sum()) if batched and run.batches is not None else fit.n,
        data_grad=(grad - penalty_grad).reshape(shape),
        penalty_grad=penalty_grad.reshape(shape),
        grad=grad.reshape(shape),
        loss=float(run.loss[step]),
        learning_rate=float(run.learning_rate[step]) if not last else config.learning_rate,
        before=_state(run.states, step, shape),
        after=after,
        delta_W=None if last else run.step[step].reshape(shape),
        W_new=None if last else run.theta[step + 1].reshape(shape),
        tried=tried,
        tried_loss=None if tried is None else float(fit.value(tried.ravel())),
        kept=not last and bool(run.step[step].any()),
    )


def _state(states: Any, step: int, shape: tuple[int, int]) -> dict[str, Any]:
    """The named parts of an optimizer's state at one update, those like θ as matrices."""
    return {name: part[step].reshape(shape) if part.ndim > 1 else int(part[step]) for name, part in states._asdict().items()}
