"""``move``: a ledger into an empty place, and the figures of every version held against it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from data.audit import deed
from data.figures import figures
from data.reports.report import BUSY, REFUSED, WRONG_USAGE, Json, Report, refused, refused_text
from data.store import Busy, Store, StoreRefusal, Unreachable, database
from data.store.lake import Place
from data.texts import Language, text


def move_report(asked: argparse.Namespace) -> Report:
    """What was moved, and that it is the same; a refusal where it cannot be, or is not."""
    language: Language = asked.language
    source, target = database(asked.source), database(asked.target)
    if source.is_in_lake and target.is_in_lake:
        return refused_text("cli-move-lakes", language, exit_code=WRONG_USAGE)
    try:
        return _moved(source, target, language)
    except StoreRefusal as refusal:
        return refused(refusal, language, BUSY if isinstance(refusal, Busy) else REFUSED)


def _moved(source: Place, target: Place, language: Language) -> Report:
    if source.path is not None and not source.path.is_file():
        raise Unreachable(path=source.name)
    with _opened(source) as store:
        with deed("export", "move"):
            moved = store.move_to(target)
        before = _figures_of_all(store)
    with _opened(target) as store:
        after = _figures_of_all(store)
    if before != after:
        some = (number for number, said in before.items() if after.get(number) != said)
        return refused_text("cli-move-figures", language, versions="、".join(map(str, some)))
    rows = sum(one.rows for one in moved)
    tables: list[Json] = [
        {"table": one.table, "rows": one.rows, "digest": one.digest} for one in moved
    ]
    payload: Json = {"moved": tables, "rows": rows, "versions": len(before)}
    said = text(language, "cli-moved", tables=len(moved), rows=rows, versions=len(before))
    return Report(payload, said)


@contextmanager
def _opened(place: Place) -> Iterator[Store]:
    store = Store.open(place)
    try:
        yield store
    finally:
        store.close()


def _figures_of_all(store: Store) -> dict[int, dict[str, object]]:
    """The headline figures of every version, by its number."""
    return {one.version: figures(store, version=one.version) for one in store.versions()}
