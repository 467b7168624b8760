"""Sweep: a map over two hyper-parameters, every cell a run."""

from ui import frame, sweep, sweep_sidebar

frame.ensure()
sweep_sidebar.sidebar()
sweep.panel()
