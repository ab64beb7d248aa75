"""``python -m tools.made_tables FOLDER [--count 500] [--seed 1] [--slip]``: sheets with truth.

Workbooks as twenty clerks would make them, and truth.jsonl, one line a sheet: where its tables,
headers, sections, totals and sums are. A range goes from the first header row to the last row of
data, sections and totals. A cell that adds up both its column and its row has two sums. ``empty``
names the operands without a number, ``slip`` the cell in which ``--slip`` changed a digit.
``numbers`` counts what could be added up, ``held`` what is in a sum.
``FOLDER --score [--misses]`` asks ``python -m data tables`` about them and prints what it found;
``FOLDER --score-slips [--misses]`` how many of the changed digits it names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.made_tables.score import score
from tools.made_tables.slips import score_slips
from tools.made_tables.write import write


def main() -> int:
    """Make the sheets, or score the answers about them."""
    words = argparse.ArgumentParser(prog="python -m tools.made_tables")
    words.add_argument("folder", type=Path)
    words.add_argument("--count", type=int, default=500, help="workbooks")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--slip", action="store_true", help="one wrong digit a sheet with totals")
    words.add_argument("--score", action="store_true", help="score the answers about a made folder")
    words.add_argument("--score-slips", action="store_true", help="score what is said of slips")
    words.add_argument("--misses", action="store_true", help="with a score: list what was missed")
    asked = words.parse_args()
    if asked.score:
        return score(asked.folder, asked.misses)
    if asked.score_slips:
        return score_slips(asked.folder, asked.misses)
    kinds = write(asked.folder, asked.count, asked.seed, asked.slip)
    print(", ".join(f"{kind} {number}" for kind, number in kinds.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
