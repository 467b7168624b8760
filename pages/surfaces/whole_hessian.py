"""Below the component: the learning rates that curvature allows for Explore's own problem, and the runs on the surface in 3-D."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from engine import LOSSES, Config
from engine.landscape.curvature import course, curvature
from engine.text import Text
from ui import runs, state
from ui.figures import chart, look
from ui.heading import heading
from ui.language.korean import marked
from ui.language.numbers import said

from . import strings
from .figures import figure
from .model import Model

HEIGHT = 420  # px
LOWER = {1000: 320, 640: 204}  # in windows as narrow as these: a picture in 3-D is as large as its frame is high, and cut where that is not wide
ABOVE = "1rem"
SAYS = """<style>
.own sub{{line-height:0}}
.own{{font-size:.929rem;margin:.286rem 0 0;word-break:keep-all}}
</style><p class="own">{says}</p>"""
ROOM = "@media(max-width:{width}px){{[data-testid=stLayoutWrapper]:has(>.st-key-surface3d_room){{flex-basis:{height}px;height:{height}px}}}}"


@dataclass(frozen=True)
class Whole:
    """The bound over all free weights of Explore's run, where it is paused: λ_max and the sentence about it."""

    d: int
    step: int
    steepest: float | None
    says: Text


def whole(config: Config, step: int) -> Whole | None:
    """None where there is nothing to learn from."""
    run = runs.ran(config)
    if not run.problem.n:
        return None
    step = min(step, run.run.updates)
    d, loss = int(run.problem.free.sum()), LOSSES[config.loss]
    if not loss.smooth:
        return Whole(d, step, None, strings.WHOLE_KINKS.format(loss=loss.name))
    bend = curvature(run.problem, run.run.theta[step])
    says = strings.WHOLE_SAYS[course(config.learning_rate, bend.steepest)]
    eta = said(config.learning_rate)
    return Whole(
        d, step, bend.steepest, says.format(steepest=said(bend.steepest), bound=said(bend.bound), eta=marked(Text(eta, eta), "은/는"))
    )


def lowered(text: str) -> str:
    """λ_max with its index set low, as HTML.

    >>> lowered("2/λ_max = 5")
    '2/λ<sub>max</sub> = 5'
    """
    return text.replace("_max", "<sub>max</sub>")


def show(model: Model, language: str) -> None:
    config, style = state.config(), look()
    found = whole(config, state.session().cursor[0])
    if found:
        sub = strings.WHOLE_SUB(language, d=found.d, loss=LOSSES[config.loss].name(language), step=found.step)
        heading(strings.WHOLE(language), sub, above=ABOVE, extra=SAYS.format(says=lowered(found.says(language))))
    rooms = "".join(ROOM.format(width=width, height=height) for width, height in LOWER.items())
    heading(strings.FIGURE(language), strings.FIGURE_SUB(language), above=ABOVE, extra=f"<style>{rooms}</style>")
    drawn = figure(model.still, model.runs, strings.LOG_LOSS(language), **style)
    with st.container(key="surface3d_room", height=round(HEIGHT * style["scale"]), border=False):
        chart(drawn, "surface3d", height="stretch")
