"""What stands between the engine and Streamlit: frame, state, controls, compute, strings, and the stage's Python face."""
