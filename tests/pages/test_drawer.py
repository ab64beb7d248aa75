"""One drawer for every figure: its rows add up to what the page prints, each row has its cell."""

from __future__ import annotations
