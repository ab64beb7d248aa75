"""Merged ranges that lie apart: cut to the used range, and no two over one cell.

No program writes ranges that overlap. A few kilobytes can list fifty thousand of them over
a whole sheet, and every walk through them would end only after hours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter

from data.sheets.grid import Merge


def apart(merges: Iterable[Merge], used: Merge) -> tuple[Merge, ...]:
    """The ranges that reach into ``used``, in its last row and column at most.

    Of ranges that overlap, the upper one counts, then the left one. Ordered by first row.
    """
    ordered = sorted((one for one in merges if _meet(one, used)), key=attrgetter("top", "left"))
    kept: list[Merge] = []
    # The ranges that a row passes through, by column; no two of them share one.
    lefts: list[int] = []
    open_ones: list[Merge] = []
    for one in ordered:
        at = bisect_right(lefts, one.right)
        while at > 0 and open_ones[at - 1].right >= one.left:
            if open_ones[at - 1].bottom >= one.top:
                break
            at -= 1
            del lefts[at], open_ones[at]
        else:
            lefts.insert(at, one.left)
            open_ones.insert(at, one)
            kept.append(
                Merge(one.top, one.left, min(one.bottom, used.bottom), min(one.right, used.right))
            )
    return tuple(kept)


def _meet(one: Merge, other: Merge) -> bool:
    return max(one.top, other.top) <= min(one.bottom, other.bottom) and max(
        one.left, other.left
    ) <= min(one.right, other.right)
