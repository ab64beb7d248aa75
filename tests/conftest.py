"""What tests of several rooms share: a database with the sample, the process store on it."""

from __future__ import annotations

import gc
import os
import shutil

import plotly.graph_objects as go
import pytest
from filelock import FileLock
from hypothesis import settings

from data.ledgers.registry import read_changed_declarations
from data.samples.workbooks import load_sample
from data.store import Store, close_store
from data.store import store as process
from data.store.lake import LedgerFile
from ui.charts.drawing import Drawing

# Two processes of tests share the cores already, and the statements of tests are small.
os.environ["SIGNBOARD_THREADS"] = "1"
# Time is nobody's test: an example may be slow on a busy machine. The same tests draw the same
# examples, so that a change is judged by itself; `make properties` draws new ones.
settings.register_profile("new-examples", deadline=None)
settings.register_profile("same-examples", deadline=None, derandomize=True)
settings.load_profile("same-examples")


def pytest_collection_finish():
    """As the server does: what is loaded stays, and no round of the collector goes through it.

    Streamlit asks for a full round after every run of a page.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def ledgers_of_one_office_alone():
    """What a test's office declared is forgotten with its folder."""
    yield
    read_changed_declarations()


@pytest.fixture(scope="session", autouse=True)
def every_figure_is_checked():
    """Figures go out unchecked; each that a test draws passes Plotly's own checks, once."""
    unchecked = Drawing.figure
    passed: set[str] = set()

    def checked(drawing: Drawing, **layout: object) -> go.Figure:
        figure = unchecked(drawing, **layout)
        if (content := figure.to_json(validate=False)) not in passed:
            go.Figure(figure.to_dict())
            passed.add(content)
        return figure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Drawing, "figure", checked)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_test_writes_into_the_project(tmp_path_factory):
    """Where a test names no folder of everything, an empty one is meant."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(tmp_path_factory.mktemp("var")))
        yield


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory):
    """A database file into which the ordinary import has published the sample, once a run."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "sample.duckdb"
    with FileLock(folder / "sample.lock"):
        if not path.exists():
            made = folder / "sample-in-making.duckdb"
            store = Store.open(LedgerFile(made))
            load_sample(store)
            store.close()
            made.rename(path)
    return path


@pytest.fixture
def sample_store(tmp_path, sample_database):
    """A store of one's own on a copy of the sample."""
    shutil.copy(sample_database, tmp_path / "sample.duckdb")
    store = Store.open(tmp_path / "sample.duckdb")
    yield store
    store.close()


@pytest.fixture(scope="session")
def shared_sample(tmp_path_factory, sample_database):
    """A store on the sample that stays open; for tests that only read."""
    path = tmp_path_factory.mktemp("shared") / "signboard.duckdb"
    shutil.copy(sample_database, path)
    store = Store.open(path)
    yield store
    store.close()


@pytest.fixture
def var_folder(tmp_path, monkeypatch):
    """An empty var folder for the process's store, closed afterwards."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    close_store()
    yield tmp_path
    close_store()


@pytest.fixture
def own_sample_var(var_folder, sample_database):
    """A var folder of one's own whose database holds the sample."""
    shutil.copy(sample_database, var_folder / "signboard.duckdb")
    return var_folder


@pytest.fixture
def sample_var(shared_sample, tmp_path, monkeypatch):
    """A var folder of one's own; the process's store is the sample that all tests read."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    close_store()
    before = _rows_stored(shared_sample)
    monkeypatch.setattr(process, "_process_store", shared_sample)
    yield tmp_path
    assert process._process_store is shared_sample, "a test that closes the store needs its own"
    assert _rows_stored(shared_sample) == before, "a test that writes needs own_sample_var"


def _rows_stored(store: Store) -> list[tuple[object, ...]]:
    cursor = store._connection.cursor()
    counts = cursor.execute(
        "select table_name, estimated_size from duckdb_tables()"
        " where database_name = 'ledger' order by all"
    ).fetchall()
    cursor.close()
    return counts
