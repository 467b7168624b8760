"""Sweep: a map over two hyper-parameters, every cell a run."""

from ui import first_picture, frame, sweep, sweep_sidebar

frame.ensure()
sweep.panel()
first_picture.wait()
sweep_sidebar.sidebar()
