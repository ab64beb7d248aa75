"""The house keeps its plan: who imports what, how long a file is, where SQL lives."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    path for folder in ("data", "queries", "ui", "pages") for path in (ROOT / folder).rglob("*.py")
] + [ROOT / "app.py"]
PAGES = sorted((ROOT / "pages").glob("*.py"))
SQL = ("select ", "insert into ", "create table ", "delete from ")


@dataclass(frozen=True)
class Parsed:
    """What is asked of a file: what it imports (module → the names taken from it), its texts."""

    imports: tuple[tuple[str, frozenset[str]], ...]
    docstring: str | None
    sql: tuple[str, ...]


@cache
def parsed(path: Path) -> Parsed:
    """A file read once; its tree is not kept."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports, sql = list[tuple[str, frozenset[str]]](), list[str]()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                imports += [(alias.name, frozenset()) for alias in names]
            case ast.ImportFrom(module=str(module), names=names):
                imports.append((module, frozenset(alias.name for alias in names)))
            case ast.Constant(value=str(text)) if text.lstrip().lower().startswith(SQL):
                sql.append(text)
    return Parsed(tuple(imports), ast.get_docstring(tree), tuple(sql))


def imported(path: Path) -> set[str]:
    return {module for module, _ in parsed(path).imports}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def test_a_page_is_thin():
    heavy = {"duckdb", "plotly", "pandas", "queries"}
    assert [path.name for path in PAGES if lines(path) > 100 or tops(path) & heavy] == []


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(path: Path, known: set[str]) -> set[str]:
    found = set()
    for module, names in parsed(path).imports:
        found |= {f"{module}.{name}" for name in names} & known or {module}
    return found & known - {module_of(path)}


def test_no_modules_import_each_other_in_a_circle():
    """Whatever imports nothing that is left is taken away, until a circle or nothing is left."""
    known = {module_of(path) for path in CODE}
    left = {module_of(path): imported_modules(path, known) for path in CODE}
    while done := [name for name, needs in left.items() if not needs & left.keys()]:
        for name in done:
            del left[name]
    # What only imports a circle, without being part of it, goes too.
    while top := [n for n in left if not any(n in needs for needs in left.values())]:
        for name in top:
            del left[name]
    assert not left, sorted(left)


def test_only_the_store_imports_duckdb():
    users = {path.relative_to(ROOT) for path in CODE if "duckdb" in tops(path)}
    assert all(str(path).startswith("data/store/") for path in users), users


def test_data_knows_no_screen():
    for path in (ROOT / "data").rglob("*.py"):
        assert not tops(path) & {"streamlit", "plotly", "ui", "pages"}, path


def test_the_product_knows_neither_tests_nor_tools():
    assert [named(path) for path in CODE if tops(path) & {"tests", "tools"}] == []


def test_charts_are_pure():
    for path in (ROOT / "ui" / "charts").rglob("*.py"):
        names = imported(path)
        assert "streamlit" not in tops(path), path
        assert not [n for n in names if n.startswith(("data.store", "data.importer"))], path


def test_one_place_reads_the_environment():
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in CODE
        if "os.environ" in path.read_text(encoding="utf-8") or "getenv" in path.read_text("utf-8")
    ]
    assert set(readers) <= {"data/environment.py", "data/files/sandbox/client.py"}, readers


def test_what_make_quick_runs_is_there():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    quick = text.partition("\nQUICK := ")[2].partition("\n\n")[0].replace("\\\n", " ").split()
    assert quick
    assert [path for path in quick if not (ROOT / path).exists()] == []


def test_no_sql_in_python():
    assert [f"{named(path)}: {one[:60]}" for path in CODE for one in parsed(path).sql] == []


def test_modules_of_ui_do_not_shadow_the_standard_library():
    # The Streamlit script's folder comes first on sys.path.
    names = {path.stem for path in (ROOT / "ui").iterdir()}
    assert not names & set(sys.stdlib_module_names)


def test_the_child_that_reads_files_starts_light():
    heavy = {"duckdb", "pandas", "pydantic", "streamlit", "fluent"}
    assert not tops(ROOT / "data" / "files" / "sandbox" / "worker.py") & heavy
    assert (ROOT / "data" / "__init__.py").read_text() == ""


def test_a_module_says_what_it_owns():
    silent = [
        named(path)
        for path in CODE
        if path.read_text(encoding="utf-8").strip() and not parsed(path).docstring
    ]
    assert silent == []
