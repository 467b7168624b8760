"""On a slow machine the pages say how far they are, before the first answer and at each new problem, and then are silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import OPTIMIZERS, Config
from pages.explore.strings import DRAWING, RUNNING
from tests.driver.server import ROOT, Server
from tests.driver.stage import eventually
from tests.driver.visit import Visit
from ui.components.progress import PATIENCE

# Python reads this before the app: each part of the work then is long enough for a word, and ends when the test lets one go, or all.
PARTS = f"""
import importlib, pathlib, sys, time
sys.path.insert(0, {str(ROOT)!r})
one, all = pathlib.Path(GATES) / "one", pathlib.Path(GATES) / "all"
for name, act in (("studies.lambda_path", "solve"), ("checks.bug_case", "examine")):
    module = importlib.import_module("engine." + name)
    def later(*given, _own=getattr(module, act)):
        time.sleep({1.2 * PATIENCE})
        end = time.monotonic() + 30
        while not all.exists() and time.monotonic() < end:
            if one.exists():
                one.unlink()
                break
            time.sleep(0.01)
        return _own(*given)
    setattr(module, act, later)
"""
# Or it waits at a gate of its own: GATES/run-1 for the first run, GATES/drawing-1 for its pictures.
GATES = f"""
import itertools, pathlib, sys, time
sys.path.insert(0, {str(ROOT)!r})
import engine
from engine import views
for part, module, act in (("run", engine, "simulate"), ("drawing", views, "play")):
    turns = itertools.count(1)
    def later(given, *more, _own=getattr(module, act), _part=part, _turns=turns, **named):
        if getattr(given, "config", given).steps == 3000:
            gate, end = pathlib.Path(GATES) / f"{{_part}}-{{next(_turns)}}", time.monotonic() + 30
            while not gate.exists() and time.monotonic() < end:
                time.sleep(0.01)
        return _own(given, *more, **named)
    setattr(module, act, later)
"""
SAID = """() => {
  window.said = [];
  const look = () => {
    const text = document.querySelector(".st-key-progress [data-testid=stProgress]")?.innerText.trim();
    if (text && text !== window.said.at(-1)) window.said.push(text);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}"""


@pytest.mark.parametrize(
    "path, board, words, act",
    [
        ("regularization", "board", "Training for every λ: {} of 60", "new_points"),
        ("gradients", "gradients", "Checking the code with each mistake in it: {} of ", "g_new"),
    ],
    ids=["regularization", "gradients"],
)
def test_long_work_shows_how_far_it_is(
    visit: Visit, start: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, board: str, words: str, act: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(PARTS.replace("GATES", repr(str(tmp_path))))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    stage = visit(path=path, to=start(), ready=False)
    page, before = stage.page, words.partition("{}")[0]
    bar = page.locator(".st-key-progress").get_by_test_id("stProgress")  # the one over the page; the costs have one of their own
    one, all_of_them = tmp_path / "one", tmp_path / "all"

    def through(*then: Callable[[], None]) -> None:
        """Two parts wait until the words before them were seen, however fast the machine; `then` is done while they stand there."""
        seen: list[str] = []
        one.touch()  # the first part may have none: until it is over nothing has taken long
        for _ in range(2):
            bar.filter(has_text=before).wait_for()  # what comes before it is long only on a slow machine
            seen.append(eventually(bar.inner_text, lambda text: text.startswith(before) and text not in seen, "how far it is"))
            for look in then:
                look()
            one.touch()
        all_of_them.touch()
        bar.wait_for(state="detached")

    through()
    page.get_by_test_id(board).wait_for()
    stage.calm()
    all_of_them.unlink()
    one.unlink(missing_ok=True)
    at = page.get_by_test_id(board).bounding_box()

    def stands() -> None:
        assert page.get_by_test_id(board).bounding_box() == at, "the bar moves nothing"

    stage.press(act)
    through(stands)
    stands()


def test_a_run_of_thousands_of_updates_says_so_before_and_moves_nothing(
    visit: Visit, start: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(GATES.replace("GATES", repr(str(tmp_path))))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    config = Config(dataset="circles", samples=500, features="polynomial", feature_settings=(("degree", 5.0),), steps=3000, batch_size=32, learning_rate=0.05)
    stage = visit(config, to=start(), ready=False)
    page = stage.page
    bar = page.locator(".st-key-progress").get_by_test_id("stProgress")

    def through(turn: int) -> None:
        """Each part of the work waits until its words were seen, however fast the machine."""
        for part, words in (("run", RUNNING("en", n=3000)), ("drawing", DRAWING("en"))):
            bar.filter(has_text=words).wait_for()
            (tmp_path / f"{part}-{turn}").touch()
        bar.wait_for(state="detached")

    through(1)
    stage.ready()
    at, run = stage.data_plane.bounding_box(), stage.run
    page.evaluate(SAID)
    stage.choose("optimizer", OPTIMIZERS["momentum"].name.en)
    through(2)
    stage.until(lambda: stage.run, lambda now: now != run, "the new run")
    assert page.evaluate("said") == [RUNNING("en", n=3000), DRAWING("en")]
    assert stage.data_plane.bounding_box() == at
