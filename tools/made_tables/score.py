"""How many of the made sheets ``python -m data tables`` reads as they were made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol

_BATCH = 40
_ROLES = ("header_rows", "section_rows", "total_rows", "data_rows")
_HEADS = ("sheets", "ranges", "headers", "sections", "totals", "data", "sums: precision", "recall")

Said = dict[str, Any]
Sum = tuple[str, frozenset[tuple[int, int]]]


def score(folder: Path, misses: bool) -> int:
    """Print a line a kind of layout; 2 if there was no answer."""
    truths = read_truths(folder)
    answers = ask(folder, truths)
    if answers is None:
        return 2
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for truth in truths:
        found = compare(truth, answers.get((truth["file"], truth["sheet"]), []))
        counts[truth["kind"]].update(found)
        counts["all"].update(found)
        wrong = [name for name in ("ranges", *_ROLES) if not found[name]]
        if found["right"] < max(found["told"], found["sums"]):
            wrong.append("sums")
        if misses and wrong:
            print(f"  {truth['file']} {truth['sheet']} ({truth['kind']}): {', '.join(wrong)}")
    print(f"{'':14}" + "".join(f"{head:>{len(head) + 2}}" for head in _HEADS))
    for kind in [*sorted(set(counts) - {"all"}), "all"]:
        count = counts[kind]
        values = [str(count[name]) for name in ("sheets", "ranges", *_ROLES)]
        for whole in (count["told"], count["sums"]):
            values.append(f"{count['right'] / whole:.3f}" if whole else "-")
        print(
            f"{kind:14}"
            + "".join(f"{v:>{len(h) + 2}}" for v, h in zip(values, _HEADS, strict=True))
        )
    return 0


def read_truths(folder: Path) -> list[Said]:
    """What is true of the made sheets of a folder."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ask(folder: Path, truths: list[Said]) -> dict[tuple[str, str], list[Said]] | None:
    """What ``python -m data tables`` says of each file and sheet; None if it says nothing."""
    files = sorted({str(folder / truth["file"]) for truth in truths})
    answers: dict[tuple[str, str], list[Said]] = {}
    for start in range(0, len(files), _BATCH):
        words = [sys.executable, "-m", "data", "tables", *files[start : start + _BATCH], "--json"]
        run = subprocess.run(words, capture_output=True, text=True, check=False)
        try:
            said = json.loads(run.stdout)["files"]
        except (json.JSONDecodeError, KeyError):
            print(
                f"No answer (exit {run.returncode}): {run.stderr.strip()[-300:]}", file=sys.stderr
            )
            return None
        for file in said:
            for sheet in file.get("sheets") or []:
                answers[Path(file["file"]).name, sheet["sheet"]] = sheet["tables"]
    return answers


def compare(truth: Said, tables: list[Said]) -> Counter[str]:
    """One sheet: what is exact (1 or 0), and its summed cells: told, true, and right.

    A cell is right if all that is said to be added up in it is; where it adds up its column and
    its row, either will do. Operands without a number count on neither side.
    """
    mine = {role: {r for t in tables for r in _flat(t.get(role) or [])} for role in _ROLES}
    empty = {xl_cell_to_rowcol(cell) for cell in truth["empty"]}
    true, told = (
        _sums(truth["sums"], empty),
        _sums((s for t in tables for s in t.get("sums") or []), empty),
    )
    exact = {role: int(mine[role] == set(_flat(truth[role]))) for role in _ROLES}
    return Counter(
        sheets=1,
        ranges=int(sorted(t["range"] for t in tables) == sorted(truth["ranges"])),
        told=len({cell for cell, _ in told}),
        sums=len({cell for cell, _ in true}),
        right=len({cell for cell, _ in told & true} - {cell for cell, _ in told - true}),
        **exact,
    )


def _flat(rows: list[Any]) -> list[int]:
    pairs = [row if isinstance(row, list) else [row, row] for row in rows]
    return [row for first, last in pairs for row in range(first, last + 1)]


def _sums(sums: Any, empty: set[tuple[int, int]]) -> set[Sum]:
    return {
        (one["cell"], frozenset(c for part in one["of"] for c in cells_of(part)) - empty)
        for one in sums
    }


def cells_of(reference: str) -> list[tuple[int, int]]:
    """The cells of a range as (row, column), from 0."""
    first, last = (
        xl_cell_to_rowcol(cell) for cell in re.split(":", reference + ":" + reference)[:2]
    )
    return [(r, c) for r in range(first[0], last[0] + 1) for c in range(first[1], last[1] + 1)]
