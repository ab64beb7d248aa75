"""``python -m tests.bench [import|queries|browser|crowd|wall|pack …]``: every part, or those named.

What each table means, and what was measured: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from tests.bench.figures import print_machine

PARTS = {
    "import": "tests.bench.importing",
    "queries": "tests.bench.asking",
    "browser": "tests.bench.painting",
    "crowd": "tests.bench.crowd",
    "wall": "tests.bench.walls",
    "pack": "tests.bench.packing",
}


def main() -> None:
    """Run the parts in their order; sizes can be made smaller for a quick look."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--small", action="store_true", help="the smallest sizes only")
    given = parser.parse_args()
    print_machine()
    for name, module in PARTS.items():
        if not given.parts or name in given.parts:
            import_module(module).main(is_small=given.small)


if __name__ == "__main__":
    main()
