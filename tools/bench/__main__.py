"""``python -m tools.bench [PART …]``: every part, or those named; ``forecast`` with its FOLDER.

What each table means, and what was measured: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from tools.bench.figures import print_machine

PARTS = {
    "import": "tools.bench.importing",
    "queries": "tools.bench.asking",
    "browser": "tools.bench.painting",
    "beside": "tools.bench.beside",
    "crowd": "tools.bench.crowd",
    "wall": "tools.bench.walls",
    "pack": "tools.bench.packing",
    "history": "tools.bench.history",
    "region": "tools.bench.region",
    "forecast": "tools.bench.forecast",
}


def main() -> None:
    """Run the parts in their order; sizes can be made smaller for a quick look."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"{', '.join(PARTS)}; default: all")
    parser.add_argument("--small", action="store_true", help="the smallest sizes only")
    given = parser.parse_args()
    # The forecast's part reads a register of the folder named behind it.
    folders = [part for part in given.parts if part not in PARTS]
    if folders and (len(folders) > 1 or "forecast" not in given.parts):
        parser.error(f"unknown: {' '.join(folders)}")
    print_machine()
    for name, module in PARTS.items():
        if not given.parts or name in given.parts:
            more = {"folder": Path(folders[0])} if folders and name == "forecast" else {}
            import_module(module).main(is_small=given.small, **more)


if __name__ == "__main__":
    main()
