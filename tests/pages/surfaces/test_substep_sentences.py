"""Every sub-step of every optimizer has a name and a sentence with its settings."""

import pytest

from engine import OPTIMIZERS, SURFACES, minimize
from engine.run.compare import Runner
from engine.views.substeps import Part, anatomy
from pages.surfaces.substep_sentences import NAMES, RULES, part_sentence

PROBLEM = SURFACES["rosenbrock"].problem((-0.5, 1.5))


def opened(id: str, **settings: float) -> dict[str, Part]:
    runner = Runner(id, 0.001, tuple(settings.items()))
    run = minimize(PROBLEM, id, 0.001, 5, optimizer_settings=runner.settings)
    return {part.id: part for part in anatomy(runner, run, PROBLEM.value)}


def test_every_rule_is_used_and_every_slot_filled() -> None:
    used = set()
    for id in OPTIMIZERS:
        for part in opened(id).values():
            used.add(part.rule)
            assert NAMES[part.id].ko and "{" not in part_sentence(part).en + part_sentence(part).ko
    assert used == set(RULES)


@pytest.mark.parametrize("language, text", [("en", "0.7 of the memory, 0.3 of the new gradient"), ("ko", "기억의 0.7배와 새 그래디언트의 0.3배")])
def test_sentences_say_the_settings(language: str, text: str) -> None:
    assert part_sentence(opened("adam", beta1=0.7)["momentum"])(language).startswith(text)
    assert "0.001배" in part_sentence(opened("gd")["step"]).ko
