"""Plotly figures from plain records, for pictures that nobody drags; what a hand drags is drawn in static/."""
