"""A county's server reports each version to its prefecture, by the inbox folder there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from data.environment import prefecture_folder, var_folder
from data.inbox.folders import folder_name, unit_policies
from data.language import speaking
from data.prefecture.report import report_name, report_of
from data.rules import load_rules
from data.screens.view import view_at
from data.store import Store, StoreRefusal

_EVERY_SECONDS = 1.0
_LAST = "reported.txt"
_log = logging.getLogger(__name__)


def start_reporting(store: Store) -> Callable[[], None]:
    """Report every version from now on, in a thread; the function returned ends it and waits.

    Who belongs to no prefecture reports nothing.
    """
    stop = threading.Event()
    if prefecture_folder() is None:
        return stop.set
    thread = threading.Thread(target=_run, args=(store, stop), name="reporting", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def take_reports(store: Store) -> None:
    """What counties report is published as it comes, where nobody has said otherwise."""
    rules = load_rules()
    if not rules.is_of_prefecture:
        return
    settled = {one.unit for one in unit_policies(store) if one.by is not None}
    for county in rules.prefecture.county:
        if county.name not in settled:
            store.memory.save_inbox_policy(county.name, "publish-if-clean", by=rules.county.name)


def report(store: Store, folder: Path) -> str:
    """Lay the report of what is shown into the prefecture's inbox; "" where nothing is new.

    What was reported last is known by its name and the rules, so that a start repeats nothing.
    """
    with speaking("zh"):
        view = view_at()
        if view is None:
            return ""
        name = report_name(view)
        mark, last = f"{name} {load_rules().mark}", var_folder() / _LAST
        if last.is_file() and last.read_text(encoding="utf-8") == mark:
            return ""
        written = report_of(store, view)
    inbox = folder / "inbox" / folder_name(load_rules().county.name)
    inbox.mkdir(parents=True, exist_ok=True)
    coming = inbox / f".{name}"
    coming.write_bytes(written)
    coming.replace(inbox / name)
    last.write_text(mark, encoding="utf-8")
    return name


def _run(store: Store, stop: threading.Event) -> None:
    folder, told, is_told = prefecture_folder(), -1, False
    while folder is not None and not stop.wait(_EVERY_SECONDS):
        if (shown := store.sequence) == told:
            continue
        try:
            report(store, folder)
            told, is_told = shown, False
        except (OSError, StoreRefusal):
            # The prefecture's folder may be away: said once, tried on.
            if not is_told:
                _log.exception("the figures cannot be reported to the prefecture")
            is_told = True
