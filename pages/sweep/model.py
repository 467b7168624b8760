"""The sweep as it runs: in slices, each cached for all; what was run stays known, so that a stopped map goes on where it was."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from engine import Config, Result
from engine import sweep as runs
from engine.run.simulate import data_of
from engine.studies.grid import SweepMap, blocks, empty
from engine.studies.grid_plan import SweepPlan, fault
from engine.text import Text

from . import strings
from .axis_sentences import fault_sentence
from .record import Record

SLICE = 0.12  # seconds of computing between two messages
BREATH = 0.25  # of a block's time, left to whoever else is waiting
BLOCKS, LOOKS = 768, 64


@dataclass
class Job:
    """One sweep of one session. `seconds`: of computing that this session waited for."""

    plan: SweepPlan
    filled: SweepMap
    seconds: float = 0.0
    stopped: bool = False

    @property
    def id(self) -> str:
        return hashlib.sha256(repr(self.plan).encode()).hexdigest()[:12]

    @property
    def done(self) -> bool:
        return self.filled.done == len(self.filled.rows)

    @property
    def state(self) -> str:
        return "done" if self.done else "stopped" if self.stopped else "running"


def planned(record: Record, config: Config) -> tuple[SweepPlan, Text | None]:
    """The plan over a Config, and why it cannot be run, if it cannot. What the axes turn anyway is made equal: it is no other sweep."""
    plan = record.over(config)
    found = fault(plan)
    wrong = fault_sentence(plan, found) if found else None
    if wrong is None:
        data = data_of(plan.base)
        wrong = strings.NEED if len(np.unique(data.y[data.train])) < 2 else None
    return plan if wrong else replace(plan, base=plan.cell(0, 0)), wrong


def job_for(plan: SweepPlan, last: Job | None) -> Job:
    """The job of a plan: the last one where it is the same but for its colour, else a new one."""
    if last is not None and replace(last.plan, colour=plan.colour) == plan:
        last.plan, last.filled = plan, replace(last.filled, plan=plan)
        return last
    return Job(plan, empty(plan))


def advance(job: Job, seconds: float = SLICE) -> None:
    """Run rows for about `seconds`, and a few at least; those that are known cost none."""
    plan, end = replace(job.plan, colour="loss"), time.perf_counter() + seconds
    filled = replace(job.filled, plan=plan)
    while filled.done < len(filled.rows):
        since = time.perf_counter()
        filled = _block(plan, filled.done, filled, job)
        now = time.perf_counter()
        time.sleep(BREATH * (now - since))
        if now > end:
            break
    job.filled = replace(filled, plan=job.plan)


def forget(job: Job) -> Job:
    """The job from its beginning, its rows to be run again."""
    filled = empty(replace(job.plan, colour="loss"))
    for done in range(len(filled.rows)):
        _block.clear(filled.plan, done, filled, job)
    return Job(job.plan, empty(job.plan))


@st.cache_resource(max_entries=BLOCKS, show_spinner=False, hash_funcs={SweepPlan: repr})
def _block(plan: SweepPlan, done: int, _filled: SweepMap, _job: Job) -> SweepMap:
    """The map with a few rows more than the first `done`; what that took is told to the job that had to wait for it."""
    began = time.perf_counter()
    filled = next(blocks(_filled))
    _job.seconds += time.perf_counter() - began
    return filled


@st.cache_resource(max_entries=LOOKS, show_spinner=False, hash_funcs={Config: repr})
def look(config: Config) -> Result:
    """One cell's own run: its last weights and all its losses."""
    return runs([config], keep="losses")[0]
