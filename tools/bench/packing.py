"""Bench (f): one click on the meeting pack, for the sample and for made counties.

Each size is a process of its own whose screens have been looked at: snapshots are there,
nothing of the pack is kept. Beside it the slides alone, and an empty deck as the floor.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.bench.figures import number, print_table, timed

SIZES = (0, 200, 2_000)  # 0 is the sample
ROUNDS = 3


def pack_once(projects: int) -> dict[str, float]:
    """Milliseconds of the whole pack, of its parts and of an empty deck."""
    from data.documents.deck.deck import Deck
    from data.documents.deck.write import deck_pptx
    from data.rules import load_rules
    from data.samples.workbooks import load_sample
    from data.screens.dispatch import Dispatch
    from data.screens.view import view_at
    from data.store import close_store, open_store
    from tools.bench.county import publish_county
    from ui.pack import pack_files
    from ui.pack.readings import Pack

    store = open_store()
    if projects:
        publish_county(store, projects)
    else:
        load_sample(store)
    view = view_at()
    if view is None:
        raise SystemExit("nothing was published")
    wording = load_rules().notice

    def pack() -> Pack:
        return Pack(view, Dispatch(view, view.previous) if view.previous else None)

    pack_files.whole(pack(), "zh", wording, None)

    def median(action: Callable[[], object]) -> float:
        return statistics.median(timed(action) for _ in range(ROUNDS))

    found = {
        "whole": median(lambda: pack_files.whole(pack(), "zh", wording, None)),
        "slides": median(lambda: pack_files.slides(pack(), "zh", None)),
        "notice": median(lambda: pack_files.notice(pack(), wording)),
        "lists": median(lambda: pack_files.tables(pack(), "zh")),
        "floor": median(lambda: deck_pptx(Deck("", "", "", ()))),
    }
    close_store()
    return found


def main(*, is_small: bool = False) -> None:
    """Print the table."""
    rows = []
    for size in SIZES[:2] if is_small else SIZES:
        with tempfile.TemporaryDirectory() as name:
            answer = subprocess.run(
                [sys.executable, "-m", "tools.bench.packing", str(size)],
                check=True,
                capture_output=True,
                text=True,
                env={**os.environ, "SIGNBOARD_VAR": str(Path(name))},
            )
        found = json.loads(answer.stdout.splitlines()[-1])
        rows.append(
            [
                f"{size:,}" if size else "sample",
                *(number(found[part]) for part in ("whole", "slides", "notice", "lists")),
                number(found["whole"] / found["floor"]),
            ]
        )
    print_table(
        "pack: click → ZIP, ms",
        ["projects", "whole", "slides", "notice", "lists", "÷ empty deck"],
        rows,
    )
    print("aim: 5,000 on the sample; without the PDF")


if __name__ == "__main__":
    print(json.dumps(pack_once(int(sys.argv[1]))))
