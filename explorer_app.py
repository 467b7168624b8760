"""Downslope: draw points, pick a loss and an optimizer, watch every update of the descent. `streamlit run explorer_app.py`."""

from ui import frame

frame.run()
