"""Where the ledger lies: in a file, or in a lake that several servers share.

A lake is a DuckLake: tables as Parquet files in a store (a folder or S3), their catalogue in
PostgreSQL, or in a DuckDB file for one server. The same statements run on both. Who writes into
a shared catalogue takes a turn there, so that versions come one after the other, whoever makes
them.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

import queries
from data.environment import LakeSettings, database_path, lake_settings
from data.store.failures import (
    away_of,
    failing_disk_said,
    failing_lake_said,
    is_damaged_log,
    lake_refusal_of,
    refusal_of,
    set_log_aside,
)
from data.store.refusals import LakeNotInstalled, LakePassword, StoreRefusal, Unreachable

# A large upload is packed in parts of this size while it comes in, on every core; parts of the
# engine's usual 122,880 rows would be packed one after the other at the commit.
ROWS_AT_ONCE = 30_720
_EXTENSIONS = ("ducklake", "postgres_scanner", "httpfs")
_PASSWORD = re.compile(r"password\s*=|://[^/@\s]*:[^/@\s]*@", re.IGNORECASE)
_DATABASE_NAME = re.compile(r"\bdbname\s*=\s*'?([^\s']+)|://[^/]*/([^?\s]+)")
Check = Callable[[], None]


@dataclass(frozen=True)
class LedgerFile:
    """A ledger in a file of this machine (path None: in memory), which one process holds."""

    path: Path | None
    is_in_lake = False

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.path)

    @property
    def is_kept(self) -> bool:
        """Whether it outlives this process."""
        return self.path is not None

    @property
    def is_shared(self) -> bool:
        """Whether other processes may write into it while it is open here."""
        return False

    def attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Attach it as ``ledger`` with as much of its log as is whole; raises StoreRefusal."""
        path = self.path
        try:
            self._attach(connection)
        except duckdb.Error as error:
            if path is None or not is_damaged_log(error):
                raise refusal_of(error, path) from error
            set_log_aside(path, error)
            with failing_disk_said(path):
                self._attach(connection)

    def _attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        target = ":memory:" if self.path is None else str(self.path.resolve())
        if self.path is not None:
            _make_folder(self.path.parent)
        # The one name that DuckDB accepts neither as a parameter nor from a file.
        connection.execute(f"attach {_text(target)} as ledger (row_group_size {ROWS_AT_ONCE})")

    def failures_said(self) -> AbstractContextManager[None]:
        """Raises the StoreRefusal of a disk that fails in place of its error."""
        return failing_disk_said(self.path)

    def away(self, error: duckdb.Error) -> StoreRefusal | None:
        """A file that cannot be read is damaged, not away."""
        return None

    def turn(self, connection: duckdb.DuckDBPyConnection) -> AbstractContextManager[Check]:
        """Around a transaction that writes: the process has the file to itself."""
        return nullcontext(_nothing)


@dataclass(frozen=True)
class Lake:
    """A ledger in a lake, as the settings name it."""

    settings: LakeSettings
    is_in_lake = True

    @property
    def path(self) -> None:
        """No file of this machine holds it."""
        return

    @property
    def name(self) -> str:
        """How messages call it: the catalogue's database, or its file."""
        if not self.is_shared:
            return self.settings.catalogue
        found = _DATABASE_NAME.search(self.settings.catalogue)
        return next(filter(None, found.groups())) if found else "postgres"

    @property
    def is_kept(self) -> bool:
        """Always."""
        return True

    @property
    def is_shared(self) -> bool:
        """Whether other processes may write into it: a file's catalogue is one process's own."""
        return self.settings.is_postgres

    def attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Attach it as ``ledger``; raises the StoreRefusal that says why not."""
        if _PASSWORD.search(self.settings.catalogue):
            raise LakePassword
        for extension in _EXTENSIONS:
            connection.execute(f"load {_text(str(_extension(extension)))}")
        self._allow_store(connection)
        if not self.is_shared:
            _make_folder(Path(self.settings.catalogue).parent)
        try:
            self._attach(connection)
        except StoreRefusal:
            raise
        except duckdb.Error as error:
            raise lake_refusal_of(error, self.name) from error

    def _allow_store(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Of all files, those of the store alone can be reached from now on."""
        store = self.settings.store
        if self.settings.is_s3:
            self._make_secret(connection)
        else:
            _make_folder(Path(store))
        with failing_lake_said(self.name):
            connection.execute(queries.load("lake/reach").sql, {"pattern": f"{store}*"})
        connection.execute(f"set allowed_directories = [{_text(store)}]")

    def _make_secret(self, connection: duckdb.DuckDBPyConnection) -> None:
        values = self.settings.secret_values()
        for name, value in values.items():
            connection.execute(f"set variable {name} = $value", {"value": value})
        connection.execute(queries.load("lake/secret").sql)
        for name in values:
            connection.execute(f"reset variable {name}")

    def _attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        target = f"ducklake:{self.settings.catalogue}"
        how = f"(data_path {_text(self.settings.store)})"
        statement = f"attach {_text(target)} as ledger {how}"
        try:
            connection.execute(statement)
        except duckdb.Error as error:
            # Another server makes the same new catalogue at this moment.
            if "already exists" not in str(error):
                raise
            connection.execute(statement)

    def failures_said(self) -> AbstractContextManager[None]:
        """Raises the StoreRefusal of a catalogue or store that fails in place of its error."""
        return failing_lake_said(self.name)

    def away(self, error: duckdb.Error) -> StoreRefusal | None:
        """The refusal of a catalogue or store that does not answer, where that is the cause."""
        return away_of(error, self.name)

    @contextmanager
    def turn(self, connection: duckdb.DuckDBPyConnection) -> Iterator[Check]:
        """Around a transaction that writes: waits until nobody else writes; raises Busy.

        Yields what is to be called before the commit: it fails where the turn was lost meanwhile.
        """
        if not self.is_shared:
            yield _nothing
            return
        cursor = connection.cursor()
        try:
            cursor.begin()
            cursor.execute(queries.load("lake/turn").sql).fetchall()
            yield lambda: _ask(cursor)
        finally:
            # The lock lies in a transaction of its own, so that it outlives the commit inside.
            with suppress(duckdb.Error):
                cursor.rollback()
            cursor.close()


Place = LedgerFile | Lake


def place_of(place: Path | Place | None) -> Place:
    """A path as the file that it names, None as a ledger in memory; others as they are."""
    return LedgerFile(place) if place is None or isinstance(place, Path) else place


def database(named: str = "") -> Place:
    """Where the settings say that the ledger lies; raises SettingError.

    named: what stands in place of LEDGER_DATABASE.
    """
    settings = lake_settings(named)
    if settings is not None:
        return Lake(settings)
    return LedgerFile(Path(named) if named else database_path())


def _ask(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute(queries.load("lake/turn_held").sql).fetchall()


def _nothing() -> None:
    """The turn cannot be lost."""


def _extension(name: str) -> Path:
    """The file of an extension, which a package of Python brings; raises LakeNotInstalled."""
    package = importlib.util.find_spec(f"duckdb_extension_{name}")
    if package is None or package.origin is None:
        raise LakeNotInstalled
    version = f"v{duckdb.__version__}"
    file = Path(package.origin).parent / "extensions" / version / f"{name}.duckdb_extension"
    if not file.is_file():
        raise LakeNotInstalled
    return file


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(path=str(folder)) from error


def _text(value: str) -> str:
    quote = chr(39)
    return f"{quote}{value.replace(quote, quote * 2)}{quote}"
