"""How many planted digits ``python -m data tables`` names, and in how many clean sheets it errs."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from tools.made_tables.score import Said, ask, read_truths

_FEW = 3
_HEADS = ("slips", "named", "one cell", "few cells", "clean", "alarms")


def score_slips(folder: Path, misses: bool) -> int:
    """Print a line a kind of layout; 2 if there was no answer.

    named: the wrong cell is among those where the digit may stand, alone (one cell) or with at
    most two others (few cells). clean: sheets without a planted digit; alarms: those of them with
    a slip all the same.
    """
    truths = read_truths(folder)
    answers = ask(folder, truths)
    if answers is None:
        return 2
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for truth in truths:
        found = compare_slips(truth, answers.get((truth["file"], truth["sheet"]), []))
        for kind in (truth["kind"], "all"):
            counts[kind].update(found)
        if misses and (found["slips"] > found["named"] or found["alarms"]):
            print(f"  {truth['file']} {truth['sheet']} ({truth['kind']}): {truth.get('slip', '-')}")
    print(f"{'':14}" + "".join(f"{head:>{len(head) + 2}}" for head in _HEADS))
    for kind in [*sorted(set(counts) - {"all"}), "all"]:
        values = "".join(f"{counts[kind][head]:>{len(head) + 2}}" for head in _HEADS)
        print(f"{kind:14}{values}")
    held, numbers = counts["all"]["held"], counts["all"]["numbers"]
    print(f"{held} of {numbers} numbers are in a sum: a digit of another shows nowhere")
    return 0


def compare_slips(truth: Said, tables: list[Said]) -> Counter[str]:
    """One sheet: what was named of the planted digit, or whether there was a false alarm."""
    slips = [one for table in tables for one in table.get("slips") or []]
    counts = Counter(held=truth["held"], numbers=truth["numbers"])
    if not truth.get("slip"):
        return counts + Counter(clean=1, alarms=int(bool(slips)))
    fewest = min((len(s["likely"]) for s in slips if truth["slip"] in s["likely"]), default=0)
    return counts + Counter(
        {
            "slips": 1,
            "named": int(fewest > 0),
            "one cell": int(fewest == 1),
            "few cells": int(0 < fewest <= _FEW),
        }
    )
