"""Several optimizers on one surface from one start: the record with its codec, the runs, and the still picture under them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from engine.arrays import Array
from engine.config import NUMBERS
from engine.landscape.slice import levels
from engine.landscape.surfaces import SURFACES, Surface
from engine.landscape.surfaces.base import Window
from engine.optimizers import OPTIMIZERS
from engine.run.compare import Runner, side_by_side
from engine.run.record import Run
from engine.spec import Param, Settings, lookup, settings_for
from engine.text import Text
from ui.language.sentences import refused
from ui.state.codec import write_number

OWN = "own"  # the loss of the person's own data over two of its weights
MOST, MOST_NOTES = 6, 3
WHERE = ("dot", "minimum")
UPDATES = Param("updates", Text("Updates", "업데이트 수"), 100, 1, 1000, log=True, whole=True)
MOST_RATE = NUMBERS["learning_rate"].high
NEAR = 0.01  # of the window's side: this close to a minimum counts as there


@dataclass(frozen=True)
class Descents:
    """`surface`: an id of SURFACES, or "own"; `start` None for the surface's own. One to six runners, twins allowed.

    What is looked at: update `step`, sub-step `part` of runner `opened`, and the curvature `where` the first runner is or at the minimum.

    >>> Descents("valley", (("condition", 20.0),)).settings
    ()
    """

    surface: str = "valley"
    settings: Settings = ()
    start: tuple[float, float] | None = None
    runners: tuple[Runner, ...] = (
        Runner("gd", 0.085),
        Runner("momentum", 0.085, (("momentum", 0.7),)),
        Runner("rmsprop", 0.1),
        Runner("adam", 0.1),
    )
    updates: int = 100
    step: int = 6
    opened: int = 3
    part: int = 0
    where: str = "dot"

    def __post_init__(self) -> None:
        put = object.__setattr__
        params = lookup({id: surface.params for id, surface in SURFACES.items()} | {OWN: ()}, self.surface, "surface")
        values = settings_for(params, self.settings, self.surface)
        put(self, "settings", tuple((p.id, values[p.id]) for p in params if values[p.id] != p.default))
        put(self, "updates", int(UPDATES.check(self.updates)))
        if not 1 <= len(self.runners) <= MOST:
            raise ValueError(f"1 to {MOST} optimizers can run at once, got {len(self.runners)}")
        if self.start is not None:
            x, y = (float(v) for v in self.start)
            if not (math.isfinite(x) and math.isfinite(y)):
                raise ValueError(f"start must be two finite numbers, got ({x:g}, {y:g})")
            put(self, "start", (x, y))
        lookup(dict.fromkeys(WHERE), self.where, "place")
        for name, most in (("step", self.updates), ("opened", len(self.runners) - 1), ("part", MOST - 1)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise ValueError(f"{name} must be a whole number from 0 on, got {value!r}")
            put(self, name, min(value, most))  # a shorter run, or one runner less, ends what was looked at

    def unseen(self) -> Descents:
        """The same runs, whatever is looked at."""
        return replace(self, step=0, opened=0, part=0, where="dot")


@dataclass(frozen=True, eq=False)
class Picture:
    """f on a grid over the window: `a` (na,), `b` (nb,), `z` (nb, na); `low`, the lowest value known, and 13 `levels` in equal ratios above it."""

    a: Array
    b: Array
    z: Array
    low: float
    levels: Array
    minima: Array
    saddles: Array
    window: Window


def picture(surface: Surface, size: int = 80, **settings: float) -> Picture:
    """The surface as it stands still, size × size cells.

    >>> still = picture(SURFACES["saddle"], 20)
    >>> still.z.shape, still.low, still.minima.tolist(), still.saddles.tolist()
    ((20, 20), -0.25, [[0.0, 1.0], [0.0, -1.0]], [[0.0, 0.0]])
    """
    x0, x1, y0, y1 = surface.window
    a, b = np.linspace(x0, x1, size), np.linspace(y0, y1, size)
    z = surface.value(np.stack(np.meshgrid(a, b), -1), **settings)
    minima = surface.minima(**settings)
    low = float(min([z.min(), *surface.value(minima, **settings)]))
    return Picture(a, b, z, low, low + levels(z - low), minima, np.array(surface.saddles).reshape(-1, 2), surface.window)


def descend_all(descents: Descents, surface: Surface | None = None) -> tuple[Run, ...]:
    """The run of each runner, `theta` (T+1, 2) its path; `surface` is needed where it is the person's own.

    ValueError with one sentence where the start is outside the window.

    >>> runs = descend_all(Descents("bowl", runners=(Runner("gd", 0.5),), updates=2, start=(3.0, -2.0)))
    >>> runs[0].theta.tolist()
    [[3.0, -2.0], [1.5, -1.0], [0.75, -0.5]]
    """
    surface = surface or SURFACES[descents.surface]
    start = surface.start if descents.start is None else descents.start
    if start_fault(surface.window, start):
        raise ValueError(f"the start ({start[0]:g}, {start[1]:g}) is outside the window of the surface")
    return side_by_side(surface.problem(start, **dict(descents.settings)), descents.runners, descents.updates)


def suited(surface: Surface, **settings: float) -> dict[str, float]:
    """A learning rate of each optimizer that suits the surface: 0.85 of what its steepest curvature allows, or a sixtieth of its side.

    >>> rates = suited(SURFACES["valley"], condition=10.0)
    >>> rates["gd"], rates["momentum"], rates["adam"]
    (0.17, 0.17, 0.1)
    """
    places = np.array([surface.start, *surface.minima(**settings)[:1]])
    steepest = float(np.linalg.eigvalsh(surface.hessian(places, **settings)).max())
    side = surface.window[1] - surface.window[0]
    plain = 1.7 / steepest if steepest > 0 else side / 60
    rates = {"gd": plain, "momentum": plain, "nesterov": plain / 2, "adagrad": side / 12, "local_search": side / 20}
    return {id: float(f"{min(rates.get(id, side / 60), MOST_RATE):.2g}") for id in OPTIMIZERS}


StartFault = Literal["not_finite", "outside"]


def start_fault(window: Window, start: tuple[float, float]) -> StartFault | None:
    """Why no run can start there, or None.

    >>> start_fault((-3, 3, -3, 3), (9.0, 0.0))
    'outside'
    """
    (x, y), (x0, x1, y0, y1) = start, window
    if not (math.isfinite(x) and math.isfinite(y)):
        return "not_finite"
    return None if x0 <= x <= x1 and y0 <= y <= y1 else "outside"


def left_at(run: Run, window: Window) -> int | None:
    """The first update after which a run is outside the window, None if it never is."""
    x0, x1, y0, y1 = window
    x, y = run.theta.T
    outside = (x < x0) | (x > x1) | (y < y0) | (y > y1)
    return int(outside.argmax()) if outside.any() else None


# The link: "key~value" pairs; "r~optimizer" begins a runner, "eta" and "os.…" are its own.

DEFAULT = Descents()
_LOOKS = {"t": "step", "o": "opened", "p": "part", "w": "where"}
_NAMES = {
    "f": Text("Surface", "지형"),
    "x": Text("Start", "시작점"),
    "T": UPDATES.name,
    "r": Text("Optimizer", "옵티마이저"),
    "eta": NUMBERS["learning_rate"].name,
    "os": Text("Optimizer settings", "옵티마이저 설정"),
    "fs": Text("Surface settings", "지형 설정"),
    "t": Text("Update", "업데이트"),
    "o": Text("Opened optimizer", "펼친 옵티마이저"),
    "p": Text("Sub-step", "작은 단계"),
    "w": Text("Place of the curvature", "곡률을 재는 곳"),
}


def encode(descents: Descents) -> str:
    """
    >>> encode(Descents("bowl", start=(1.0, -2.0), runners=(Runner("adam", 0.1, (("beta1", 0.5),)),)))
    'f~bowl~x~1_-2~r~adam~eta~0.1~os.beta1~0.5~o~0'
    """
    pairs = [("f", descents.surface)] if descents.surface != DEFAULT.surface else []
    pairs += [(f"fs.{name}", write_number(value)) for name, value in descents.settings]
    if descents.start is not None:
        pairs.append(("x", "_".join(map(write_number, descents.start))))
    if descents.updates != DEFAULT.updates:
        pairs.append(("T", str(descents.updates)))
    if descents.runners != DEFAULT.runners:
        for runner in descents.runners:
            pairs += [("r", runner.optimizer), ("eta", write_number(runner.learning_rate))]
            pairs += [(f"os.{name}", write_number(value)) for name, value in runner.settings]
    pairs += [(key, str(value)) for key, name in _LOOKS.items() if (value := getattr(descents, name)) != getattr(DEFAULT, name)]
    return "~".join(f"{key}~{value}" for key, value in pairs)


def decode(text: str) -> tuple[Descents, list[Text]]:
    """The descents a link means, and a note for each value that is not possible (its default stands). Never raises.

    >>> descents, notes = decode("f~bowl~x~nan_0~r~adam")
    >>> descents.surface, descents.start, [note.en for note in notes]
    ('bowl', None, ['Start in the link: “nan_0” is not possible, so the default stands.'])
    """
    parts = text.split("~") if text else []
    descents, notes, runners, looks = DEFAULT, list[Text](), list[Runner](), dict[str, Any]()
    for key, got in zip(parts[::2], [*parts[1::2], ""], strict=False):
        owner, _, name = key.partition(".")
        try:
            if key == "r":
                if len(runners) == MOST:
                    raise ValueError(f"at most {MOST} optimizers")
                runners.append(Runner(got))
            elif key == "eta":
                runners[-1] = replace(runners[-1], learning_rate=float(got))
            elif owner == "os":
                runners[-1] = replace(runners[-1], settings=(*runners[-1].settings, (name, float(got))))
            elif key in _LOOKS:
                looks |= _look(key, got)
            else:
                descents = replace(descents, **_read(descents, key, got))
        except (ValueError, KeyError, IndexError, TypeError, ArithmeticError):
            known = _NAMES.get(owner)
            notes.append(refused(known or _NAMES["f"], got if known else key))
    if runners:
        descents = replace(descents, runners=tuple(runners), opened=DEFAULT.opened)
    return replace(descents, **looks), list(dict.fromkeys(notes))[:MOST_NOTES]


def _look(key: str, got: str) -> dict[str, Any]:
    """What is looked at; it can only be judged when all else is read."""
    value: Any = got if key == "w" else int(got)
    replace(DEFAULT, **{_LOOKS[key]: value})
    return {_LOOKS[key]: value}


def _read(descents: Descents, key: str, got: str) -> dict[str, Any]:
    owner, _, name = key.partition(".")
    if owner == "fs":
        return {"settings": (*descents.settings, (name, float(got)))}
    if key == "x":
        x, y = map(float, got.split("_"))
        return {"start": (x, y)}
    if key == "T":
        return {"updates": int(got)}
    if key != "f":
        raise KeyError(key)
    return {"surface": got, "settings": ()}
