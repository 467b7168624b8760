"""Nothing moves while a run plays: planes, bar, counters, table, notes and legend keep their place and size at every frame."""

from __future__ import annotations

from typing import Any

import pytest

from engine import Config
from tests.driver.layout import WATCH
from tests.driver.visit import PHONE, Visit

RUNS = {
    "softmax": Config(dataset="three_blobs", samples=60, test_fraction=0.2, start="random", steps=120),
    "hinge": Config(dataset="two_blobs", samples=60, loss="hinge", start="random", steps=120, learning_rate=0.5),
    "mini-batches": Config(dataset="three_blobs", samples=60, optimizer="momentum", batch_size=8, start="random", steps=120),
}
EXPLORE = "[data-testid=data-plane], [data-testid=loss-plane], [data-testid=play], [data-testid=scrub], [data-testid=counter], \
  [data-testid=example-table], .head, .legend, .sub, .counters .count, .thead, .thead > *, .mini, .mini div"


@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("run", RUNS)
def test_nothing_moves_while_a_run_plays(visit: Visit, run: str, size: str, locale: str) -> None:
    options: dict[str, Any] = (PHONE if size == "phone" else {}) | {"locale": locale}
    stage = visit(RUNS[run], **options)
    stage.part("speed").select_option("60")
    stage.page.wait_for_timeout(500)
    found = stage.page.evaluate(WATCH, EXPLORE)
    assert found["step"] == RUNS[run].steps and found["frames"] > 10 and found["seen"] > 20, found
    assert found["moved"] == []
