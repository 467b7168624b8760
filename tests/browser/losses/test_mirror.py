"""The losses that the Losses page computes itself during a drag are the engine's."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pages.losses import score_table
from pages.losses.score_table import ROWS, Table
from tests.driver.losses_page import Open

PARITY = """async ([tables, margins]) => {
  const { work, chain, SHAPES, ROWS } = await import(new URL("app/static/losses/compute.js", document.baseURI));
  return [tables.map((table) => {
    const view = work(table), made = chain({ ...table, ...view }, 0, table.factor, table.shift);
    const rows = ROWS.map((id) => [[...view.rows[id].terms], view.rows[id].mean]);
    return [rows, [...view.p], [...view.leads].map(String), [made.e, made.p, [made.total, made.loss]].map((x) => x.map(String))];
  }), margins.map(([m, delta]) => Object.values(SHAPES).map((shape) => shape(m, delta)))];
}"""


def random_tables() -> list[tuple[Table, float, bool]]:
    rng = np.random.default_rng(3)
    found = []
    for trial in range(120):
        k, n = int(rng.integers(1, 7)), int(rng.integers(1, 6))
        size = (0.0, 1.0, 30.0, 5000.0)[trial % 4]
        table = Table(
            names=tuple("abcdef"[:k]),
            scores=tuple(tuple(float(s) for s in np.clip(size * rng.standard_normal(k), -1e4, 1e4)) for _ in range(n)),
            labels=tuple(int(y) for y in rng.integers(0, k, n)),
            delta=(1.0, 0.3)[trial % 2],
            scale=(1.0, 2.5, 0.0)[trial % 3],
            every_class=bool(rng.integers(2)),
            mean_of_terms=bool(rng.integers(2)),
            squared=bool(rng.integers(2)),
        )
        found.append((table, (1.0, 0.1, 40.0)[trial % 3], bool(rng.integers(2))))
    return found


def test_the_hands_own_frame_gives_the_engines_numbers(desk_page: Open) -> None:
    page = desk_page()
    asked = random_tables()
    margins = [[float(m), delta] for m in (-800, -20, -1, 0, 0.3, 1, 1 + 1e-9, 3, 20, 800) for delta in (0.3, 1.0)]
    sent = [
        {
            **{name: getattr(t, name) for name in ("n", "k", "labels", "delta", "scale", "every_class", "mean_of_terms", "squared")},
            "scores": [s for row in t.scores for s in row], "factor": factor, "shift": shift,
        }
        for t, factor, shift in asked
    ]  # fmt: skip
    tables, shapes = page.page.evaluate(PARITY, json.loads(json.dumps([sent, margins])))
    for (table, factor, shift), (rows, p, leads, made) in zip(asked, tables, strict=True):
        terms = score_table.terms(table)
        for id, (found, average) in zip(ROWS, rows, strict=True):
            np.testing.assert_allclose(found, terms[id].ravel(), rtol=1e-12, atol=1e-12)
            assert average == pytest.approx(score_table.mean(table, id), rel=1e-12, abs=1e-12)
        np.testing.assert_allclose(p, score_table.probabilities(table).ravel(), rtol=1e-12, atol=1e-15)
        assert [float(lead.replace("Infinity", "inf")) for lead in leads] == pytest.approx(score_table.leads(table).tolist(), rel=1e-12)
        c = score_table.chain(table, 0, factor, shift)
        for shown, expected in zip(made, (c.e, c.p, np.array([c.total, c.loss])), strict=True):
            numbers = [float(x.replace("Infinity", "inf")) for x in shown]
            np.testing.assert_allclose(numbers, expected, rtol=1e-11, atol=1e-300)
    for (m, delta), found in zip(margins, shapes, strict=True):
        np.testing.assert_allclose(found, list(score_table.shapes(m, delta).values()), rtol=1e-12, atol=1e-15)
