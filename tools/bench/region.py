"""Bench (k): the same of a region, in a file and in a lake."""

from tools.bench.history import region as main

__all__ = ["main"]
