"""What a run leaves behind: its recorded rows, how it ended, and a sentence about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Array, Ints
from engine.optimizers import State
from engine.text import Text

from .loop import LIMIT, Plan, Trace
from .problem import Problem

TOLERANCE = 1e-8


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
        "Diverged: update {next} took the weights beyond 10¹²; the {updates} updates before it are kept.",
        "발산했습니다. {next}번째 업데이트에서 가중치가 10¹²를 넘었습니다. 그 전의 업데이트 {updates}번은 남아 있습니다.",
    ),
}
FAR_START = Text(
    "The start is already beyond 10¹², too far for any update.",
    "시작점이 이미 10¹²를 넘어 업데이트를 할 수 없습니다.",
)
NO_POINTS = Text("There are no training points yet, so there is nothing to descend.", "아직 훈련 점이 없어서 내려갈 손실이 없습니다.")


@dataclass(frozen=True, eq=False)
class Run:
    """What happened; row t is the state before update t, and T = `updates` were made.

    `theta`, `grad` (T+1, d), the gradient of J over all examples; `loss`, `data_loss`, `penalty` (T+1,); `step` (T, d);
    `batch_grad` (T, d), the gradient of J over the mini-batch, and `batches` (T, b), training rows padded with -1 (both None for full
    batches); `states`, the optimizer's named tuple with a leading T+1; `evaluations` (T+1,), examples touched so far;
    `epoch` (T+1,), passes completed; `learning_rate` (T,). A run kept as "last" has only the last row of those with T+1, and no steps;
    kept as "losses" it has all rows of the three losses besides.

    The status is CONVERGED when the gradient over the free parameters (for proximal steps: the step that η = 1 would make) is at most
    1e-8 long at the end, DIVERGED when θ grew longer than 1e12 or was not a number: the rows before that update are kept.
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


def read(trace: Trace, plan: Plan, problem: Problem, r: int | None = None) -> Run:
    """Run r of a trace (None: the only one), cut where it diverged."""

    def rows(part: Array, count: int) -> Array:
        return part[:count] if r is None else part[:count, r]

    steps, updates = len(plan.rates), int(trace.kept if r is None else trace.kept[r])
    whole = len(trace.theta) == steps + 1
    count, first = (updates + 1, 0) if whole else (1, updates)
    batches = plan.batches if r is None or plan.batches is None or plan.which is None else plan.batches[plan.which[r]]
    evaluations, epoch = _clock(problem.n, steps, batches, plan.method.kind == "search")
    losses = updates + 1 if len(trace.data_loss) == steps + 1 else 1
    data_loss, penalty = rows(trace.data_loss, losses), rows(trace.penalty, losses)
    norm = _length(trace.residual if r is None else trace.residual[r])
    status = Status.DIVERGED if updates < steps else Status.CONVERGED if norm <= TOLERANCE else Status.RAN_OUT
    message = MESSAGES[status].format(updates=updates, next=updates + 1, norm=norm)
    if status is Status.DIVERGED and not updates and _length(rows(trace.theta, 1)) > LIMIT:
        message = FAR_START
    if not problem.n:
        status, message = Status.RAN_OUT, NO_POINTS
    return Run(
        theta=rows(trace.theta, count),
        loss=data_loss + penalty,
        data_loss=data_loss,
        penalty=penalty,
        grad=rows(trace.grad, count),
        step=rows(trace.step, count - 1),
        batch_grad=None if trace.batch_grad is None else rows(trace.batch_grad, count - 1),
        batches=None if batches is None else batches[:updates],
        states=type(trace.states)(*(part[:count] if part.ndim == 1 else rows(part, count) for part in trace.states)),
        evaluations=evaluations[first : updates + 1],
        epoch=epoch[first : updates + 1],
        learning_rate=(plan.rates if r is None else plan.rates[:, r, 0])[:updates],
        updates=updates,
        status=status,
        message=message,
    )


def _length(v: Array) -> float:
    with np.errstate(over="ignore"):
        return float(np.linalg.norm(v))


def _clock(n: int, steps: int, batches: Ints | None, searching: bool) -> tuple[Ints, Ints]:
    """Examples touched and epochs completed before each update (T+1,); a search pays for its start too."""
    t = np.arange(steps + 1)
    if batches is None:
        return n * (t + searching), t
    evaluations = np.concatenate([[0], np.cumsum((batches >= 0).sum(-1))])
    return evaluations, evaluations // n
