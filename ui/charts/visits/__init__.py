"""Charts of the visits page: pure functions frame → HTML on the page's own classes.

HTML and CSS rather than a canvas: the rows are a table that a screen reader walks, the
colours follow the theme without a rerun, and a phone hides columns instead of shrinking
letters. Every function takes ``say`` (message id → sentence) and ``word`` (stored field
word → the reader's language).
"""

from __future__ import annotations

from ui.charts.visits.bars import destination_bars, outcome_bars, unseen_table
from ui.charts.visits.leaders import leader_matrix, overlap_squares

__all__ = [
    "destination_bars",
    "leader_matrix",
    "outcome_bars",
    "overlap_squares",
    "unseen_table",
]
