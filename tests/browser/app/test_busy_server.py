"""What is done while the server is busy is done by it afterwards: no act replaces another."""

from __future__ import annotations

from engine import Config
from engine.studies.race.racers import FIRST
from tests.driver.race_page import open_race
from tests.driver.server import Server
from tests.driver.stage import FOUR
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=60, loss="hinge")


def test_two_steps_back_on_explore(visit: Visit, server: Server) -> None:
    stage = visit(CONFIG)
    before = stage.config
    for n, place in enumerate(((0.2, 0.5), (-0.2, 0.5)), len(before.points) + 1):
        stage.click(*place)
        stage.points(n)
    stage.calm()
    with server.held():
        for _ in range(2):
            stage.page.keyboard.press("Control+z")
            stage.page.wait_for_timeout(100)
    assert stage.settled(lambda c: c.points == before.points, "both acts undone")
    assert stage.follows().points == before.points


def test_an_act_and_its_undoing_on_explore(visit: Visit, server: Server) -> None:
    """A click is of another kind than a key: neither takes the other's place."""
    stage = visit(CONFIG)
    before = stage.config
    stage.click(0.2, 0.5)
    first = stage.points(len(before.points) + 1)
    stage.calm()
    with server.held():
        for place in ((-0.2, 0.5), (0.1, -0.5)):
            stage.click(*place)
            stage.page.wait_for_timeout(100)
        stage.page.keyboard.press("Control+z")
        stage.page.wait_for_timeout(100)

    def kept(config: Config) -> bool:
        return len(config.points) == len(first) + 1 and config.points[: len(first)] == tuple(first)

    stage.settled(kept, "one of two points")
    assert kept(stage.follows())


def test_two_steps_back_on_race(visit: Visit, server: Server) -> None:
    board = open_race(visit)
    for n in (1, 2):
        board.press("race_add")
        board.kept(lambda race, n=n: len(race.racers) == len(FIRST) + n, "one racer more")
    board.calm()
    with server.held():
        for _ in range(2):
            board.page.keyboard.press("Control+z")
            board.page.wait_for_timeout(100)
    assert board.kept(lambda race: len(race.racers) == len(FIRST), "both acts undone")
