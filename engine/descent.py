"""The loop: θ_{t+1} = θ_t + Δ_t, everything recorded; one run (d,), or R runs at once (R, d).

A run has diverged when a parameter leaves ±1e12 or is not a number: it stops there and keeps its rows up to the update before.
It has converged when the gradient over the free parameters is at most 1e-8 long (for proximal steps: the last step over η); it runs on all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple

import numpy as np

from .arrays import Array, Ints
from .optimizers import Method, Optimizer, State
from .problem import Evaluation, Problem
from .text import Text

LIMIT, TOLERANCE = 1e12, 1e-8
Keep = Literal["all", "last"]


class Status(Enum):
    """How a run ended; an outcome, not an error."""

    RAN_OUT = "ran_out"
    CONVERGED = "converged"
    DIVERGED = "diverged"


MESSAGES = {
    Status.RAN_OUT: Text(
        "Made all {updates} updates; the gradient is still {norm:.3g} long.",
        "업데이트 {updates}번을 모두 마쳤습니다. 그래디언트의 크기는 아직 {norm:.3g}입니다.",
    ),
    Status.CONVERGED: Text(
        "Converged: after {updates} updates the gradient is only {norm:.1g} long.",
        "수렴했습니다. 업데이트 {updates}번 뒤 그래디언트의 크기가 {norm:.1g}에 지나지 않습니다.",
    ),
    Status.DIVERGED: Text(
        "Diverged: update {next} took a weight beyond 10¹²; the {updates} updates before it are kept.",
        "발산했습니다. {next}번째 업데이트에서 가중치가 10¹²를 넘었습니다. 그 전의 업데이트 {updates}번은 남아 있습니다.",
    ),
}
NO_POINTS = Text("There are no training points yet, so there is nothing to descend.", "아직 훈련 점이 없어서 내려갈 손실이 없습니다.")


@dataclass(frozen=True, eq=False)
class Run:
    """What happened, row t being the state before update t; T updates were made.

    `theta`, `grad` (T+1, d), the gradient of J over all examples; `loss`, `data_loss`, `penalty` (T+1,); `step` (T, d);
    `batch_grad` (T, d), the gradient of J over the mini-batch, and `batches` (T, b), training rows padded with -1 (None: full batches);
    `states`, the optimizer's named tuple with a leading T+1; `evaluations` (T+1,), examples touched so far; `epoch` (T+1,), passes completed;
    `learning_rate` (T,). A run kept as "last" has only the last row of each, and `updates` says how many were made.
    """

    theta: Array
    loss: Array
    data_loss: Array
    penalty: Array
    grad: Array
    step: Array
    batch_grad: Array | None
    batches: Ints | None
    states: State
    evaluations: Ints
    epoch: Ints
    learning_rate: Array
    updates: int
    status: Status
    message: Text


class Plan(NamedTuple):
    """How to go: the method, learning rates (T,) or (T, R, 1), mini-batch rows (..., T, b) with the share of each example (..., T), search noise (T, ..., d)."""

    method: Method
    optimizer: Optimizer
    rates: Array
    batches: Ints | None = None
    shares: Array | None = None
    noise: Array | None = None


class Trace(NamedTuple):
    """Recorded rows of one or R runs, (T+1, ..., d), and how many updates each made before it diverged."""

    theta: Array
    data_loss: Array
    penalty: Array
    grad: Array
    step: Array
    batch_grad: Array | None
    states: State
    kept: Ints


class _Recorder:
    """Preallocated rows; with keep="last" a single one."""

    def __init__(self, theta: Array, state: State, steps: int, batched: bool, keep: Keep) -> None:
        rows = steps + 1 if keep == "all" else 1
        self.theta, self.grad = np.empty((rows, *theta.shape)), np.empty((rows, *theta.shape))
        self.data_loss, self.penalty = np.empty((rows, *theta.shape[:-1])), np.empty((rows, *theta.shape[:-1]))
        self.step = np.empty((rows - 1, *theta.shape))
        self.batch_grad = np.empty_like(self.step) if batched else None
        self.states = type(state)(*(np.empty((rows, *np.shape(part))) for part in state))

    def look(self, t: int, theta: Array, at: Evaluation, state: State) -> Array:
        grad = at.grad
        self.theta[t], self.data_loss[t], self.penalty[t], self.grad[t] = theta, at.data_loss, at.penalty, grad
        for rows, part in zip(self.states, state, strict=True):
            rows[t] = part
        return grad

    def trace(self, kept: Any) -> Trace:
        return Trace(self.theta, self.data_loss, self.penalty, self.grad, self.step, self.batch_grad, self.states, np.asarray(kept))


def _share(batches: Ints, shares: Array, n: int) -> Callable[[int], Array]:
    """t -> the weight of each example in update t's mini-batch (..., n)."""
    lead = batches.shape[:-2]

    def share(t: int) -> Array:
        weight = np.zeros((*lead, n + 1))  # the padding -1 falls on the slot behind the last
        np.put_along_axis(weight, batches[..., t, :], shares[..., t, None], -1)
        return weight[..., :n]

    return share


def descend(problem: Problem, plan: Plan, keep: Keep = "all") -> Trace:
    """Run the plan's updates from `problem.start`, one pass over the data each; no warning escapes, no input is written to."""
    theta, free = problem.start, problem.free
    lead, steps = theta.shape[:-1], len(plan.rates)
    update, state = plan.optimizer.update, plan.optimizer.init(theta)
    searching, proximal = plan.method.kind == "search", plan.method.kind == "proximal"
    share = None if plan.batches is None or plan.shares is None else _share(plan.batches, plan.shares, problem.n)
    record = _Recorder(theta, state, steps, share is not None, keep)
    rates = plan.rates.tolist() if plan.rates.ndim == 1 else plan.rates
    alive: Any = np.ones(lead, bool)
    kept: Any = np.full(lead, steps)
    everything = keep == "all"
    with np.errstate(all="ignore"):
        at = problem.evaluate(theta, share and share(0) if steps else None)
        for t in range(steps):
            if t and not searching:
                at = problem.evaluate(theta, share and share(t))
            if everything:
                record.look(t, theta, at, state)
            eta = rates[t]
            if searching:
                assert plan.noise is not None
                step, state = update(plan.noise[t], state, theta, eta)
            else:
                g = at.data_grad if at.batch_grad is None else at.batch_grad
                if everything and record.batch_grad is not None:
                    record.batch_grad[t] = g + at.penalty_grad
                step, state = update(g if proximal else g + at.penalty_grad, state, theta, eta)
            if proximal:
                step = problem.prox(theta + step, eta) - theta
            step = step * free
            new = theta + step
            if searching:
                there = problem.evaluate(new)
                better = np.asarray(there.loss < at.loss)
                at = Evaluation(*(None if a is None else np.where(_like(better, a), b, a) for a, b in zip(at, there, strict=True)))
                step = np.where(better[..., None], step, 0.0)
                new = theta + step
            if everything:
                record.step[t] = step
            safe = np.vecdot(new, new) <= LIMIT**2
            if not safe.all():
                kept = np.where(alive & ~safe, t, kept)
                alive = alive & safe
                if not alive.any():
                    break
                new = np.where(alive[..., None], new, theta)
            theta = new
        else:
            if steps and not searching:
                at = problem.evaluate(theta)
            record.look(steps if everything else 0, theta, at, state)
            return record.trace(kept)
        if not everything:
            record.look(0, theta, problem.evaluate(theta), state)
    return record.trace(kept)


def _like(mask: Any, part: Any) -> Any:
    return mask[..., None] if np.ndim(part) > mask.ndim else mask


def read(trace: Trace, plan: Plan, problem: Problem, r: int | None = None) -> Run:
    """Run r of a trace (None: the only one), cut where it diverged, with its status in words."""
    pick: Callable[[Any], Any] = (lambda part: part) if r is None else (lambda part: part[:, r])
    kept = int(trace.kept if r is None else trace.kept[r])
    rows = len(trace.theta)
    last = min(kept + 1, rows)
    steps = len(plan.rates)
    rates = plan.rates if plan.rates.ndim == 1 else plan.rates[:, r, 0]
    batches = plan.batches if plan.batches is None or plan.batches.ndim == 2 else plan.batches[r]
    evaluations, epoch = _clock(problem.n, steps, batches, plan.method.kind == "search")
    if rows == 1:
        evaluations, epoch = evaluations[kept:], epoch[kept:]
    grad, step = pick(trace.grad)[:last], pick(trace.step)[: last - 1]
    free = problem.free if problem.free.ndim == 1 else problem.free[r]
    residual = grad[-1] * free
    if plan.method.kind == "proximal" and len(step) and rates[kept - 1]:
        residual = step[-1] / rates[kept - 1]
    norm = float(np.linalg.norm(residual))
    status = Status.DIVERGED if kept < steps else Status.CONVERGED if norm <= TOLERANCE else Status.RAN_OUT
    data_loss, penalty = pick(trace.data_loss)[:last], pick(trace.penalty)[:last]
    return Run(
        theta=pick(trace.theta)[:last],
        loss=data_loss + penalty,
        data_loss=data_loss,
        penalty=penalty,
        grad=grad,
        step=step,
        batch_grad=None if trace.batch_grad is None else pick(trace.batch_grad)[: last - 1],
        batches=None if batches is None else batches[:kept],
        states=type(trace.states)(*(pick(part)[:last] if r is None or part.ndim > 2 else part[:last] for part in trace.states)),
        evaluations=evaluations[:last],
        epoch=epoch[:last],
        learning_rate=rates[:kept],
        updates=kept,
        status=status,
        message=MESSAGES[status].format(updates=kept, next=kept + 1, norm=norm) if problem.n else NO_POINTS,
    )


def _clock(n: int, steps: int, batches: Ints | None, searching: bool) -> tuple[Ints, Ints]:
    """Examples touched and epochs completed before each update (T+1,); a search pays for its start too."""
    t = np.arange(steps + 1)
    if batches is None:
        return n * (t + searching), t
    evaluations = np.concatenate([[0], np.cumsum((batches >= 0).sum(-1))])
    return evaluations, evaluations // n
