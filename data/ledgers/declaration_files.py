"""A ledger's TOML file as the declaration that it holds."""

from __future__ import annotations

import tomllib
from pathlib import Path

from data.ledgers.declaration import FOLDER, Ledger
from data.ledgers.declaration_checks import check
from data.ledgers.declaration_faults import Fault, error_of


def load(path: Path) -> Ledger:
    """Read one declaration; raises DeclarationError naming file and line."""
    written = ""
    try:
        written = _text_of(path.read_bytes())
        raw = tomllib.loads(written)
        if not raw:
            raise Fault("ledger-fault-empty", "")
        entries = raw.get("fields", [])
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise Fault("ledger-fault-fields", "fields")
        raw["fields"] = [field for entry in entries for field in _spread(entry)]
        if path.parent != FOLDER:
            raw = _of_its_own(path.stem, raw)
        declared = Ledger.model_validate(raw)
        check(declared)
    except (OSError, ValueError) as error:
        raise error_of(str(path), written, error) from error
    return declared


def _text_of(content: bytes) -> str:
    """The text of a file; raises Fault where it is not written in UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Fault("ledger-fault-encoding", "", line=str(line)) from error


def _of_its_own(name: str, raw: dict[str, object]) -> dict[str, object]:
    """What a declaration with a file of its own leaves to be understood: name, table, title."""
    if (said := raw.get("name", name)) != name:
        raise Fault("ledger-fault-file-name", "name", f'"{said}"', name=str(said))
    usual = {"name": name, "table": f"declared_{name}", "title": name}
    return usual | {"label": raw.get("identity")} | raw


def _spread(entry: dict[str, object]) -> list[dict[str, object]]:
    """One entry per position of a repeated field (twelve months), with its key filled in."""
    entry = dict(entry)
    entry.setdefault("key", str(entry.get("name", "")).removesuffix("_wan"))
    repeat = entry.pop("repeat", 1)
    if not isinstance(repeat, int) or repeat == 1:
        return [entry]
    return [
        {key: _numbered(value, n) for key, value in entry.items()} | {"position": n}
        for n in range(1, repeat + 1)
    ]


def _numbered(value: object, n: int) -> object:
    if isinstance(value, str):
        return value.replace("{n}", str(n))
    if isinstance(value, list):
        return [_numbered(part, n) for part in value]
    return value
