"""``python -m tools.asvs [--run]``: whether docs/asvs.md answers each item, by tests that exist.

With --run the named tests are run as well, and each of them has to pass: a skipped one is no
answer. Exit 1 where an answer is missing, doubled, of no kind, or names what does not exist or run.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

DOCUMENT = Path("docs") / "asvs.md"
# Items of levels 1 and 2 in each chapter of the standard.
ITEMS = dict(
    zip(range(1, 18), (27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7), strict=True)
)
KINDS = ("docs", "not applicable", "open")
_ROW = re.compile(r"^\| (V(\d+)\.\d+\.\d+) \| (.+?) \| (.+) \|$")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@dataclass(frozen=True)
class Answer:
    """What the document says of an item: a kind, or tests as (file, function)."""

    item: str
    chapter: int
    said: str
    tests: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """``test``, one of the kinds, or "" for what is neither."""
        return "test" if self.tests else self.said if self.said in KINDS else ""


def answers(text: str) -> tuple[Answer, ...]:
    """The rows of the document."""
    rows = (_ROW.match(line) for line in text.splitlines())
    return tuple(
        Answer(row[1], int(row[2]), row[3].strip(), tuple(_TEST.findall(row[3])))
        for row in rows
        if row is not None
    )


def faults(text: str) -> Iterator[str]:
    """What is wrong with the document, a line each."""
    found = answers(text)
    for item, times in Counter(one.item for one in found).items():
        if times > 1:
            yield f"{item} is answered {times} times"
    told = Counter(one.chapter for one in found)
    for chapter, count in ITEMS.items():
        if told[chapter] != count:
            yield f"V{chapter} has {count} items, {told[chapter]} are answered"
    for one in found:
        if not one.kind:
            yield f"{one.item} has an answer of no kind: {one.said}"
        for file, name in one.tests:
            if name not in _functions(file):
                yield f"{one.item} names a test that does not exist: {file}::{name}"


@cache
def _functions(file: str) -> frozenset[str]:
    path = Path(file)
    if not path.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(
        node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _not_run(found: tuple[Answer, ...]) -> Iterator[str]:
    """Which of the named tests did not pass; a test of several cases passes as a whole."""
    named = sorted({f"{file}::{name}" for one in found for file, name in one.tests})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}", *named]
        subprocess.run(words, check=False)
        cases = ElementTree.parse(report).getroot().iter("testcase")
        passed: dict[str, bool] = {}
        for case in cases:
            file = case.get("classname", "").replace(".", "/") + ".py"
            name = f"{file}::{case.get('name', '').partition('[')[0]}"
            is_passed = all(case.find(one) is None for one in ("failure", "error", "skipped"))
            passed[name] = passed.get(name, True) and is_passed
    for one in named:
        if not passed.get(one, False):
            yield f"{one} did not run, or did not pass"


def main() -> int:
    """Print how many items each kind answers, and what is wrong."""
    words = argparse.ArgumentParser(prog="python -m tools.asvs")
    words.add_argument("--run", action="store_true", help="run the named tests as well")
    asked = words.parse_args()
    text = DOCUMENT.read_text(encoding="utf-8")
    found = answers(text)
    wrong = [*faults(text)]
    if asked.run and not wrong:
        wrong += _not_run(found)
    for kind, count in Counter(one.kind for one in found).most_common():
        print(f"{kind or 'no kind'}: {count}")
    for line in wrong:
        print(f"WRONG {line}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
