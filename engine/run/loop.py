"""The loop θ_{t+1} = θ_t + Δ_t, every row recorded: one run, θ (d,), or R runs stepped together, θ (R, d)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from engine.arrays import Array, Bools, Ints
from engine.optimizers import Method, Optimizer, State

from .problem import Evaluation, Problem

LIMIT = 1e12
Keep: TypeAlias = Literal["all", "losses", "last"]


class Plan(NamedTuple):
    """How to go: learning rates (T,) or (T, R, 1); mini-batch rows (..., T, b) padded with -1, each worth `shares` (..., T), where run r
    of many has those at `which` (R,); search noise (T, ..., d)."""

    method: Method
    optimizer: Optimizer
    rates: Array
    batches: Ints | None = None
    shares: Array | None = None
    which: Ints | None = None
    noise: Array | None = None


class Trace(NamedTuple):
    """What was recorded, (T+1, ..., d) and (T+1, ...), a single row if only the last was kept; "losses" keeps all rows of the losses alone.

    `residual` (..., d) is zero where θ can improve no more: ∇J over the free parameters, or the proximal step of η = 1.
    `kept` (...,) counts the updates before θ grew longer than LIMIT or was not a number; a run's rows after that many are void.
    """

    theta: Array
    data_loss: Array
    penalty: Array
    grad: Array
    step: Array
    batch_grad: Array | None
    states: State
    residual: Array
    kept: Ints


class _Recorder:
    """Rows laid out beforehand."""

    def __init__(self, theta: Array, state: State, rows: int, losses: int, batched: bool) -> None:
        shape, lead = theta.shape, theta.shape[:-1]
        self.theta, self.grad, self.step = np.empty((rows, *shape)), np.empty((rows, *shape)), np.empty((rows - 1, *shape))
        self.data_loss, self.penalty = np.empty((losses, *lead)), np.empty((losses, *lead))
        self.batch_grad = np.empty_like(self.step) if batched else None
        self.states = type(state)(*(np.empty((rows, *np.shape(part))) for part in state))

    def lose(self, t: int, at: Evaluation) -> None:
        self.data_loss[t], self.penalty[t] = at.data_loss, at.penalty

    def look(self, t: int, theta: Array, at: Evaluation, state: State) -> None:
        self.theta[t], self.grad[t] = theta, at.grad
        for rows, part in zip(self.states, state, strict=True):
            rows[t] = part

    def move(self, t: int, step: Array, batch_grad: Array | None) -> None:
        self.step[t] = step
        if self.batch_grad is not None:
            self.batch_grad[t] = batch_grad


def descend(problem: Problem, plan: Plan, keep: Keep = "all") -> Trace:
    """Make the plan's updates from `problem.start`, one pass over the data each; no warning escapes, no input is written to."""
    theta, steps = problem.start, len(plan.rates)
    update, state = plan.optimizer.update, plan.optimizer.init(theta)
    searching, proximal = plan.method.kind == "search", plan.method.kind == "proximal"
    share = _shares(plan, problem.n)
    rows, losses = steps + 1 if keep == "all" else 1, 1 if keep == "last" else steps + 1
    record = _Recorder(theta, state, rows, losses, plan.batches is not None)
    rates = plan.rates.tolist() if plan.rates.ndim == 1 else plan.rates
    with np.errstate(all="ignore"):
        at = problem.evaluate(theta, share(0))
        alive = _safe(theta)
        kept: Ints = np.where(alive, steps, 0)
        for t in range(steps):
            if keep == "all":
                record.look(t, theta, at, state)
            if keep != "last":
                record.lose(t, at)
            eta, there, g = rates[t], None, None
            if searching:
                step, state = update(_row(plan.noise, t), state, theta, eta)
                step, there = _only_if_better(problem, theta, step * problem.free, at)
            elif proximal:
                g = at.data_grad if at.batch_grad is None else at.batch_grad
                step, state = update(g, state, theta, eta)
                step = (problem.prox(theta + step, eta) - theta) * problem.free
                g = g + at.penalty_grad
            else:
                g = at.grad if at.batch_grad is None else at.batch_grad + at.penalty_grad
                step, state = update(g, state, theta, eta)
                step = step * problem.free
            if keep == "all":
                record.move(t, step, g)
            new = theta + step
            was, alive = alive, alive & _safe(new)
            if not alive.all():
                kept = np.where(was & ~alive, t, kept)
                if not alive.any():
                    break
                new = np.where(alive[..., None], new, theta)
            theta = new
            at = problem.evaluate(theta, share(t + 1)) if there is None else there
        record.look(rows - 1, theta, at, state)
        record.lose(losses - 1, at)
        residual = theta - problem.prox(theta - at.data_grad, 1.0) if proximal else at.grad
    return Trace(
        record.theta,
        record.data_loss,
        record.penalty,
        record.grad,
        record.step,
        record.batch_grad,
        record.states,
        residual * problem.free,
        kept,
    )


def _shares(plan: Plan, n: int) -> Callable[[int], Array | None]:
    """t -> the weight of each example in update t's mini-batch (..., n); None for full batches and past the end."""
    if plan.batches is None or plan.shares is None:
        return lambda t: None
    batches, shares = plan.batches, plan.shares
    shape = (*batches.shape[:-2], n + 1)

    def share(t: int) -> Array | None:
        if t >= len(plan.rates):
            return None
        weight = np.zeros(shape)  # the padding, -1, falls on the slot behind the last example
        np.put_along_axis(weight, batches[..., t, :], shares[..., t, None], -1)
        return weight[..., :n] if plan.which is None else weight[plan.which, :n]

    return share


def _safe(theta: Array) -> Bools:
    """Which runs have all their parameters within the limit (...,); NaN is not."""
    return np.asarray(np.vecdot(theta, theta) <= LIMIT**2)


def _row(noise: Array | None, t: int) -> Array:
    if noise is None:
        raise ValueError("a search needs a plan with noise (T, ..., d), got none")
    row: Array = noise[t]
    return row


def _only_if_better(problem: Problem, theta: Array, step: Array, at: Evaluation) -> tuple[Array, Evaluation]:
    """The step where it lowers J, else none; and the look at where that leads."""
    there = problem.evaluate(theta + step)
    better = np.asarray(there.loss < at.loss)
    wide = better[..., None]
    return np.where(wide, step, 0.0), Evaluation(
        np.where(better, there.data_loss, at.data_loss),
        np.where(better, there.penalty, at.penalty),
        np.where(wide, there.data_grad, at.data_grad),
        np.where(wide, there.penalty_grad, at.penalty_grad),
        None,
    )
