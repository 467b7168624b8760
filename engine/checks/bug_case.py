"""A known mistake hidden in the code, and what the checks see of it: the rows of the gradient check, the loss at W = 0, the first updates.

A case is the model in hand, set up so that any mistake could be there: a penalty to get wrong, Adam, batches of which the last is short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.arrays import Array, Bools
from engine.config import Config
from engine.run.simulate import data_of, fit_of
from engine.studies.finite_differences import DIFFERS

from .bugs import BUGS
from .gradcheck import FLOOR, Sanity, check_gradient, check_start, check_steps, relative_error

STRENGTH = 0.1  # at least, so that a wrong penalty can be seen
BATCHES = (8, 7, 5, 3, 2)
ORDER = 5  # step through the mistakes; prime to their number, so that all come round
H = 1e-5


@dataclass(frozen=True, eq=False)
class Examined:
    """What the checks see of a mistake ("" for none): rows (d,) of both gradients, which of them differ, which sit at a kink; the two other checks."""

    bug: str
    numeric: Array
    analytic: Array
    red: Bools
    kink: Bools
    start: Sanity
    steps: Sanity

    @property
    def caught(self) -> bool:
        return bool(self.red.any()) or not self.start.ok or not self.steps.ok


def case_config(base: Config, theta: Array, loss: str, strength: float | None = None) -> Config:
    """The Config that a mistake hides in: `base` at θ, with a penalty, Adam, and batches of which the last is short."""
    base = base.but(loss=loss, bug="", free="all", schedule="constant", start=tuple(theta.tolist()))
    n = int(data_of(base).train.sum())
    batch = next((b for b in BATCHES if b < n and n % b), 0)
    least = max(base.strength, STRENGTH) if strength is None else strength
    regularizer = "l2" if base.regularizer == "none" else base.regularizer
    rate = min(abs(base.learning_rate), 0.1) or 0.1
    return base.but(regularizer=regularizer, strength=least, optimizer="adam", learning_rate=rate, batch_size=batch)


def examine(config: Config, bug: str) -> Examined:
    """All three checks on `config` with a mistake in it.

    >>> import numpy as np
    >>> case = case_config(Config(dataset="hand_check"), np.linspace(-1, 1, 9), "softmax")
    >>> seen = examine(case, "bias_in_penalty_grad")
    >>> np.flatnonzero(seen.red).tolist(), seen.start.ok, seen.steps.ok
    ([2, 5, 8], True, False)
    """
    spoilt = config.but(bug=bug)
    fit = fit_of(spoilt, data_of(spoilt))
    check = check_gradient(fit, h=H)
    error = relative_error(check.analytic, check.numeric, FLOOR * max(1.0, abs(float(fit.value(fit.start)))))
    return Examined(bug, check.numeric, check.analytic, (error >= DIFFERS) & ~check.kink, check.kink, check_start(spoilt), check_steps(spoilt))


def suspects(config: Config, look: Callable[[Config, str], Examined] | None = None) -> dict[str, Examined]:
    """Every mistake that shows under `config`, examined; `look` may stand for `examine`, and remember what it saw.

    >>> import numpy as np
    >>> found = suspects(case_config(Config(dataset="hand_check", loss="hinge"), np.linspace(-1, 1, 9), "hinge"))
    >>> "no_true_row" in found, "no_minus_one" in found
    (True, False)
    """
    return {bug: seen for bug in BUGS if (seen := (look or examine)(config, bug)).caught}


def hidden(case: int) -> str:
    """The mistake of a case: all of them come up once before any comes again.

    >>> len({hidden(i) for i in range(len(BUGS))}) == len(BUGS), hidden(0) == hidden(len(BUGS))
    (True, True)
    """
    ids = list(BUGS)
    return ids[(ids.index("penalty_quarter") + ORDER * case) % len(ids)]


def loss_of(bug: str, loss: str) -> str:
    """The loss that a mistake is shown in: its own if it lies in the formulas of a loss, else the given one, as for "" (no mistake).

    >>> loss_of("no_true_row", "softmax"), loss_of("no_true_row", "hinge"), loss_of("penalty_quarter", "softmax")
    ('hinge', 'hinge', 'softmax')
    """
    entry = BUGS.get(bug)
    return str(dict(entry.shows)["loss"]) if entry and entry.in_loss else loss
