"""The three ledgers on which every sentence is recomputed: the sample and two made counties."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pytest
from filelock import FileLock
from streamlit.util import calc_hash

from data.store import Store, close_store
from data.store import store as process
from tests.builders.counties import publish_large, publish_small
from tests.builders.county_lists import LARGE, SMALL, publish_lists
from tests.claims.shown import Shown, shown
from tests.pages.steps import frame, opened

_MADE = {"small": (publish_small, SMALL), "large": (publish_large, LARGE)}


@dataclass(frozen=True)
class County:
    """One of the three, published; what is read goes to its store, which nothing changes."""

    name: str
    store: Store
    pages: dict[tuple[str, ...], Shown] = field(default_factory=dict)

    def page(self, name: str, **query: str) -> Shown:
        """A page as shown, or ``ledger-…``: the list of a ledger; each is opened once."""
        key = (name, *chain.from_iterable(sorted(query.items())))
        if key not in self.pages:
            if name.startswith("ledger-"):
                app = frame(**query)
                app._page_hash = calc_hash(name)
                app.run()
                assert not app.exception, app.exception
            else:
                app = opened(name, **query)
            self.pages[key] = shown(app)
        return self.pages[key]


@pytest.fixture(scope="session", params=["sample", "small", "large"])
def county_database(request, tmp_path_factory, sample_database):
    if request.param == "sample":
        return request.param, sample_database
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path: Path = folder / f"{request.param}-county.duckdb"
    with FileLock(f"{path}.lock"):
        if not path.exists():
            store = Store.open(path.with_suffix(".making"))
            publish, lists = _MADE[request.param]
            publish(store)
            publish_lists(store, lists)
            store.close()
            path.with_suffix(".making").rename(path)
    return request.param, path


@pytest.fixture(scope="session")
def opened_county(county_database, tmp_path_factory):
    name, database = county_database
    path = tmp_path_factory.mktemp(f"{name}-county") / "signboard.duckdb"
    shutil.copy(database, path)
    store = Store.open(path)
    yield County(name, store)
    store.close()


@pytest.fixture
def county(opened_county, tmp_path, monkeypatch):
    """The process's store is this county's."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    close_store()
    monkeypatch.setattr(process, "_process_store", opened_county.store)
    yield opened_county
