"""Every race on offer is possible on any base, and is a race worth looking at."""

import pytest

from engine import Config
from engine.studies.race.racers import Race, configs, decode, encode, same_racers
from engine.studies.race.run import run_race
from pages.race.presets import PRESETS, preset_of


@pytest.mark.parametrize("id", PRESETS)
@pytest.mark.parametrize("base", [Config(), Config(optimizer="adam", loss="hinge", batch_size=4, start="random")])
def test_a_preset_runs_on_any_base_and_survives_the_link(id: str, base: Config) -> None:
    race = Race(racers=PRESETS[id].racers, base=base.but(samples=40, steps=30))
    assert len(run_race(race).results) == len(configs(race))
    assert decode(encode(race), race.base) == (race, []) and preset_of(race.racers) == id


def test_presets_are_different_races_of_different_racers() -> None:
    assert len({preset.racers for preset in PRESETS.values()}) == len(PRESETS)
    assert not any(same_racers(Race(racers=preset.racers)) for preset in PRESETS.values())
