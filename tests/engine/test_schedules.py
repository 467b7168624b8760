"""Schedules: equal to torch.optim.lr_scheduler, never negative, no off-by-one."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from engine.schedules import SCHEDULES

TORCH = json.loads((Path(__file__).parent / "torch.json").read_text())["schedules"]


@pytest.mark.parametrize("id", SCHEDULES)
def test_equals_pytorch(id: str) -> None:
    rates = SCHEDULES[id].rates(TORCH["learning_rate"], TORCH["updates"], **TORCH["courses"][id])
    assert rates == pytest.approx(TORCH["rates"][id], abs=1e-12)


@pytest.mark.parametrize("id", SCHEDULES)
@pytest.mark.parametrize("T", [0, 1, 2, 300])
def test_shape_and_sign(id: str, T: int) -> None:
    rates = SCHEDULES[id].rates(0.1, T)
    assert rates.shape == (T,) and (rates >= 0).all() and (rates <= 0.1).all()


def test_by_hand() -> None:
    assert SCHEDULES["step"].rates(1.0, 6, step_size=3, gamma=0.1) == pytest.approx([1, 1, 1, 0.1, 0.1, 0.1])
    assert SCHEDULES["exponential"].rates(1.0, 3, gamma=0.5).tolist() == [1, 0.5, 0.25]
    assert SCHEDULES["cosine"].rates(1.0, 4) == pytest.approx([1, (1 + np.sqrt(0.5)) / 2, 0.5, (1 - np.sqrt(0.5)) / 2])
    assert SCHEDULES["warmup"].rates(1.0, 5, start_factor=0.2, total_iters=4) == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])


@pytest.mark.parametrize("id", SCHEDULES)
def test_extreme_settings_stay_quiet(id: str) -> None:
    """Every corner of the declared ranges, over the longest run, gives finite rates between 0 and η."""
    entry = SCHEDULES[id]
    for corner in itertools.product(*[(p.low, p.high) for p in entry.params]):
        rates = entry.rates(0.5, 5000, **dict(zip([p.id for p in entry.params], corner, strict=True)))
        assert np.isfinite(rates).all() and rates.min() >= 0 and rates.max() <= 0.5 + 1e-15
