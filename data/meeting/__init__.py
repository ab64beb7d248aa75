"""Month-to-month dispatch (月调度): what changed, the bridge that reconciles it, its sentences."""

from data.meeting.compare import compare
from data.meeting.comparison import MEASURES, Bridge, Cell, Change, Comparison, Measure, Side, Step

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
