"""Nothing rounds or groups a number for a reader but data/formats.py."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What is read from a cell or written into one is no print: these rooms keep values.
VALUES = tuple(
    f"data/{room}/"
    for room in ("files", "tables", "values", "ledgers", "samples", "returns", "rules")
)
# A pixel, a share of a box, a score: no figure of a ledger.
DRAWN = re.compile(r"style=|(width|left|bottom|height):|points=|<(svg|rect|path|text|i|b)\b|rem")
ALLOWED = {
    "data/formats.py": "the formatter",
    "data/documents/notice.py": "twentieths of a point of a page's grid",
    "data/documents/annotation/plain_workbook.py": "a cell written back as it was",
    "data/documents/lists.py": "number formats of Excel over amounts at print precision",
    "data/documents/deck/drawing.py": "number formats of PowerPoint over the same",
    "data/reports/report.py": "a share in the report's JSON",
    "data/importer/ledger_rules/projects.py": "degrees, stored decimals without idle zeros",
    "data/importer/checks/table_checks.py": "a stored decimal without its idle zeros",
    "data/importer/review/entity_matching.py": "a threshold without its idle zeros",
    "data/importer/questions/": "cells quoted to the six decimals that are stored",
    "ui/charts/": "pixels",
    "ui/markup.py": "lengths in a style",
    "ui/wall/slides/": "pixels, squares of a bar",
    "ui/pack/deck.py": "number formats of PowerPoint over rounded values",
    "ui/pack/slides.py": "number formats of PowerPoint over rounded values",
    "ui/components/tables.py": "the grid's format over rounded values",
    "ui/pipeline.py": "the grid's format over rounded values",
}


def code() -> Iterator[tuple[str, Path]]:
    for folder in ("data", "ui", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(VALUES) and not name.startswith(tuple(ALLOWED)):
                yield name, path


def offences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = "".join(v.value for v in node.values if isinstance(v, ast.Constant))
            for value in node.values:
                if isinstance(value, ast.FormattedValue) and value.format_spec is not None:
                    parts = ast.walk(value.format_spec)
                    spec = "".join(p.value for p in parts if isinstance(p, ast.Constant))
                    if re.search(r"[,_]|\.\d*[efgn%]|^[efgn%]$", spec) and not DRAWN.search(said):
                        yield node.lineno, f"{{…:{spec}}}"
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "round":
            yield node.lineno, "round()"
        elif isinstance(getattr(node, "value", None), str) and re.search(
            r"%\.\d+f|#,##0|^0\.0+%?$", str(node.value)
        ):
            yield node.lineno, str(node.value)


def test_no_python_rounds_for_a_reader_but_the_formatter():
    found = [
        f"{name}:{line} {what}"
        for name, path in code()
        for line, what in offences(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_no_script_of_a_page_writes_numbers():
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in sorted((ROOT / "ui").rglob("*.js"))
        for word in re.findall(r"toFixed|toLocaleString|toPrecision|Intl\.NumberFormat|d3\.format",
                               path.read_text(encoding="utf-8"))
    ]  # fmt: skip
    assert found == []


def test_no_chart_formats_its_own_numbers():
    found = [
        f"{path.relative_to(ROOT)}: {said}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for said in re.findall(
            r"%\{[^}]*:[^}]*\}|[\"']tickformat[\"']: [\"'][^%\"']*[\"']",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert found == []


def test_no_statement_writes_numbers_as_texts():
    found = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "queries" / "screens").rglob("*.sql"))
        if re.search(r"\b(printf|format|to_char)\s*\(", path.read_text(encoding="utf-8"))
    ]
    assert found == []
