"""A measure over the months of a year, last year as a line on each month, quarters summed below.

HTML and CSS: the colours follow the theme, and a screen reader reads the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ui.markup import render

# A value's height, as a share of the chart's: a line within it would cross the value.
_LINE = 0.2
Write = Callable[[float | None], str]


@dataclass(frozen=True)
class MonthColumn:
    """A month: its number, value as written, shares of the highest, whether it is looked at.

    text_share: where the value stands, above last year's line where that is near.
    """

    number: int
    text: str
    share: float
    text_share: float
    last_text: str
    last_share: float | None
    is_chosen: bool
    link: str = ""


def month_chart(
    title: str,
    value: str,
    changes: Sequence[str],
    months: Sequence[float | None],
    last: Sequence[float | None],
    sums: Sequence[str],
    chosen: int,
    write: Write,
    links: Sequence[str] = ("",) * 12,
) -> Markup:
    """The chart of one measure.

    sums: each quarter's, as written; chosen: the one looked at; links: what opens a month's rows.
    """
    top = max([one for one in (*months, *last) if one is not None], default=0) or 1
    columns = [
        MonthColumn(
            number,
            write(now) if now else "",
            (now or 0) / top,
            _above(now or 0, before or 0, top),
            write(before),
            before / top if before else None,
            (number + 2) // 3 == chosen,
            links[number - 1] if now else "",
        )
        for number, (now, before) in enumerate(zip(months, last, strict=True), start=1)
    ]
    return render("quarter.chart", title, value, changes, columns, list(enumerate(sums, 1)), chosen)


def _above(now: float, before: float, top: float) -> float:
    return (before if now <= before < now + _LINE * top else now) / top
