"""Downslope: draw points, pick a loss and an optimizer, watch every update of the descent. `streamlit run explorer_app.py`.

Streamlit imports this file to serve it, with the routes that answer a dragging hand at once; then it runs it, for each visitor, as the page.
"""

import streamlit as st
from starlette.middleware import Middleware

from ui import frame, live, preload

if __name__ == "__main__":
    frame.run()
else:
    app = st.App(__file__, routes=live.routes(), middleware=[Middleware(preload.Preload)])
