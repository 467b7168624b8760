"""How fast the engine is, beside the same loop in PyTorch where that is installed: `python -m benchmarks.engine`.

N = 200 points, k = 3, linear features, float64, Adam unless a line says otherwise. Rounds alternate between the programs and each keeps its
best, so that a busy machine slows all of them. PyTorch (eager, CPU) gets one thread in its loops, where more only slow it, and all of them
for the slice. It is optional; to compare with it, without touching the app's .venv:

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch==2.13.0 numpy
    /tmp/torch/bin/python -m benchmarks.engine
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from engine import Config, simulate, sweep
from engine.landscape.slice import loss_slice
from engine.run.loop import descend
from engine.run.simulate import data_of, fit_of, plan_of

from .machine import machine

BASE = Config(dataset="three_blobs", samples=200, noise=0.3, optimizer="adam", learning_rate=0.05, steps=300)
LOSSES = ("hinge", "softmax")
RUNS, TORCH_RUNS = 256, 8
TORCH = importlib.util.find_spec("torch") is not None
MEMORY = """
from functools import partial
from pathlib import Path
from engine import Config, simulate
from engine.landscape.slice import loss_slice
peak = lambda: int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
before = peak()
result = simulate(Config(samples=200, steps=300, loss="{loss}", optimizer="adam"))
loss_slice(result.problem, result.run, size=60)
print(peak() - before)
"""


def best_of(rounds: int, **programs: Callable[[], Any]) -> dict[str, float]:
    """Seconds of each program's best round; rounds alternate, after one to warm up."""
    best = dict.fromkeys(programs, float("inf"))
    for program in programs.values():
        program()
    for _ in range(rounds):
        for name, program in programs.items():
            began = time.perf_counter()
            program()
            best[name] = min(best[name], time.perf_counter() - began)
    return best


def line(what: str, ours: str, theirs: float | None = None, ours_seconds: float = 0.0, aim: float = 0.0) -> None:
    """One row: what, the engine's figure, and how many times faster that is, beside the ratio to reach."""
    ratio = "" if theirs is None else f"{theirs / ours_seconds:6.1f} ×   (at least {aim:g} ×)"
    print(f"  {what:<44}{ours:>16}   {ratio}")


def each(program: Callable[[Config], Any], configs: list[Config]) -> None:
    """A loop over configs."""
    for config in configs:
        program(config)


def updates() -> None:
    """Updates a second, everything recorded."""
    print("Update: scores, losses, gradient, step; θ, losses, gradient and optimizer states recorded. Times faster than PyTorch:")
    for loss in LOSSES:
        config = BASE.but(loss=loss)
        fit = fit_of(config, data_of(config))
        plan = plan_of(config, fit)
        programs: dict[str, Callable[[], Any]] = {"engine": partial(descend, fit, plan)}
        if TORCH:
            from .torch_loop import Descent

            theirs = Descent(config)
            programs["torch"] = theirs.run
            apart = np.abs(simulate(config).run.theta - theirs.run()[0].numpy()).max()
            assert apart < 1e-10, f"the two loops must take the same path, they are {apart} apart"
        seconds = best_of(15, **programs)
        line(f"{loss}, Adam", f"{seconds['engine'] / config.steps * 1e6:.1f} µs", seconds.get("torch"), seconds["engine"], aim=3)


def slices() -> None:
    """A 100 × 100 slice of the loss."""
    print("Loss slice, 100 × 100 cells. Times faster than PyTorch, vectorized over the cells:")
    for loss in LOSSES:
        result = simulate(BASE.but(loss=loss))
        programs: dict[str, Callable[[], Any]] = {"engine": partial(loss_slice, result.problem, result.run, size=100)}
        if TORCH:
            import torch  # type: ignore[import-not-found]

            from .torch_loop import Descent

            plane, theirs = loss_slice(result.problem, result.run, size=100), Descent(result.config)
            a, b = np.meshgrid(plane.a, plane.b)
            theta = torch.from_numpy(plane.lift(np.stack([a, b], -1)).reshape(-1, 3, 3))

            def vectorized(theirs: Any = theirs, theta: Any = theta) -> Any:
                with torch.no_grad():
                    return theirs.objective(theta)

            programs["torch"] = vectorized
            apart = np.abs(vectorized().numpy().reshape(100, 100) - plane.z).max()
            assert apart < 1e-9 * plane.z.max(), f"the two slices must be the same, they are {apart} apart"
        seconds = best_of(5, **programs)
        line(loss, f"{seconds['engine'] * 1e3:.1f} ms", seconds.get("torch"), seconds["engine"], aim=8)


def sweeps() -> None:
    """256 runs, stepped together, one by one, and by PyTorch."""
    print(f"Sweep of {RUNS} runs × 200 updates, 16 learning rates × 16 λ, everything recorded. Times faster than one by one:")
    for loss in LOSSES:
        grid = [(rate, strength) for rate in np.geomspace(1e-3, 1, 16) for strength in np.geomspace(1e-4, 1, 16)]
        configs = [BASE.but(loss=loss, steps=200, learning_rate=rate, strength=strength) for rate, strength in grid]
        programs: dict[str, Callable[[], Any]] = {
            "engine": partial(sweep, configs),
            "one by one": partial(each, simulate, configs),
        }
        if TORCH:
            from .torch_loop import Descent

            chosen = configs[:: RUNS // TORCH_RUNS]
            programs["torch"] = partial(each, lambda config: Descent(config).run(), chosen)
        seconds = best_of(3, **programs)
        ours = seconds["engine"]
        line(f"{loss}, against simulate", f"{ours:.3f} s", seconds["one by one"], ours, aim=5)
        if TORCH:
            times = RUNS // TORCH_RUNS
            line(f"{loss}, against PyTorch ({TORCH_RUNS} runs × {times})", f"{ours:.3f} s", seconds["torch"] * times, ours, aim=20)


def whole() -> None:
    """What the app waits for."""
    print("Whole calls:")
    seconds = best_of(10, engine=lambda: simulate(BASE))
    line("simulate, 300 updates", f"{seconds['engine'] * 1e3:.1f} ms")
    many = [BASE.but(steps=200, learning_rate=rate, strength=s) for rate in np.geomspace(1e-3, 1, 32) for s in np.geomspace(1e-4, 1, 32)]
    seconds = best_of(2, engine=lambda: sweep(many, keep="last"))
    line("sweep, 1,024 runs × 200 updates, last rows", f"{seconds['engine']:.2f} s")
    for loss in LOSSES if Path("/proc/self/status").exists() else ():
        grown = float(subprocess.run([sys.executable, "-c", MEMORY.format(loss=loss)], capture_output=True, text=True, check=True).stdout)
        line(f"memory over the import, 300 updates, 60 × 60, {loss}", f"{grown:.1f} MB")


def main() -> None:
    """Print every figure."""
    print(machine("numpy", *(["torch"] if TORCH else [])))
    if not TORCH:
        print("PyTorch is not installed here: its ratios are left out. How to have them stands at the top of benchmarks/engine.py.")
    for part, threads in ((updates, 1), (slices, os.cpu_count() or 1), (sweeps, 1), (whole, 1)):
        if TORCH:
            import torch

            torch.set_num_threads(threads)
        print()
        part()


if __name__ == "__main__":
    main()
