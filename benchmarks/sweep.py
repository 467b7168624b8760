"""How long a sweep's map takes, what memory, and how many times faster than a loop of single runs: `python -m benchmarks.sweep`.

1,024 runs, 32 learning rates × 32 λ, of 200 updates on 200 points, k = 3, filled as the Sweep page fills it. Each figure is the best of its
rounds, in a process of its own that has loaded nothing else; "computing" is processor time over all threads, which a busy machine hardly moves.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine import Config, simulate
from engine.studies.grid import blocks
from engine.studies.grid_plan import Axis, SweepPlan

from .machine import machine

BASE = Config(dataset="three_blobs", samples=250, noise=0.3, test_fraction=0.2, steps=200)  # 200 training points
ROUNDS, LOOPED = 3, 64
AXES = {
    "learning rate × λ": (Axis("learning_rate", 1e-3, 1.0, 32), Axis("strength", 1e-4, 1.0, 32)),
    "batch size × learning rate": (Axis("batch_size", 1, 199, 32, False), Axis("learning_rate", 1e-3, 1.0, 32)),
}
CASES = [
    ("softmax, gd", "learning rate × λ", {"loss": "softmax"}),
    ("hinge, gd", "learning rate × λ", {"loss": "hinge"}),
    ("softmax, Adam", "learning rate × λ", {"loss": "softmax", "optimizer": "adam"}),
    ("hinge, Adam", "learning rate × λ", {"loss": "hinge", "optimizer": "adam"}),
    ("softmax, gd, mini-batches", "batch size × learning rate", {"loss": "softmax"}),
]


def plan_of(case: int) -> SweepPlan:
    """The plan of one case."""
    _, axes, changes = CASES[case]
    return SweepPlan(*AXES[axes], base=BASE.but(**changes))


def fill(plan: SweepPlan) -> int:
    """Run the whole map; the number of cells."""
    return [filled.ran for filled in blocks(plan)][-1]


def best(rounds: int, program: Callable[[], Any]) -> tuple[float, float]:
    """Seconds by the clock and of processor time, the best of each."""
    wall, cpu = [], []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        program()
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - used)
    return min(wall), min(cpu)


def memory() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024 if status.exists() else 0.0


def measure(case: int) -> None:
    """Print the line of one case."""
    plan, before = plan_of(case), memory()
    cells = fill(plan)
    grown, peak = memory() - before, memory()
    wall, cpu = best(ROUNDS, lambda: fill(plan))
    some = [plan.cell(*divmod(i, len(plan.columns))) for i in range(0, cells, cells // LOOPED)][:LOOPED]
    looped, _ = best(ROUNDS, lambda: [simulate(config) for config in some])
    ratio = looped * cells / LOOPED / wall
    name, axes, _ = CASES[case]
    print(f"  {name:<27}{axes:<28}{cells:>6}{wall:>9.2f} s{cpu:>9.2f} s{grown:>8.0f} MB{peak:>7.0f} MB{ratio:>8.1f} ×", flush=True)


def main() -> None:
    """Each case in a process of its own."""
    print(machine("numpy"))
    print(f"\n  {'run':<27}{'axes':<28}{'cells':>6}{'clock':>11}{'computing':>11}{'grown':>11}{'peak':>10}{'to a loop':>10}")
    for case in range(len(CASES)):
        subprocess.run([sys.executable, "-m", "benchmarks.sweep", str(case)], check=True)


if __name__ == "__main__":
    measure(int(sys.argv[1])) if len(sys.argv) > 1 else main()
