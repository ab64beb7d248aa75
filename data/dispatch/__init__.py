"""Month-to-month dispatch (月调度): what changed, the bridge that reconciles it, its sentences."""

from data.dispatch.compare import compare
from data.dispatch.comparison import (
    MEASURES,
    Bridge,
    Cell,
    Change,
    Comparison,
    Measure,
    Side,
    Step,
)

__all__ = [
    "MEASURES",
    "Bridge",
    "Cell",
    "Change",
    "Comparison",
    "Measure",
    "Side",
    "Step",
    "compare",
]
