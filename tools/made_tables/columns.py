"""The columns of a book: its line of ``words.toml``, as one clerk rules it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.made_tables.clerk import KINDS, Clerk

SUMMED = set("niac")


@dataclass
class Column:
    """A column: the groups above its label, and the columns that it adds up."""

    label: str
    kind: str
    path: tuple[tuple[int, str], ...] = ()
    adds: list[int] = field(default_factory=list)
    manner: str = ""
    filled: float = 1.0


def columns_of(clerk: Clerk, text: str, plain: bool = False) -> list[Column]:
    """The columns of a book's line: label:kind, group{…}, @months; + adds what follows it."""
    last = clerk.randint(3, 12)
    years, cut = range(clerk.randint(2019, 2022), 2026), clerk.does("years as numbers", 0.2)
    macros = {
        "@months": " ".join(f"{m}月:n" for m in range(1, last + 1)),
        "@cumulative": "1月:c " + " ".join(f"1-{m}月:c" for m in range(2, last + 1)),
        "@plans": " ".join(f"{m}月{{计划:n 完成:n}}" for m in range(1, last + 1)),
        "@years": " ".join(f"{y}{'' if cut else '年'}:n" for y in years),
    }
    text = re.sub(r"@\w+", lambda found: macros[found[0]], text)
    columns, path, groups = [], [], itertools.count()
    for group, label, kind in re.findall(r"([^\s{}:]+)\{|([^\s{}:]+):([^\s{}]+)|\}", text):
        if group:
            path.append((next(groups), group))
        elif label:
            columns.append(Column(label, kind, tuple(path)))
        else:
            path.pop()
    if columns[0].kind == "#" and not plain and clerk.does("no numbers of rows", 0.25):
        columns.pop(0)
    spare = [c for c in columns[2:] if not c.path and c.kind not in SUMMED | set("+~")]
    for column in clerk.sample(spare, clerk.randint(0, len(spare) // 2)):
        columns.remove(column)
    for index, column in enumerate(columns):
        if column.kind in "+~":
            column.adds = list(_added(columns, index, 1 if column.kind == "+" else -1))
            column.kind = "+"
    manners: dict[str, str] = {}
    for column in columns:
        while column.kind == "+":
            column.kind = (
                columns[column.adds[0]].kind if columns[column.adds[0]].kind != "+" else "n"
            )
        manner = clerk.choice(KINDS.get(column.kind, [""]))
        column.manner = manners.setdefault(column.kind, manner) if clerk.random() < 0.85 else manner
        column.filled = clerk.choice([1, 1, 0.9, 0.6]) if column.kind not in "#c" else 1
    while not plain and len(columns) > 5 and clerk.does("wrap columns", 0.15):
        first = clerk.randint(1, len(columns) - 3)
        starts = [i for i in range(first, len(columns)) if _opens(columns, i)]
        if len(starts) < 2 or max(len(c.path) for c in columns) > 2:
            break
        group = (next(groups), clerk.say("group"))
        for column in columns[starts[0] : clerk.choice(starts[1:])]:
            column.path = (group, *column.path)
    return columns


def _opens(columns: list[Column], index: int) -> bool:
    before, here = columns[index - 1].path, columns[index].path
    return not here or not before or before[0] != here[0]


def _added(columns: list[Column], index: int, step: int) -> Iterator[int]:
    scope, kind, at = columns[index].path, "", index + step
    while 0 <= at < len(columns) and columns[at].path[: len(scope)] == scope:
        one = columns[at]
        group = [
            i for i, c in enumerate(columns) if c.path == one.path and len(c.path) > len(scope)
        ]
        heads = [i for i in group if columns[i].kind in "+~"] or group or [at]
        if one.kind not in "+nia" or (kind and one.kind not in (kind, "+")):
            return
        kind = kind or one.kind.strip("+")
        yield from heads
        at += step * max(1, len(group))
