"""Figures of the county's other systems for `figures --json`: a module a system."""
