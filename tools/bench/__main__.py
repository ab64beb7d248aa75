"""``python -m tools.bench [import|queries|browser|crowd|wall|pack …]``: every part, or those named.

What each table means, and what was measured: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from tools.bench.figures import print_machine

PARTS = {
    "import": "tools.bench.importing",
    "queries": "tools.bench.asking",
    "browser": "tools.bench.painting",
    "crowd": "tools.bench.crowd",
    "wall": "tools.bench.walls",
    "pack": "tools.bench.packing",
}


def main() -> None:
    """Run the parts in their order; sizes can be made smaller for a quick look."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--small", action="store_true", help="the smallest sizes only")
    given = parser.parse_args()
    print_machine()
    for name, module in PARTS.items():
        if not given.parts or name in given.parts:
            import_module(module).main(is_small=given.small)


if __name__ == "__main__":
    main()
