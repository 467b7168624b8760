"""Gradients: nudge one weight and divide by the nudge; the same by calculus; what h should be; which bugs the check catches; what it costs."""

from ui import first_picture, frame, gradients, gradients_cost, gradients_sidebar

frame.ensure()
gradients.panel()
first_picture.wait()
gradients_sidebar.sidebar()
gradients_cost.panel()
