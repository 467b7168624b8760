"""Surfaces and Sweep in every size, light and dark, in both languages: nothing sticks out, nothing is too small, and axe has nothing serious to say."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from engine import SURFACES
from engine.run.compare import Runner
from engine.studies.descents import Descents
from engine.studies.descents import encode as surf
from engine.studies.grid_plan import Axis, SweepPlan
from pages.sweep.record import Record
from pages.sweep.record import encode as sweep
from tests.driver.layout import OVER, STICKS_OUT, TOO_SMALL
from tests.driver.stage import at_rest, eventually
from tests.driver.surfaces_page import Surfaces
from tests.driver.sweep_page import Sweep
from tests.driver.visit import KINDS, Visit

SIX = Descents("rosenbrock", runners=tuple(Runner(id, 0.01) for id in ("gd", "momentum", "nesterov", "adagrad", "adamw", "random_search")))
LEAVING = Record(SweepPlan(Axis("learning_rate", 0.01, 100.0, 8), Axis("strength", 0.001, 10.0, 8), colour="lasted"), updates=40, points=60)


def look(visit: Visit, page: str, options: dict[str, Any]) -> Any:
    link = {"surf": surf(SIX)} if page == "surfaces" else {"sweep": sweep(LEAVING)}
    opened = visit(link, path=page, ready=False, **options).page
    if page == "surfaces":
        Surfaces(opened)
        opened.locator(".st-key-surface3d .js-plotly-plot").wait_for()
    else:
        Sweep(opened).finished()
    return opened


@pytest.mark.shares
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", ["surfaces", "sweep"])
def test_nothing_sticks_out_or_is_too_small(visit: Visit, page: str, kind: str) -> None:
    opened = look(visit, page, KINDS[kind])
    assert opened.evaluate(STICKS_OUT) == []
    assert opened.evaluate(TOO_SMALL) == []


@pytest.mark.shares
@pytest.mark.parametrize("kind", ["desktop", "phone", "tablet"])
def test_the_surface_in_3d_is_not_cut(visit: Visit, kind: str) -> None:
    """Plotly fits a scene to its frame's height: in one less than 1.5 times as wide, its sides are outside."""
    box = look(visit, "surfaces", KINDS[kind]).locator(".st-key-surface3d .js-plotly-plot").bounding_box()
    assert box and box["width"] >= 1.5 * box["height"] >= 300


@pytest.mark.shares
@pytest.mark.parametrize("kind", ["desktop", "dark", "phone"])
@pytest.mark.parametrize("page", ["surfaces", "sweep"])
def test_axe_finds_nothing_serious(visit: Visit, page: str, kind: str) -> None:
    found = Axe().run(look(visit, page, KINDS[kind])).response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")] == []


def among(formula: str, shown: list[str]) -> bool:
    return any(formula in text for text in shown)


def test_the_sidebar_has_room_for_every_formula(visit: Visit) -> None:
    page = visit({"surf": surf(SIX)}, path="surfaces", ready=False).page
    Surfaces(page)
    for surface in SURFACES.values():
        choice = page.locator(".st-key-surf_surface")
        choice.locator("input").click()
        page.get_by_role("option", name=surface.name.en, exact=True).click()
        page.locator("[data-testid=stSidebar]").get_by_text(surface.note.en).wait_for()
        at_rest(page)
        formulas = page.locator("[data-testid=stSidebar] .katex-display")
        eventually(formulas.locator("annotation").all_text_contents, partial(among, surface.formula), f"the formula of {surface.id}")
        over = formulas.evaluate_all(OVER)
        assert over and max(over) <= 1, (surface.id, over)
