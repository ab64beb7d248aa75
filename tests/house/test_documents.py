"""Tour, glossary, architecture and decisions name files and functions that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FILE = re.compile(r"`((?:data|ui|queries|pages|locales|tests|docs)/[\w./*-]+)`")
# `file` or [`file`](link), then the function that the sentence names.
NAMED = re.compile(r"`((?:data|ui|pages)/[\w/]+\.py)`(?:\]\([^)]*\))? `(\w+)`")


def written(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def defined(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def missing_files(text: str) -> list[str]:
    return [name for name in FILE.findall(text) if not list(ROOT.glob(name.rstrip("/")))]


def is_module(name: str) -> bool:
    """Whether ``data.store.snapshots.marts_of`` is a module, or a name that stands in one."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        path = ROOT.joinpath(*parts[:end])
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if file.is_file():
            rest = parts[end:]
            return not rest or rest[0] in file.read_text(encoding="utf-8")
    return False


def test_files_that_the_documents_name_exist():
    texts = {path.name: path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md")}
    missing = {name: found for name, text in texts.items() if (found := missing_files(text))}
    assert missing == {}


def test_modules_that_the_documents_name_exist():
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    named = set(re.findall(r"`((?:data|ui)\.[\w.]+)`", text))
    assert sorted(name for name in named if not is_module(name)) == []


def test_functions_that_the_tour_names_are_in_their_files():
    stops = NAMED.findall(written("tour.md"))
    assert [stop for stop in stops if stop[1] not in defined(ROOT / stop[0])] == []


def test_the_tour_has_ten_stops_each_with_a_function():
    stops = re.split(r"\n(?=\d+\. \*\*)", written("tour.md"))[1:]
    assert len(stops) == 10
    assert [stop[:30] for stop in stops if not FILE.search(stop)] == []


def test_links_of_the_documents_lead_somewhere():
    broken = [
        f"{path.name}: {link}"
        for path in sorted(DOCS.rglob("*.md"))
        for link in re.findall(r"\]\(([\w./-]+?)(?:#[\w-]+)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert broken == []


def test_every_room_of_data_stands_in_the_architecture():
    rooms = {path.parent.name for path in (ROOT / "data").glob("*/__init__.py")}
    named = set(re.findall(r"`data/(\w+)/`", written("architecture.md")))
    assert rooms ^ named == set()


def test_every_decision_is_in_the_index():
    index = written("decisions/README.md")
    numbered = sorted((DOCS / "decisions").glob("0*.md"))
    assert [path.name for path in numbered if f"]({path.name})" not in index] == []


def test_a_word_of_the_glossary_is_explained_once():
    words_part = written("glossary.md").partition("## Values")[0]
    words = re.findall(r"^\| ([a-z][\w -]*?)(?: \([\w -]+\))? \| [\u4e00-\u9fff]", words_part, re.M)
    assert sorted(words) == sorted(set(words))
    assert len(words) > 30
