"""A table on a grid: header, sections, details, totals; and what is true of it by construction."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_range

from tools.made_tables.clerk import UNITS, Cell, Clerk
from tools.made_tables.columns import SUMMED, Column

Place = tuple[int, int]
CHINESE = "一二三四五六七八九十"


@dataclass
class Grid:
    """The cells of one sheet, each with its look, before they are written."""

    cells: dict[Place, tuple[Cell, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: dict[Place, str] = field(default_factory=dict)

    def put(
        self, row: int, column: int, value: Cell, look: str = "", to: Place | None = None
    ) -> None:
        """Put a value; with ``to``, merge from here to there."""
        self.cells[row, column] = (value, look)
        if to and to != (row, column):
            self.merges.append((row, column, *to))


@dataclass
class Plan:
    """How the body of a table is built."""

    rows: int = 8
    levels: int = 0
    grand: str = ""  # the row of the grand total: "", "first", "last"
    sub: str = ""  # the sums of a section: "", "before", "after", "heading"
    heading: str = "merged"  # or "first", "name", "town" (a column of its own, merged downwards)
    gap: bool = False
    wordless: bool = False


class Table:
    """One table on the grid, and what is true of it."""

    def __init__(
        self, grid: Grid, clerk: Clerk, columns: list[Column], at: Place, plan: Plan
    ) -> None:
        self.grid, self.clerk, self.columns, self.plan = grid, clerk, columns, plan
        if plan.heading == "town" and plan.levels:
            columns = self.columns = [Column(clerk.say("townhead"), "keep"), *columns]
            for column in columns:
                column.adds = [one + 1 for one in column.adds]
        (self.top, self.left), self.row = at, at[0]
        self.headers: list[int] = []
        self.sections: list[int] = []
        self.totals: list[int] = []
        self.details: list[int] = []
        self.sums: list[tuple[Place, list[Place]]] = []
        self.titles: list[list[str]] = [[], []]
        self.numbers: dict[Place, float] = {}
        self.digits, self.missing = (
            clerk.choice([0, 0, 1, 2]),
            clerk.choice([None, None, "-", "—", "/", 0]),
        )
        self.names = [i for i, c in enumerate(columns) if c.kind not in ("#", "keep")]
        summed = [i for i, c in enumerate(columns) if c.kind in SUMMED]
        self.labels = max(1, summed[0]) if summed else len(columns)
        self.restart, self.step = clerk.does("restart", 0.4), clerk.choice([0] * 9 + [0.1])
        self.theme = clerk.choice(["themes", "themes", "town", "unit"])
        self.formulas, self.count = clerk.does("formulas", 0.3), 0
        self._header()
        self._group(0, "")
        self.bottom, self.right = self.row - 1, self.left + len(columns) - 1

    def _put(
        self, row: int, index: int, value: Cell, look: str = "", to: Place | None = None
    ) -> None:
        place = (to[0], to[1] + self.left) if to else None
        self.grid.put(row, index + self.left, value, look, place)

    def _next(self, rows: list[int] | None = None) -> int:
        self.row += 1
        if rows is not None:
            rows.append(self.row - 1)
        return self.row - 1

    def _header(self) -> None:
        clerk, deep = self.clerk, max(len(c.path) for c in self.columns)
        merged, low = clerk.does("merge headers", 0.75), clerk.does("labels low", 0.3)
        units = clerk.choice(["label", "row", "", "", ""])
        for level in range(deep):
            key = lambda i, at=level: self.columns[i].path[at : at + 1] or ((-i, ""),)  # noqa: E731 - used once, below
            for ((_, name),), run in itertools.groupby(range(len(self.columns)), key):
                if name:
                    first, *rest = run
                    end = (self.row + level, rest[-1]) if rest and merged else None
                    self._put(self.row + level, first, name, "head", end)
        for index, column in enumerate(self.columns):
            level = len(column.path)
            label: Cell = int(column.label) if column.label.isdigit() else column.label
            unit = self._unit(column)
            if units == "label" and unit and isinstance(label, str):
                label += clerk.choice([f"（{unit}）", f"({unit})", f"\n（{unit}）"])
            elif isinstance(label, str) and clerk.does("spread labels", 0.2):
                label = re.sub(r"^(.)(.)$", clerk.choice([r"\1 \2", r"\1\n\2", r"\1  \2"]), label)
                label = re.sub(r"^(\w{3,4})(\w{3,})$", r"\1\n\2", label)
            if index == 0 and clerk.random() < 0.03 and not column.path:
                continue
            if merged:
                self._put(self.row + level, index, label, "head", (self.row + deep, index))
            else:
                self._put(self.row + (deep if low else level), index, label, "head")
        for _ in range(deep + 1):
            self._next(self.headers)
        if units == "row" and any(self._unit(c) for c in self.columns):
            row = self._next(self.headers)
            for index, column in enumerate(self.columns):
                self._put(row, index, self._unit(column) or None, "head")
        if clerk.does("number row", 0.12):
            row = self._next(self.headers)
            words = self.labels if self.labels < 5 and clerk.random() < 0.6 else 0
            for index in range(len(self.columns)):
                mark: Cell = "甲乙丙丁戊"[index] if index < words else index + 1 - words
                self._put(row, index, mark, "head")

    def _unit(self, column: Column) -> str:
        return "" if "（" in column.label else UNITS.get(column.label, UNITS.get(column.kind, ""))

    def _group(self, level: int, title: str) -> list[int]:
        """Write a group of rows; answer the rows that the total above it adds up."""
        plan, own, town = self.plan, -1, self.plan.heading == "town"
        first, sub = (
            self.row,
            plan.sub if level else {"first": "before", "last": "after"}.get(plan.grand),
        )
        if level and not town:
            own = self._next(self.totals if sub == "heading" else self.sections)
            self._heading(own, title)
            own = own if sub == "heading" else -1
        if sub == "before":
            own = self._next(self.totals)
        children: list[int] = []
        if level < plan.levels:
            count = self.clerk.randint(2, 5 if level == 0 else 3)
            for number in range(count):
                children += self._group(level + 1, self._title(level, number))
                if plan.gap and level == 0 and number < count - 1:
                    self._next()
        else:
            share = max(2, plan.rows // 3**plan.levels)
            size = self.clerk.randint(1, 2 * share) if plan.levels else plan.rows
            self.count = 0 if self.restart else self.count
            children = [self._detail(self._next(self.details)) for _ in range(size)]
        if sub == "after":
            own = self._next(self.totals)
        if level and town:
            merged = self.clerk.does("merge towns", 0.7)
            self._put(first, 0, title, "", (self.row - 1, 0) if merged else None)
        if own < 0:
            return children
        if sub != "heading" and not plan.wordless:
            self._word(own, self.clerk.say("sub" if level else "grand"), int(bool(level and town)))
        self._total(own, children)
        return [own]

    def _title(self, level: int, number: int) -> str:
        pool = self.theme if level == 0 else "subthemes"
        text = self.clerk.say(pool)
        while number and text in self.titles[level]:
            text = self.clerk.say(pool)
        self.titles[level] = [*self.titles[level], text] if number else [text]
        if self.plan.heading == "town":
            return self.clerk.towns[number]
        numbered = [f"{CHINESE[number]}、{text}", f"（{CHINESE[number]}）{text}"][level % 2]
        return numbered if self.clerk.does("number sections", 0.7) else text

    def _heading(self, row: int, title: str) -> None:
        last, name = len(self.columns) - 1, self.names[0]
        if self.plan.heading == "name" and name:
            number, _, text = title.rpartition("、")
            self._put(row, 0, number or None, "bold")
            self._put(row, name, text, "bold")
        else:
            wide = self.labels - 1 if self.plan.sub == "heading" else last
            self._put(row, 0, title, "bold", (row, wide) if self.plan.heading == "merged" else None)

    def _word(self, row: int, word: str, first: int) -> None:
        if self.labels > first and self.clerk.does("merge total", 0.4):
            self._put(row, first, word, "bold", (row, self.labels - 1))
            return
        in_name = self.clerk.does("total in name", 0.4)
        name = max(first, self.names[0]) if in_name else first
        self._put(row, name, word, "bold")
        last = row > max(self.details, default=row)
        if last and name + 1 < self.labels and self.clerk.does("count", 0.15):
            self._put(row, name + 1, f"{len(self.details)}个", "bold")

    def _detail(self, row: int) -> int:
        self.count += 1 + (self.clerk.random() < self.step)
        before = 0.0
        for index, column in enumerate(self.columns):
            value: Cell = None
            if column.kind == "#":
                value = self.count if column.manner == "0" else column.manner.format(self.count)
            elif (self.clerk.random() > column.filled and index != self.names[0]) or column.adds:
                value = self.missing if column.kind in SUMMED and not column.adds else None
            elif column.kind in SUMMED:
                digits = {"i": 0, "a": 2}.get(column.kind, self.digits)
                value = round(
                    self.clerk.lognormvariate(2 if column.kind == "i" else 5, 1.5), digits
                )
                before = value = round(value + before * (column.kind == "c"), digits)
                self._number(row, index, value)
                continue
            elif column.kind == "date":
                value = self.clerk.date(column.manner)
            elif column.kind == "%":
                value = self._percent(column)
            elif column.kind in ("year", "age", "price"):
                value = self.clerk.randint(
                    *{"year": (2016, 2026), "age": (23, 60)}.get(column.kind, (3, 990))
                )
            elif column.kind != "keep":
                value = self.clerk.say(column.kind) or None
            if value == 0 and column.kind in SUMMED:
                self._number(row, index, 0)
            elif value is not None:
                self._put(row, index, value, "percent" if column.kind == "%" else "")
        self._across(row, write=True)
        return row

    def _percent(self, column: Column) -> Cell:
        share = round(self.clerk.uniform(0.02, 1.3), 3)
        return share if column.manner == "number" else f"{share:.1%}"

    def _number(self, row: int, index: int, value: float) -> None:
        column = self.columns[index]
        digits = {"i": 0, "a": 2}.get(column.kind, self.digits)
        self.numbers[row, index] = value = round(value, digits) if digits else round(value)
        text = f"{value:,.{digits}f}" if column.manner == "text" else value
        self._put(row, index, text, f"number{digits}" if column.manner == "thousands" else "")

    def _across(self, row: int, write: bool) -> None:
        """The sums along a row: first those of numbers, then those of other sums."""
        columns = self.columns
        outer = [any(columns[i].adds for i in c.adds) for c in columns]
        for index in sorted(range(len(columns)), key=outer.__getitem__):
            operands = columns[index].adds
            values = [self.numbers[row, i] for i in operands if (row, i) in self.numbers]
            if values and write:
                self._number(row, index, sum(values))
            if values:
                self._sum((row, index), [(row, i) for i in operands])

    def _total(self, row: int, children: list[int]) -> None:
        for index, column in enumerate(self.columns):
            values = [self.numbers[r, index] for r in children if (r, index) in self.numbers]
            if column.kind in SUMMED and values:
                self._number(row, index, sum(values))
                self._sum((row, index), [(r, index) for r in children])
            elif column.kind == "%" and len(children) > 1 and self.clerk.does("total rates", 0.5):
                self._put(row, index, self._percent(column), "percent")
        self._across(row, write=False)

    def _sum(self, cell: Place, operands: list[Place]) -> None:
        moved = sorted((row, column + self.left) for row, column in operands)
        place = (cell[0], cell[1] + self.left)
        self.sums.append((place, moved))
        if self.formulas and all(self.columns[c].manner != "text" for _, c in [cell, *operands]):
            self.grid.formulas[place] = f"=SUM({','.join(spans(moved))})"


def spans(cells: list[Place]) -> list[str]:
    """The cells as ranges: runs down a column, or along a row."""
    found: list[tuple[Place, Place]] = []
    for cell in cells:
        first, last = found[-1] if found else (cell, cell)
        down = cell == (last[0] + 1, last[1]) and first[1] == cell[1]
        along = cell == (last[0], last[1] + 1) and first[0] == cell[0]
        if found and (down or along):
            found[-1] = (first, cell)
        else:
            found.append((cell, cell))
    return [xl_range(*first, *last) for first, last in found]
