"""One descent: the problem, the update loop, its record, and runs from a Config, single, batched or side by side."""
