"""The office's own declarations as files: read, written, taken out of ``var/ledgers``.

A ledger is one TOML file, so that it can be edited and sent to another county. What the
database has seen last of each is kept there too (``data.store.own_ledgers``).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from data.environment import own_ledgers_folder
from data.ledgers.declaration import TAKEN, Ledger
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.declaration_files import load
from data.ledgers.registry import declarations_changed, ledgers, own_ledgers

_ORDER = ("name", "header", "english", "type", "role", "unit", "sensitivity", "required")


def file_of(name: str) -> Path:
    """Where the declaration of an own ledger lies."""
    return own_ledgers_folder() / f"{name}.toml"


def to_toml(declared: Ledger) -> str:
    """The declaration as the text of a file; what is usual is left out."""
    said = declared.model_dump(exclude_defaults=True, exclude={"table", "fields", "name"})
    if said.get("label") == said.get("identity"):
        said.pop("label")
    lines = [f"name = {_value(declared.name)}"]
    figures = said.pop("figures", ())
    lines += [f"{key} = {_value(value)}" for key, value in said.items()]
    for field in declared.fields:
        own = field.model_dump(exclude_defaults=True)
        if own.get("key") == own["name"]:
            own.pop("key")
        keys = sorted(own, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
        lines += ["", "[[fields]]", *(f"{key} = {_value(own[key])}" for key in keys)]
    for figure in figures:
        lines += ["", "[[figures]]", *(f"{key} = {_value(value)}" for key, value in figure.items())]
    return "\n".join(lines) + "\n"


def from_toml(text: str, file: str) -> Ledger:
    """The declaration in a text; raises DeclarationError, which names the file and the fault."""
    with tempfile.TemporaryDirectory(prefix="signboard-ledger-") as folder:
        path = Path(folder) / Path(file).name
        path.write_text(text, encoding="utf-8")
        try:
            declared = load(path)
        except DeclarationError as error:
            raise error.of_file(file) from error
    # A database tells names apart without regard to case; an own ledger may be declared anew.
    others = {one.name for one in ledgers()} - {one.name for one in own_ledgers()}
    others |= {one.name for one in own_ledgers() if one.name != declared.name}
    if declared.name.casefold() in {name.casefold() for name in others}:
        raise DeclarationError(TAKEN, file=file, line=0, name=declared.name)
    return declared


def save(declared: Ledger) -> Path:
    """Write a declaration, whole or not at all, and use it from now on."""
    return write(declared.name, to_toml(declared))


def write(name: str, text: str) -> Path:
    """Write the text of a declaration, whole or not at all, and use it from now on."""
    path = file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
    ) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)
    declarations_changed()
    return path


def remove(name: str) -> None:
    """Take a declaration out; its published rows stay, and are seen again once it is back."""
    file_of(name).unlink(missing_ok=True)
    declarations_changed()


def texts() -> dict[str, str]:
    """The declarations in force, by name."""
    return {one.name: file_of(one.name).read_text("utf-8") for one in own_ledgers()}


def _value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        inside = ", ".join(f"{_value(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    escaped = "".join(
        f"\\U{ord(sign):08x}"
        if not sign.isprintable()
        else {'"': '\\"', "\\": "\\\\"}.get(sign, sign)
        for sign in text
    )
    return f'"{escaped}"'
