"""Every ledger there is, the office's own too: read once, and again when one was declared."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from data.environment import own_ledgers_folder
from data.ledgers.declaration import FOLDER, LEDGERS, TAKEN, Item, Ledger
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.declaration_files import load
from data.rules import load_rules
from data.texts import call_declared


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


Function = TypeVar("Function", bound=_Cached)


_of_declarations: list[_Cached] = []
_refused: dict[Path, tuple[int, DeclarationError]] = {}


def of_declarations(cached: Function) -> Function:
    """The cached function, which forgets what it worked out when a ledger is declared."""
    _of_declarations.append(cached)
    return cached


def declarations_changed() -> None:
    """Read the office's own declarations anew, and all that was worked out of them."""
    for cached in _of_declarations:
        cached.cache_clear()


def read_changed_declarations() -> bool:
    """Read them anew where a file was written, changed or removed since; whether one was."""
    is_changed = _own_files()[2] != _stamps()
    if is_changed:
        declarations_changed()
    return is_changed


def _stamps() -> tuple[tuple[str, int, int], ...]:
    """Path, time and size of each file of the office's declarations."""
    found = [(str(path), path.stat()) for path in sorted(own_ledgers_folder().glob("*.toml"))]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


@of_declarations
@cache
def ledger(name: str) -> Ledger:
    """The ledger of a name; raises DeclarationError, KeyError where none is called so."""
    if name in LEDGERS:
        return load(FOLDER / f"{name}.toml")
    for one in declared_ledgers():
        if one.name == name:
            return one
    raise KeyError(name)


@of_declarations
@cache
def ledgers() -> tuple[Ledger, ...]:
    """All ledgers, projects first, the office's own last."""
    return (*(ledger(name) for name in LEDGERS), *declared_ledgers())


@of_declarations
@cache
def declared_ledgers() -> tuple[Ledger, ...]:
    """Those whose tables are made from their declarations, the office's own last."""
    found = (*_released_ledgers(), *own_ledgers())
    fields = {one.name: (one.header, one.english) for led in found for one in led.fields}
    titles = {one.name: (one.title, one.english) for one in found}
    words = (fields | titles).items()
    call_declared({name: {"zh": zh, "en": english} for name, (zh, english) in words})
    return found


@of_declarations
@cache
def _released_ledgers() -> tuple[Ledger, ...]:
    """The county's other ledgers; what its counties report is one of a prefecture alone."""
    found = tuple(load(path) for path in sorted((FOLDER / "county").glob("*.toml")))
    return (*found, reported()) if load_rules().is_of_prefecture else found


@cache
def reported() -> Ledger:
    """What counties report to their prefecture: the form of their reports, and its ledger there."""
    return load(FOLDER / "prefecture" / "reported.toml")


def own_ledgers() -> tuple[Ledger, ...]:
    """The ledgers that the office declared, by name."""
    return _own_files()[0]


def wrong_declarations() -> tuple[DeclarationError, ...]:
    """What is wrong with files of the office's declarations that cannot be used."""
    return _own_files()[1]


def set_aside(name: str, error: DeclarationError) -> None:
    """From now on an own ledger counts as wrong, until its file is another."""
    path = own_ledgers_folder() / f"{name}.toml"
    _refused[path] = (path.stat().st_mtime_ns, error)
    declarations_changed()


@of_declarations
@cache
def _own_files() -> tuple[
    tuple[Ledger, ...], tuple[DeclarationError, ...], tuple[tuple[str, int, int], ...]
]:
    found, wrong, stamps = list[Ledger](), list[DeclarationError](), _stamps()
    # A database tells names apart without regard to case.
    taken = {name.casefold() for name in (*LEDGERS, *(one.name for one in _released_ledgers()))}
    for path in sorted(own_ledgers_folder().glob("*.toml")):
        try:
            declared = load(path)
            if declared.name.casefold() in taken:
                raise DeclarationError(TAKEN, file=str(path), line=0, name=declared.name)
            stamp, error = _refused.get(path, (0, None))
            if error is not None and stamp == path.stat().st_mtime_ns:
                raise error
            found.append(declared)
            taken.add(declared.name.casefold())
        except DeclarationError as error:
            wrong.append(error.of_file(path.name))
    return tuple(found), tuple(wrong), stamps


@of_declarations
@cache
def items() -> tuple[Item, ...]:
    """The permit and construction items, in the order of the gates."""
    return ledger("readiness").items
