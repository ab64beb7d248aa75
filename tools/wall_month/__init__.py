"""A wall over a simulated month with faults: ``python -m tools.wall_month``."""
