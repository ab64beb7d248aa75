"""What others rely on, as texts that a reviewer reads in a diff.

    python -m tests.golden.contract_texts

writes ``tests/golden/contracts/*.txt`` anew: codes and severities of issues, ids of messages,
names, parameters and columns of queries, tables and columns of the database and of the marts, what
the command line prints for machines. Keys may be added; what goes or changes its meaning breaks
somebody's script, link or stored file.
"""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

import queries
from data.ledgers import ledgers
from data.samples.workbooks import load_sample
from data.store import Store
from data.texts import LOCALES
from tests.golden.command_texts import command_texts

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "contracts"
COMMAND = "python -m tests.golden.contract_texts"
SEVERITIES = ("error", "warning", "note")
FOLDERS = ("staging", "store", "marts", "screens")


def message_ids() -> str:
    """Every message of the Chinese catalogue and its attributes, sorted."""
    found = set()
    for path in (LOCALES / "zh").glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                found.add(entry.id.name)
                found |= {f"{entry.id.name}.{one.id.name}" for one in entry.attributes}
    return _lines(sorted(found))


def issue_codes() -> str:
    """``code: severities`` of every call that names both, and of what ledgers declare.

    A code that is worked out is none.
    """
    known = set(message_ids().split())
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "data").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                words = set(_texts(node))
                for code in words & known - set(SEVERITIES):
                    found.setdefault(code, set()).update(words & set(SEVERITIES))
    for declared in ledgers():
        for rule in (*declared.date_order, *declared.unique):
            found.setdefault(rule.code, set()).add("warning")
    return _lines(
        f"{code}: {', '.join(one for one in SEVERITIES if one in found[code])}"
        for code in sorted(found)
        if found[code]
    )


def query_files() -> str:
    """Every statement: its name, then its parameters and its columns where it has any."""
    lines = []
    for name in (name for folder in FOLDERS for name in queries.names(folder)):
        query = queries.load(name)
        lines.append(name)
        lines += [f"    params: {', '.join(query.params)}"] if query.params else []
        lines += [f"    columns: {', '.join(query.columns)}"] if query.columns else []
    return _lines(lines)


def tables() -> str:
    """Every table and view of the database and of the marts, a line a column with its type."""
    store = Store.open(None)
    cursor = store._connection.cursor()
    rows = cursor.execute(
        "select database_name, schema_name, table_name, column_name, data_type"
        " from duckdb_columns() where not internal and schema_name in ('main', 'mart')"
        " order by database_name = 'ledger' desc, schema_name, table_name, column_index"
    ).fetchall()
    cursor.close()
    store.close()
    lines: list[str] = []
    for database, schema, table, column, kind in rows:
        title = f"{'ledger' if database == 'ledger' else schema}.{table}"
        if title not in lines:
            lines.append(title)
        lines.append(f"    {column} {kind}")
    return _lines(lines)


TEXTS: dict[str, Callable[[], str]] = {
    "message_ids.txt": message_ids,
    "issue_codes.txt": issue_codes,
    "query_files.txt": query_files,
    "tables.txt": tables,
}


def _texts(call: ast.Call) -> Iterator[str]:
    """The texts among a call's own arguments, those of a choice between two included."""
    for value in (*call.args, *(one.value for one in call.keywords)):
        parts = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _lines(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, made in TEXTS.items():
        (FOLDER / file).write_text(made(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.duckdb"
        store = Store.open(sample)
        load_sample(store)
        store.close()
        for file, text in command_texts(sample).items():
            (FOLDER / file).write_text(text, encoding="utf-8")
