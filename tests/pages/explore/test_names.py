"""The names of the classes that came with a file: they go with those points through every act, and label no others in a download."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

from engine.run import facts
from pages.explore import acts
from pages.explore.csv_points import read_points, write_points
from tests.driver.app import open_app, press, session
from tests.ui.test_state import travel
from ui import state
from ui.pickers import choose_dataset
from ui.state import START, history, link
from ui.state.config_link import encode

NAMED = ("cat", "dog")
POINTS = ((0.5, 0.25, 0), (-0.5, 0.25, 1))
OTHERS = ((0.1, 0.1, 0), (0.2, 0.2, 1), (0.3, 0.3, 1))
THREE, THREE_NAMED = ((0.5, 0.25, 0), (-0.5, 0.25, 1), (0.0, -0.5, 2)), ("cat", "dog", "frog")


def file(points: Any = POINTS, names: tuple[str, ...] = NAMED) -> None:
    acts.take_points(points, names)


def moved(points: Any = ((0.4, 0.2, 0), POINTS[1]), k: int = 2, done: bool = True) -> None:
    acts.apply_points(points, k, done)


def act(name: str, **details: Any) -> Callable[[], None]:
    return lambda: acts.apply_action(name, **details)


def browser_to(steps: int) -> None:
    """The browser goes to the link of the Moment `steps` before now, as the link holds it: without names."""
    s = state.session()
    past = [*s.past, s.now][-1 - steps] if steps >= 0 else s.future[steps]
    history.travel(state.Moment(past.config, past.records))


def back() -> None:
    browser_to(1)


def forward() -> None:
    browser_to(-1)


def numbers(points: Any) -> None:
    """A file whose labels are the class numbers."""
    file(points, tuple(str(i + 1) for i in range(1 + max(p[2] for p in points))))


ROADS: dict[str, tuple[list[Callable[[], object]], tuple[str, ...]]] = {
    "points moved": ([file, moved], NAMED),
    "points moved, not finished": ([file, lambda: moved(done=False)], NAMED),
    "a move given up": ([file, lambda: moved(done=False), state.undo], NAMED),
    "a point added": ([file, lambda: moved((*POINTS, (0.0, 0.0, 1)))], NAMED),
    "another loss": ([file, lambda: state.change(loss="hinge")], NAMED),
    "refused": ([file, lambda: state.change(loss="nothing of the kind")], NAMED),
    # undo and redo
    "undo to a preset": ([file, state.undo], ()),
    "undo to other points with as many classes": ([lambda: moved(OTHERS), file, state.undo], ()),
    "undo and redo": ([lambda: moved(OTHERS), file, state.undo, state.redo], NAMED),
    "undo of a second file": ([file, lambda: file(OTHERS, ("a", "b")), state.undo], NAMED),
    "redo of a second file": ([file, lambda: file(OTHERS, ("a", "b")), state.undo, state.redo], ("a", "b")),
    "undo of other names of the same points": ([file, lambda: file(POINTS, ("a", "b")), state.undo], NAMED),
    # files
    "a file of numbers": ([file, lambda: numbers(OTHERS)], ()),
    "a file of numbers with the same points": ([file, lambda: numbers(POINTS)], ()),
    "undo of a file of numbers": ([file, lambda: numbers(POINTS), state.undo], NAMED),
    "a file after a file of numbers": ([lambda: numbers(POINTS), file], NAMED),
    # no points, presets
    "clear": ([file, act("clear")], ()),
    "clear, then other points": ([file, act("clear"), lambda: moved(OTHERS)], ()),
    "clear, undo": ([file, act("clear"), state.undo], NAMED),
    "a preset with as many classes": ([file, act("preset", id="moons")], ()),
    "a preset, undo": ([file, act("preset", id="moons"), state.undo], NAMED),
    "a preset and back to own points": ([file, act("preset", id="moons"), lambda: choose_dataset("drawn")], NAMED),
    "a preset of other classes and back": ([file, act("preset", id="spiral"), lambda: choose_dataset("drawn")], NAMED),
    "own points of before the file": ([file, lambda: numbers(OTHERS), act("preset", id="moons"), lambda: choose_dataset("drawn")], ()),
    "own points after clear": ([file, act("clear"), act("preset", id="moons"), lambda: choose_dataset("drawn")], ()),
    "own points after a preset was changed": ([file, act("preset", id="moons"), lambda: moved(OTHERS)], ()),
    "own points after a change of a preset was given up": (
        [file, act("preset", id="moons"), lambda: moved(OTHERS, done=False), state.undo, lambda: choose_dataset("drawn")],
        NAMED,
    ),
    # classes
    "a class more": ([file, act("add_class")], ()),
    "a class more, undo": ([file, act("add_class"), state.undo], NAMED),
    "the middle class removed": ([lambda: file(THREE, THREE_NAMED), act("remove_class", label=1)], ("cat", "frog")),
    "the last class removed": ([lambda: file(THREE, THREE_NAMED), act("remove_class")], NAMED),
    "a class removed, undo": ([lambda: file(THREE, THREE_NAMED), act("remove_class", label=0), state.undo], THREE_NAMED),
    "a class removed, redo": ([lambda: file(THREE, THREE_NAMED), act("remove_class", label=0), state.undo, state.redo], ("dog", "frog")),
    "a class of nameless points removed": ([lambda: moved(THREE, 3), act("remove_class", label=0)], ()),
    # the browser's history
    "Back": ([file, moved, back], NAMED),
    "Back to other points": ([lambda: moved(OTHERS), file, back], ()),
    "Back and Forward": ([lambda: moved(OTHERS), file, back, forward], NAMED),
    "Back over two": ([file, moved, lambda: state.change(loss="hinge"), lambda: browser_to(2)], NAMED),
    "Back over two to other points": ([lambda: moved(OTHERS), file, moved, lambda: browser_to(2)], ()),
    "Back from other names of the same points": (
        [file, lambda: file(OTHERS, ("x", "y")), lambda: file(OTHERS, ("a", "b")), lambda: browser_to(2)],
        NAMED,
    ),
    "Back, then undo": ([file, moved, lambda: state.change(loss="hinge"), back, state.undo], NAMED),
    "a link with other points": ([file, lambda: history.travel(state.Moment(START.but(dataset="drawn", points=OTHERS, classes=2)))], ()),
    "a link with the same points": ([file, lambda: history.travel(link.read({"d": "moons"})[0]), back], NAMED),
}


@pytest.mark.parametrize("road", ROADS)
def test_names_go_with_their_points(bare: state.Session, road: str) -> None:
    done, names = ROADS[road]
    for each in done:
        each()
    assert state.session().now.names == names
    # what is named is there, and a download gives it back
    if names:
        text = write_points(facts.points(bare.config), bare.now.names)
        assert {read_points(text).names[label] for _, _, label in read_points(text).points} == {names[label] for _, _, label in bare.config.points}


def test_a_named_act_back_leaves_the_history_as_undo_does(bare: state.Session) -> None:
    """Other names of the same points are a step without a link of its own: the browser's Back leads over it."""
    file(OTHERS, ("x", "y"))
    file(POINTS)
    file(POINTS, ("a", "b"))
    browser_to(2)
    assert (bare.now.names, len(bare.past), len(bare.future)) == (("x", "y"), 1, 2)
    state.redo()
    assert bare.now.names == NAMED
    state.redo()
    assert bare.now.names == ("a", "b")


def test_the_download_is_labelled_as_its_points_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the app: a file, a second file with as many classes, undo, redo, a preset and back."""
    downloads: list[Callable[[], bytes]] = []
    monkeypatch.setattr(st, "download_button", lambda *args, data, **kwargs: downloads.append(data))

    def labels() -> list[str]:
        return [line.split(",")[-1] for line in downloads[-1]().decode().splitlines()[1:]]

    at = open_app(START.but(dataset="drawn", points=OTHERS, classes=2))
    assert labels() == ["1", "2", "2"]
    press(at, "points_in").text_area(key="points_pasted").set_value("0.5,0.25,cat\n-0.5,0.25,dog\n")
    press(at, "points_use")
    assert labels() == ["cat", "dog"]
    at.selectbox(key="dataset").set_value("moons").run()
    assert set(labels()) == {"1", "2"}
    at.selectbox(key="dataset").set_value("drawn").run()
    assert labels() == ["cat", "dog"]
    own = session(at).now
    travel(at, encode(session(at).past[0].config, base=START))  # two entries back
    assert labels() == ["1", "2", "2"]
    travel(at, encode(own.config, base=START))
    assert labels() == ["cat", "dog"]
