"""Whole sheets by kind of layout: what stands above, beside, between and below the tables."""

from __future__ import annotations

from collections.abc import Callable

from tools.made_tables.clerk import BOOKS, Clerk
from tools.made_tables.columns import SUMMED, Column, columns_of
from tools.made_tables.table import Grid, Place, Plan, Table


def _plan(clerk: Clerk, kind: str) -> Plan:
    """The body that a kind of layout asks for; elsewhere any of the usual ones."""
    if kind not in _PLANS:
        kind = clerk.choice(["flat", "flat", "total", "sections", "subtotals"])
    levels, grand, subs, headings = _PLANS[kind]
    plan = Plan(clerk.choice([3, 5, 8, 8, 14, 25, 40]), levels)
    if clerk.random() < grand:
        plan.grand = "first" if clerk.does("total first", 0.35) else "last"
    plan.sub = clerk.choice(subs.split(" "))
    plan.heading = clerk.choice(headings.split())
    plan.gap = bool(levels) and plan.heading != "town" and clerk.does("blank row", 0.2)
    plan.wordless = kind == "wordless"
    if kind in ("single", "long"):
        plan.rows = 1 if kind == "single" else clerk.randint(300, 450)
    return plan


_PLANS = {  # levels, share with a grand total, sums of sections, headings of sections
    "flat": (0, 0, "", "merged"),
    "single": (0, 0, "", "merged"),
    "long": (0, 0.5, "", "merged"),
    "words": (0, 0, "", "merged"),
    "total": (0, 1, "", "merged"),
    "wordless": (0, 1, "", "merged"),
    "sections": (1, 0.4, "", "merged first name"),
    "subtotals": (1, 0.8, "before after after", "merged first name"),
    "section sums": (1, 0.7, "heading", "merged first name name"),
    "nested": (2, 0.8, " before after heading", "merged first name"),
    "towns": (1, 0.6, " before after after", "town"),
}


def _columns(clerk: Clerk, needs: str = "", plain: bool = False) -> tuple[str, list[Column]]:
    """A book that has the needed columns: "sums", "words" (nothing but them), "#" or any."""
    while True:
        title = clerk.choice(list(BOOKS))
        columns = columns_of(clerk, BOOKS[title], plain)
        kinds = {c.kind for c in columns}
        if needs == "words" and columns[0].kind == "#":
            columns, kinds = columns[1:], kinds - {"#"}
        fits = {
            "sums": bool(kinds & SUMMED),
            "words": not kinds & (SUMMED | {"#", "date", "phone", "code", "age", "long", "c"}),
            "#": columns[0].kind == "#" and len(columns) < 8,
        }
        if fits.get(needs, True):
            return title, columns


def _above(clerk: Clerk, grid: Grid, title: str, at: Place, width: int) -> int:
    """The lines above a header; the row of the header."""
    row, left = at
    right, merged = left + max(width, 2) - 1, clerk.does("merge title", 0.7)
    unit = clerk.say("unitline") if clerk.does("unit line", 0.45) else ""
    unit_in = clerk.choice(["own", "own", "title", "fill"])
    if clerk.does("no title", 0.15):
        return row
    if clerk.does("attachment", 0.2):
        grid.put(row, left, clerk.say("attachment"))
        row += 1 + (clerk.random() < 0.2)
    full = title if "、" in title or title.startswith("表") else clerk.say("prefix") + title
    if unit_in == "title" and unit and not merged and width > 2:
        grid.put(row, right, unit)
        unit = ""
    lines = [full, clerk.say("period")] if clerk.does("two titles", 0.25) else [full]
    for line in lines:
        grid.put(
            row, left, line, "title" if line == full else "center", (row, right) if merged else None
        )
        row += 1
    row += clerk.random() < 0.08
    if clerk.does("fill line", 0.3):
        grid.put(row, left, clerk.say("fillline"))
        if width > 3 and clerk.does("date beside", 0.6):
            grid.put(row, left + width // 2, clerk.say("dateline"))
        if unit and unit_in == "fill" and width > 4:
            grid.put(row, right, unit)
            unit = ""
        row += 1
    elif clerk.does("date line", 0.15):
        grid.put(row, left, clerk.say("dateline"), "right", (row, right) if merged else None)
        row += 1
    if unit:
        spread = merged and clerk.does("merge unit", 0.4)
        column = left if spread or clerk.does("unit left", 0.2) else right
        grid.put(row, column, unit, "right", (row, right) if spread else None)
        row += 1
    return row + (clerk.random() < 0.04)


def _below(clerk: Clerk, grid: Grid, table: Table) -> int:
    """Notes and signatures below a table; the first row after them."""
    row = table.bottom + 1
    width = table.right - table.left + 1
    if clerk.does("note", 0.25):
        row += clerk.does("blank before note", 0.4)
        end = (row, table.right) if width > 1 and clerk.does("merge note", 0.5) else None
        grid.put(row, table.left, clerk.say("remark"), "", end)
        row += 1
    if clerk.does("signatures", 0.2):
        row += clerk.does("blank before signatures", 0.3)
        if width > 3 and clerk.does("signatures apart", 0.5):
            grid.put(row, table.left, clerk.say("signature"))
            grid.put(row, table.left + width // 2, clerk.say("signature"))
        else:
            grid.put(row, table.left, "    ".join(clerk.say("signature") for _ in range(2)))
        row += 1
    return row


def _one(clerk: Clerk, grid: Grid, kind: str) -> list[Table]:
    plan = _plan(clerk, kind)
    needs = "words" if kind == "words" else "sums" if plan.grand or plan.sub else ""
    title, columns = _columns(clerk, needs)
    if kind == "narrow":
        plan = Plan(clerk.randint(2, 20), 0, clerk.choice(["", "last", "first"]))
        title, columns = _columns(clerk, "sums", plain=True)
        names = [c for c in columns if c.kind not in SUMMED | {"#"}]
        numbers = [c for c in columns if c.kind in SUMMED and not c.adds]
        columns = [names[0], clerk.choice(numbers)]
        columns[1].path = ()
    at = (clerk.choice([0, 0, 0, 0, 1]), clerk.choice([0] * 9 + [1]))
    row = _above(clerk, grid, title, at, len(columns) + (plan.heading == "town"))
    table = Table(grid, clerk, columns, (row, at[1]), plan)
    _below(clerk, grid, table)
    return [table]


def _stacked(clerk: Clerk, grid: Grid, kind: str) -> list[Table]:
    """Two or three tables below one another; the first one small if it is a summary."""
    tables: list[Table] = []
    row, same = 0, clerk.does("same columns", 0.4)
    book = ""
    for number in range(2 if kind == "summary" else clerk.randint(2, 3)):
        title, columns = _columns(clerk, "sums")
        if same and book:
            title, columns = book, columns_of(clerk, BOOKS[book])
        book = book or title
        plan = _plan(clerk, clerk.choice(["flat", "total", "subtotals"]))
        if kind == "summary":
            plan = (
                Plan(clerk.randint(3, 6), 0, "last") if number == 0 else Plan(clerk.randint(15, 60))
            )
            columns = (
                columns
                if number
                else [Column("类别", "themes"), Column("项目个数", "i"), Column("投资额", "n")]
            )
        if not any(c.kind in SUMMED for c in columns):
            plan = Plan(plan.rows)
        title = clerk.choice([title, f"表{number + 1} {title}", f"{'一二三'[number]}、{title}"])
        if number and clerk.random() < 0.3:
            row += 1  # no title of its own: a blank row parts it from the one above
        else:
            row = _above(clerk, grid, title, (row, 0), len(columns))
            if number and row == tables[-1].bottom + 1:
                row += 1
        tables.append(Table(grid, clerk, columns, (row, 0), plan))
        row = _below(clerk, grid, tables[-1]) + clerk.choice([0, 1, 1, 2])
    return tables


def _side(clerk: Clerk, grid: Grid, kind: str) -> list[Table]:
    """Two tables side by side; directly adjoining ones have their own numbers of rows."""
    apart, own = clerk.choice([0, 0, 1, 2]), clerk.does("own titles", 0.5)
    titles, left = [], 0
    placed: list[tuple[list[Column], int]] = []
    for _ in range(2):
        title, columns = _columns(clerk, "#", plain=True)
        titles.append(title)
        placed.append((columns, left))
        left += len(columns) + apart
    if own:
        for title, (columns, at) in zip(titles, placed, strict=True):
            grid.put(0, at, title, "title", (0, at + len(columns) - 1) if apart else None)
    else:
        grid.put(0, 0, titles[0], "title", (0, left - apart - 1))
    tables = []
    for columns, at in placed:
        summed = any(c.kind in SUMMED for c in columns)
        plan = _plan(
            clerk, clerk.choice(["flat", "total", "total", "sections"] if summed else ["flat"])
        )
        tables.append(Table(grid, clerk, columns, (1, at), plan))
    return tables


def _transposed(clerk: Clerk, grid: Grid, kind: str) -> list[Table]:
    """Records in columns: the row of their names is the header."""
    title, columns = _columns(clerk, plain=True)
    if columns[0].kind == "#":
        columns.pop(0)
        for column in columns:
            column.adds = [one - 1 for one in column.adds]
    inner = Grid()
    table = Table(inner, clerk, columns, (0, 0), Plan(clerk.randint(2, 7)))
    first = len(table.headers) - 1
    row = _above(clerk, grid, title, (0, 0), len(table.details) + 1)
    for (down, across), (value, look) in inner.cells.items():
        if down > first:
            grid.put(row + across, down - first, value, look)
    for index, column in enumerate(columns):
        grid.put(
            row + index, 0, "-".join([*(name for _, name in column.path), column.label]), "head"
        )
    table.sums = [
        ((row + place[1], place[0] - first), [(row + c, r - first) for r, c in operands])
        for place, operands in table.sums
    ]
    table.numbers = {(row + c, r - first): value for (r, c), value in table.numbers.items()}
    table.totals = [row + index for index, column in enumerate(columns) if column.adds]
    table.details = [row + i for i, c in enumerate(columns) if i and not c.adds]
    table.right, table.headers = table.bottom - first, [row]
    table.top, table.bottom = row, row + len(columns) - 1
    return [table]


def _cover(clerk: Clerk, grid: Grid, kind: str) -> list[Table]:
    """A sheet of words for the reader, with no table on it."""
    grid.put(0, 0, clerk.say("prefix") + "报表填报说明", "title")
    for number in range(clerk.randint(3, 8)):
        grid.put(number + 1 + (number > 3), 0, f"{number + 1}.{clerk.say('words')}")
    return []


KINDS_OF_SHEET: dict[str, tuple[int, Callable[[Clerk, Grid, str], list[Table]]]] = {
    **dict.fromkeys(_PLANS, (8, _one)),
    **dict.fromkeys(("wordless", "single", "long", "narrow"), (3, _one)),
    "stacked": (10, _stacked),
    "summary": (5, _stacked),
    "side": (8, _side),
    "transposed": (4, _transposed),
    "cover": (1, _cover),
}


def make(clerk: Clerk, kind: str = "") -> tuple[str, Grid, list[Table]]:
    """A sheet of a kind, or of any: the kind, its cells, its tables from the top."""
    kinds = list(KINDS_OF_SHEET)
    kind = kind or clerk.choices(kinds, [KINDS_OF_SHEET[k][0] for k in kinds])[0]
    grid = Grid()
    return kind, grid, KINDS_OF_SHEET[kind][1](clerk, grid, kind)
