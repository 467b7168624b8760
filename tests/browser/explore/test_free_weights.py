"""Hold all but two weights, by hand: picked on W or by the preset, the landscape is exact and the others stay where they are."""

from __future__ import annotations

from engine import Config, simulate
from tests.driver.stage import Stage
from tests.driver.visit import Visit

TWO = Config(dataset="two_blobs", samples=30, loss="hinge", steps=40, start="random", seed=3)


def caption(stage: Stage) -> str:
    return stage.page.locator(".plane .sub").nth(0).inner_text()


def turn(stage: Stage, key: str) -> None:
    stage.widget(key).locator("label").first.click()


def pressed(stage: Stage) -> list[str]:
    return stage.widget("free_grid").locator("button[aria-checked=true], button[aria-pressed=true]").all_inner_texts()


def test_two_weights_are_picked_on_W(visit: Visit) -> None:
    stage = visit(TWO)
    stage.until(lambda: caption(stage), lambda text: text.startswith("slice"), "a slice, and said so")
    stage.open_more()
    turn(stage, "hold")
    stage.settled(lambda c: c.free == (0, 1), "two free weights")
    stage.until(lambda: caption(stage), lambda text: text.startswith("exact"), "the whole landscape")
    grid = stage.widget("free_grid")
    grid.get_by_text("w₂₁", exact=True).click()
    stage.settled(lambda c: c.free == (1, 3), "the newest two stay")
    stage.until(lambda: pressed(stage), lambda names: names == ["w₁₂", "w₂₁"], "both pressed on W")
    held = stage.follows()
    run = simulate(held).run
    assert (run.theta[:, [0, 2, 4, 5]] == run.theta[0, [0, 2, 4, 5]]).all() and (run.theta[-1, [1, 3]] != run.theta[0, [1, 3]]).all()
    assert "exact" in stage.page.locator(".note.right").inner_text()
    turn(stage, "hold")
    stage.settled(lambda c: c.free == "all")
    stage.until(lambda: caption(stage), lambda text: text.startswith("slice"), "a slice again")


def test_the_preset_has_two_classes_two_weights_and_no_bias(visit: Visit) -> None:
    stage = visit(Config(dataset="spiral", samples=30, features="radial", steps=40))
    stage.open_more()
    stage.press("pair")
    now = stage.settled(lambda c: c.free == (0, 1), "two free weights")
    assert (now.dataset, now.features, now.start) == ("two_blobs", "linear", "zeros")
    stage.until(lambda: caption(stage), lambda text: text.startswith("exact"), "the whole landscape")
    run = simulate(stage.follows()).run
    assert not run.theta[:, 2:].any(), "w₂ and both biases stay zero"
    assert stage.calm().widget("pair").get_by_role("button").first.is_disabled(), "it is this already"
    stage.part("undo").click()
    stage.settled(lambda c: c.dataset == "spiral" and c.free == "all", "undo leads back")


def test_the_preset_keeps_ones_own_points_of_two_classes(visit: Visit) -> None:
    own = ((-0.6, 0.5, 0), (-0.5, -0.4, 0), (0.6, 0.4, 1), (0.5, -0.5, 1))
    stage = visit(Config(dataset="drawn", points=own, steps=40))
    stage.open_more()
    stage.press("pair")
    assert stage.settled(lambda c: c.free == (0, 1)).points == own
