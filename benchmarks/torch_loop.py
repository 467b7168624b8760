"""The engine's loop written with PyTorch (eager, CPU, float64), for benchmarks and for reference numbers. Needs torch; the app does not.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch==2.13.0 numpy
    /tmp/torch/bin/python -m benchmarks.torch_loop     # writes tests/engine/torch.json again
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found]

from engine import SCHEDULES, Config
from engine.run.simulate import data_of, fit_of, plan_of

REFERENCE = Path(__file__).resolve().parents[1] / "tests" / "engine" / "torch.json"
BASE = Config(dataset="hand_check", start="random", strength=0.1, learning_rate=0.05, steps=40)
METHODS = ("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw")
COURSES: dict[str, dict[str, float]] = {
    "constant": {},
    "step": {"step_size": 7, "gamma": 0.3},
    "exponential": {"gamma": 0.93},
    "cosine": {"floor": 0.1},
    "warmup": {"start_factor": 0.2, "total_iters": 9},
}


def loss_of(name: str, S: torch.Tensor, y: torch.Tensor, delta: float = 1.0) -> torch.Tensor:
    """The mean softmax or hinge loss, as one writes it in PyTorch; leading axes are separate problems (..., n, k) -> (...,)."""
    if name == "softmax":
        if S.ndim == 2:
            return torch.nn.functional.cross_entropy(S, y)
        return -torch.log_softmax(S, -1).gather(-1, y.expand(S.shape[:-1])[..., None])[..., 0].mean(-1)
    s_y = S.gather(-1, y.expand(S.shape[:-1])[..., None])
    return torch.clamp(S - s_y + delta, min=0).sum(-1).sub(delta).mean(-1)


def optimizer_of(config: Config, W: torch.Tensor) -> torch.optim.Optimizer:
    """The torch.optim class that a Config names."""
    given, eta = config.settings("optimizer"), config.learning_rate
    betas = (given.pop("beta1", 0.9), given.pop("beta2", 0.999))
    made: dict[str, Any] = {
        "gd": lambda: torch.optim.SGD([W], lr=eta),
        "momentum": lambda: torch.optim.SGD([W], lr=eta, **given),
        "nesterov": lambda: torch.optim.SGD([W], lr=eta, nesterov=True, **given),
        "adagrad": lambda: torch.optim.Adagrad([W], lr=eta, **given),
        "rmsprop": lambda: torch.optim.RMSprop([W], lr=eta, **given),
        "adam": lambda: torch.optim.Adam([W], lr=eta, betas=betas, **given),
        "adamw": lambda: torch.optim.AdamW([W], lr=eta, betas=betas, **given),
    }
    chosen: torch.optim.Optimizer = made[config.optimizer]()
    return chosen


def scheduler_of(name: str, optimizer: torch.optim.Optimizer, eta: float, T: int, **s: float) -> torch.optim.lr_scheduler.LRScheduler:
    """The torch.optim.lr_scheduler class of a schedule."""
    kinds = torch.optim.lr_scheduler
    made: dict[str, Any] = {
        "constant": lambda: kinds.ConstantLR(optimizer, factor=1.0),
        "step": lambda: kinds.StepLR(optimizer, int(s["step_size"]), s["gamma"]),
        "exponential": lambda: kinds.ExponentialLR(optimizer, s["gamma"]),
        "cosine": lambda: kinds.CosineAnnealingLR(optimizer, T, eta_min=s["floor"] * eta),
        "warmup": lambda: kinds.LinearLR(optimizer, s["start_factor"], 1.0, int(s["total_iters"])),
    }
    chosen: torch.optim.lr_scheduler.LRScheduler = made[name]()
    return chosen


class Descent:
    """One Config (L2, linear features) in PyTorch; `run()` records θ, loss, gradient and, where there are any, Adam's states."""

    def __init__(self, config: Config) -> None:
        data = data_of(config)
        fit = fit_of(config, data)
        self.config, self.batches = config, plan_of(config, fit).batches
        self.phi, self.y = torch.from_numpy(fit.phi.copy()), torch.from_numpy(fit.y.copy())
        self.start = torch.from_numpy(fit.start.reshape(fit.k, fit.F).copy())
        self.settings = config.settings("loss")

    def objective(self, W: torch.Tensor, rows: Any = None) -> torch.Tensor:
        """J over some rows (all: None); leading axes of W (..., k, F) are separate problems."""
        phi, y = (self.phi, self.y) if rows is None else (self.phi[rows], self.y[rows])
        data = loss_of(self.config.loss, phi @ W.mT, y, **self.settings)
        return data + self.config.strength * (W[..., :-1] ** 2).sum((-1, -2))

    def run(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """θ (T+1, d), loss and gradient rows (T, ...)."""
        steps = self.config.steps
        W = self.start.clone().requires_grad_()
        optimizer = optimizer_of(self.config, W)
        theta, grads = torch.empty(steps + 1, W.numel(), dtype=W.dtype), torch.empty(steps, W.numel(), dtype=W.dtype)
        losses, states = torch.empty(steps, dtype=W.dtype), torch.empty(steps, 2, W.numel(), dtype=W.dtype)
        for t in range(steps):
            rows = None if self.batches is None else self.batches[t][self.batches[t] >= 0]
            optimizer.zero_grad()
            loss = self.objective(W, rows)
            loss.backward()
            theta[t], losses[t], grads[t] = W.detach().ravel(), loss.detach(), W.grad.ravel()
            optimizer.step()
            for i, name in enumerate(("exp_avg", "exp_avg_sq")):
                if name in optimizer.state[W]:
                    states[t, i] = optimizer.state[W][name].ravel()
        theta[steps] = W.detach().ravel()
        return theta, losses, grads


def write_reference() -> None:
    """Final θ of each optimizer, whole and in batches of 4, and the rates of each schedule, in full precision."""
    runs = {
        f"{loss} {method} {size}": Descent(BASE.but(loss=loss, optimizer=method, batch_size=size)).run()[0][-1].tolist()
        for loss in ("softmax", "hinge")
        for method in METHODS
        for size in (0, 4)
    }
    rates: dict[str, list[float]] = {}
    for name in SCHEDULES:
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
        scheduler = scheduler_of(name, optimizer, 0.4, 30, **COURSES[name])
        rates[name] = []
        for _ in range(30):
            rates[name].append(float(optimizer.param_groups[0]["lr"]))
            optimizer.step()
            scheduler.step()
    settings = {"courses": COURSES, "learning_rate": 0.4, "updates": 30}
    document = {"torch": torch.__version__, "numpy": np.__version__, "runs": runs, "schedules": {**settings, "rates": rates}}
    REFERENCE.write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    write_reference()
    print(f"wrote {REFERENCE}")
