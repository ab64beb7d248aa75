"""``python -m tools.corpus [FOLDER] [--json]``: every file of a folder, and what became of it.

Exit 1 if a file broke the check, did not end, or was read in part; 2 without a folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from tools.corpus import bounded
from tools.corpus.one_file import Checked, check
from tools.corpus.second_reader import Compared
from tools.corpus.table import FileResult, print_line, summary, totals

_NOT_DATA = {".md"}
_SECOND_SECONDS = 60.0


def main() -> int:
    """Run over a folder and print the table."""
    words = argparse.ArgumentParser(prog="python -m tools.corpus")
    words.add_argument("folder", nargs="?", type=Path)
    words.add_argument("--json", action="store_true", help="everything, as JSON")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--seconds", type=float, default=120, help="time for one file")
    words.add_argument("--match", default="*", help="only files whose name matches")
    asked = words.parse_args()
    folder = asked.folder
    if folder is None or not folder.is_dir():
        print("Name a folder with spreadsheets: make corpus FOLDER=…", file=sys.stderr)
        return 2
    files = sorted(
        path
        for path in folder.rglob(asked.match)
        if path.is_file() and path.suffix.lower() not in _NOT_DATA
    )
    bounded.prepare("tools.corpus.one_file", "data.importer")
    with ThreadPoolExecutor(asked.jobs) as pool:
        results = []
        for result in pool.map(lambda path: _run(path, folder, asked.seconds), files):
            results.append(result)
            if not asked.json:
                print_line(result)
    if asked.json:
        told = {"files": [asdict(result) for result in results], "summary": totals(results)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(summary(results))
    return int(any(result.is_failure for result in results))


def _run(path: Path, folder: Path, seconds: float) -> FileResult:
    first, *rest = bounded.run(check, path, seconds=(seconds, _SECOND_SECONDS))
    second = rest[0] if rest else bounded.Ran("died")
    return FileResult(
        name=str(path.relative_to(folder)),
        bytes=path.stat().st_size,
        end=first.end,
        words=first.words,
        checked=first.answer if isinstance(first.answer, Checked) else None,
        second_end=second.end,
        second_words=second.words.strip().splitlines()[-1] if second.words else "",
        second=second.answer if isinstance(second.answer, Compared) else None,
    )


if __name__ == "__main__":
    sys.exit(main())
