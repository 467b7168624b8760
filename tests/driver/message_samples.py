"""Messages of every page made from real records: at first sight, and where parts of them are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from engine import Config, simulate, views
from engine.run.compare import Runner
from engine.studies.descents import DEFAULT as DESCENTS
from engine.studies.descents import Descents
from engine.studies.grid_plan import Axis, SweepPlan
from engine.studies.lambda_path import lambda_path, path_config
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import FIRST, Race
from engine.studies.race.run import run_race
from engine.text import Text
from pages.explore import message as explore
from pages.explore.model import Played
from pages.gradients import model as gradients_model
from pages.gradients.message import message as gradients_message
from pages.gradients.record import HIDDEN, NO_BUG
from pages.gradients.record import Record as GradientsRecord
from pages.losses.message import message as losses_message
from pages.losses.record import Desk
from pages.losses.score_table import Table
from pages.race.message import Shown
from pages.race.message import message as race_message
from pages.regularization.message import message as regularization_message
from pages.regularization.record import Study
from pages.surfaces.message import message as surfaces_message
from pages.surfaces.model import model as surfaces_model
from pages.sweep import model as sweep_model
from pages.sweep.message import message as sweep_message
from pages.sweep.record import Record as SweepRecord
from ui.state.store import START

Message = dict[str, Any]
EMPTY = START.but(dataset="drawn", points=(), test_fraction=0.0)
STRENGTHS = (0.0, 0.01, 0.1, 1.0)


def _explore() -> list[Message]:
    out = []
    for config in (START, EMPTY, Config(features="polynomial", test_fraction=0.2, batch_size=16, loss="ova_hinge", optimizer="momentum"), START.but(learning_rate=1e6)):
        result = simulate(config)
        played = Played(config, result, views.play(result), None)
        out.append(explore.message(played, "en", revision=1, clock=0, history=(True, True), cursor=(0, 0)))
    return out


def _losses() -> list[Message]:
    empty = Table(scores=(), labels=(), names=("cat", "dog"))
    return [losses_message(desk, 1, "en") for desk in (Desk(), Desk(proof=Table(), guess=0, shift=True), Desk(table=empty))]


def _gradients() -> list[Message]:
    out = []
    for bug in ("", HIDDEN, NO_BUG, "penalty_quarter"):
        record = GradientsRecord(bug=bug, step=0)
        found = gradients_model.model(record, Config(start="random", steps=5))
        record = gradients_model.clamped(record, found)
        table, case = gradients_model.table(found, 0, 4), gradients_model.case(found, record)
        out.append(gradients_message(record, found, table, case, "en", revision=1))
    return out


def _regularization() -> list[Message]:
    config = path_config(samples=40, test_fraction=0.5)
    few = path_config(dataset="drawn", points=((0.0, 0.0, 0),), test_fraction=0.0)
    return [regularization_message(lambda_path(each, strengths=STRENGTHS), Study(), "en", revision=1) for each in (config, few)]


def _race() -> list[Message]:
    notice = (Text("One", "하나"), Text("Two", "둘"))
    whole, empty = run_race(Race(racers=((), FIRST[1]), base=START)), run_race(Race(racers=((), FIRST[1]), base=EMPTY))
    gone = run_race(Race(racers=((), (("learning_rate", 1e5), ("strength", 1.0))), base=START.but(free=(0, 1))))
    return [race_message(Shown(whole, race_plane(whole)), "en", notice=notice), race_message(Shown(empty, None), "en"),
            race_message(Shown(gone, race_plane(gone)), "en")]


def _surfaces() -> list[Message]:
    searching = Descents("rastrigin", runners=(Runner("local_search", 0.1),), step=0)
    first = surfaces_model(DESCENTS, START)
    known = {"still": first.still_id, "lang": "en"}
    return [surfaces_message(first, "en", revision=1), surfaces_message(first, "en", revision=1, known=known),
            surfaces_message(first, "en", revision=1, live=True), surfaces_message(surfaces_model(searching, START), "en", revision=1)]


def _sweep() -> list[Message]:
    record = SweepRecord(SweepPlan(Axis("learning_rate", 0.01, 100.0, 4), Axis("strength", 0.001, 10.0, 3)), updates=10, points=40)
    out = [sweep_message(None, Text("No", "없음"), (), None, "en", 0)]
    for base in (START, START.but(test_fraction=0.0)):
        plan, _ = sweep_model.planned(record, base)
        job = sweep_model.job_for(plan, None)
        out.append(sweep_message(job, None, (), None, "en", 0))
        while not job.done:
            sweep_model.advance(job)
        out.append(sweep_message(job, None, (1, 2), None, "en", 0))
    return out


SAMPLES: Mapping[str, Callable[[], list[Message]]] = {
    "explore": cache(_explore), "losses": cache(_losses), "gradients": cache(_gradients), "regularization": cache(_regularization),
    "race": cache(_race), "surfaces": cache(_surfaces), "sweep": cache(_sweep),
}
