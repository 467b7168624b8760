"""How much a race costs, and how smoothly it plays: `python -m benchmarks.race`.

Close other programs first: a busy machine measures itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from engine import simulate
from engine.studies.batch_noise import batch_noise
from engine.studies.race.plane import race_plane
from engine.studies.race.racers import FIRST, Race, encode
from engine.studies.race.run import run_race
from engine.studies.random_search_study import luck
from pages.race.message import Shown, message
from ui.state.store import START

from .browser import app, middle, opened, say, tell
from .machine import machine

T = TypeVar("T")
SIX = (*FIRST, (("optimizer", "adam"),), (("optimizer", "local_search"),))
# In the page: every frame's time and how long our script took in it, while the race plays for a while.
PLAY = """async (seconds) => {
  const roots = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean);
  const find = (id) => [document, ...roots].map((root) => root.querySelector(`[data-testid=${id}]`)).find(Boolean);
  const speed = find('speed'), noted = { frames: [], script: [] }, request = window.requestAnimationFrame.bind(window);
  speed.value = '60';
  speed.dispatchEvent(new Event('change'));
  window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now();
    callback(now);
    noted.script.push(performance.now() - start);
  });
  find('play').click();
  await new Promise((done) => setTimeout(done, 300));
  noted.script.length = 0;
  const end = performance.now() + 1000 * seconds;
  await new Promise((done) => {
    const beat = (now) => { noted.frames.push(now); if (performance.now() < end) request(beat); else done(); };
    request(beat);
  });
  return noted;
}"""


def main() -> None:
    print(machine("numpy", "streamlit"))
    computing()
    with app() as (browser, server):
        for name, racers, features in (("four racers", FIRST, ""), ("six racers", SIX, ""), ("six racers, radial features", SIX, "radial")):
            query = f"race={encode(Race(racers=racers))}" + (f"&f={features}" if features else "")
            page = opened(browser, f"{server.url}/race?{query}")
            page.get_by_test_id("stage").wait_for()
            page.locator(".st-key-race_spread .main-svg").first.wait_for()
            page.wait_for_timeout(1500)
            noted = page.evaluate(PLAY, 3)
            frames = noted["frames"]
            rate = (len(frames) - 1) / (frames[-1] - frames[0]) * 1000
            say(f"{name} playing: frames a second", f"{rate:.0f}", "at least 50", rate >= 50)
            tell(f"{name}: script a frame, median (p95)", middle(noted["script"]))
            page.context.close()


def computing() -> None:
    """A race of six, its plane and message; forty starts of each method; one cloud."""
    for points, steps in ((75, 300), (200, 1000)):
        base = START.but(samples=points, steps=steps)
        race = Race(racers=SIX, base=base)
        spent, found = timed(partial(run_race, race))
        planes, plane = timed(partial(race_plane, found))
        packing, sent = timed(partial(message, Shown(found, plane), "en"))
        what = f"six racers × {steps} updates × {points} points"
        say(f"{what}: runs / plane / message", f"{1e3 * spent:.0f} / {1e3 * planes:.0f} / {1e3 * packing:.0f} ms", "under 1 s", spent < 1)
        tell(f"{what}: message", f"{len(json.dumps(sent)) / 1000:.0f} kB")
        lucky, _ = timed(partial(luck, base))
        say(f"forty starts of three methods × {steps} updates × {points} points", f"{lucky:.2f} s", "under 2 s", lucky < 2)
    result = simulate(START)
    cloud, _ = timed(partial(batch_noise, result.problem, result.run.theta[0], 8))
    say("a cloud of 240 batches and its spread", f"{1e3 * cloud:.1f} ms", "under 50 ms", cloud < 0.05)


def timed(act: Callable[[], T], times: int = 3) -> tuple[float, T]:
    """The least of a few times, and the last result."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        found = act()
        best = min(best, time.perf_counter() - began)
    return best, found


if __name__ == "__main__":
    main()
