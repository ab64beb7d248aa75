"""A ledger in a lake: what the settings mean, what is refused and why, the same as in a file.

Servers are not needed here: a file is the catalogue and a folder the store. `make test-lake`
runs the store's own tests on PostgreSQL and an S3 store.
"""

from __future__ import annotations

import importlib.util
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data.environment import (
    LakeSettings,
    SettingError,
    backups_folder,
    database_is_there,
    lake_settings,
    own_database,
)
from data.inbox.backups import back_up, backups, is_due
from data.inbox.doctor import examine
from data.store import Busy, NotALedgerDatabase, Store, database
from data.store import lake as lakes
from data.store.failures import lake_refusal_of
from data.store.lake import Lake, LedgerFile
from data.store.refusals import (
    CatalogueUnreachable,
    DiskFull,
    LakeNotInstalled,
    LakePassword,
    LakeStoreUnreachable,
    TurnTaken,
    Unconfirmed,
)
from data.texts import LANGUAGES
from tests.builders.ledger_rows import a_fund, a_project, publish_rows
from tests.data.store.processes import command

AT_NOBODY = "host=127.0.0.1 port=1 dbname=signboard user=signboard"
# They come with requirements-dev.txt.
needs_extensions = pytest.mark.skipif(
    importlib.util.find_spec("duckdb_extension_ducklake") is None,
    reason="the extensions of requirements-lake.txt are not installed",
)


@pytest.fixture
def of_lake(tmp_path):
    return Lake(LakeSettings(str(tmp_path / "catalogue.duckdb"), f"{tmp_path / 'store'}/"))


@pytest.fixture
def set_to(monkeypatch, tmp_path):
    """The environment of an office: what is given, nothing else of a lake."""

    def set_to(**said):
        for name in ("LEDGER_DATABASE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.delenv(name, raising=False)
        for name in ("STORE", "ENDPOINT", "REGION"):
            monkeypatch.delenv(f"SIGNBOARD_LAKE_{name}", raising=False)
        monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
        for name, value in said.items():
            monkeypatch.setenv(name, value)

    return set_to


def test_the_ledger_lies_in_a_file_where_nothing_else_is_said(set_to, tmp_path):
    set_to()
    assert database() == LedgerFile(tmp_path / "signboard.duckdb")
    set_to(LEDGER_DATABASE=str(tmp_path / "own.duckdb"))
    assert database() == LedgerFile(tmp_path / "own.duckdb")
    assert not database_is_there()
    assert backups_folder() == tmp_path / "backups"


def test_a_lake_is_named_by_its_catalogue_and_store(set_to, tmp_path):
    set_to(
        LEDGER_DATABASE=f"ducklake:postgres:{AT_NOBODY}",
        SIGNBOARD_LAKE_STORE="s3://county/ledger/",
        SIGNBOARD_LAKE_ENDPOINT="http://store.office.lan:8333",
        AWS_ACCESS_KEY_ID="office",
        AWS_SECRET_ACCESS_KEY="to be hidden",
    )
    lake = database()
    assert isinstance(lake, Lake)
    assert (lake.name, lake.is_shared, lake.path) == ("signboard", True, None)
    assert lake.settings.store == "s3://county/ledger/"
    assert lake.settings.secret_values() == {
        "key_id": "office",
        "secret": "to be hidden",
        "endpoint": "store.office.lan:8333",
        "region": "us-east-1",
        "use_ssl": False,
        "url_style": "path",
    }
    assert "to be hidden" not in repr(lake)
    assert database_is_there()
    assert own_database() == f"ducklake:postgres:{AT_NOBODY}"
    assert backups_folder() == tmp_path / "backups"


def test_a_store_of_the_usual_provider_is_reached_over_tls(set_to):
    set_to(
        LEDGER_DATABASE="ducklake:postgres:dbname=a",
        SIGNBOARD_LAKE_STORE="s3://county",
        SIGNBOARD_LAKE_REGION="cn-north-1",
    )
    values = lake_settings().secret_values()
    assert (values["use_ssl"], values["url_style"]) == (True, "vhost")
    assert values["region"] == "cn-north-1"


def test_a_lake_without_a_store_is_no_setting(set_to):
    set_to(LEDGER_DATABASE="ducklake:postgres:dbname=a")
    with pytest.raises(SettingError) as caught:
        database()
    assert caught.value.name == "SIGNBOARD_LAKE_STORE"


@pytest.mark.parametrize(
    "catalogue",
    [
        "postgres:dbname=a host=b password=kept-elsewhere",
        "postgres:dbname=a Password = 'kept-elsewhere'",
        "postgres:postgresql://someone:kept-elsewhere@b/a",
        "postgres:postgresql://b/a?user=c&password=kept-elsewhere",
    ],
)
def test_a_password_in_the_setting_is_refused_and_not_repeated(tmp_path, catalogue):
    with pytest.raises(LakePassword) as refused:
        Store.open(Lake(LakeSettings(catalogue, f"{tmp_path}/")))
    assert not [lang for lang in LANGUAGES if "elsewhere" in refused.value.message(lang)]


def test_a_machine_without_the_extensions_says_so(of_lake, monkeypatch):
    monkeypatch.setattr(lakes, "_EXTENSIONS", ("of_nowhere",))
    with pytest.raises(LakeNotInstalled) as refused:
        Store.open(of_lake)
    said = refused.value.message("en") + refused.value.remedy("en")
    assert "pip" not in said and "requirements" not in said


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Unable to connect to Postgres: connection to server at b failed", CatalogueUnreachable),
        ("server closed the connection unexpectedly", CatalogueUnreachable),
        ('Failed to commit: Failed to execute query "ROLLBACK": ', CatalogueUnreachable),
        ("HTTP GET error reading 's3://b/c' (HTTP 403 Forbidden)", LakeStoreUnreachable),
        ("Could not connect to server error for HTTP PUT to 'http://b'", LakeStoreUnreachable),
        ("ERROR: canceling statement due to lock timeout", TurnTaken),
        ("Failed to attach DuckLake MetaData: Could not set lock on file", Busy),
        ("could not extend file: No space left on device", DiskFull),
    ],
)
def test_each_cause_has_its_own_sentence(words, kind):
    refusal = lake_refusal_of(duckdb.IOException(words), "signboard")
    assert type(refusal) is kind
    assert all(refusal.message(lang) and refusal.remedy(lang) for lang in LANGUAGES)


def test_a_lake_that_is_away_is_not_damaged(of_lake):
    lost = duckdb.HTTPException("HTTP GET error reading 's3://b/c' (HTTP 500)")
    spoilt = duckdb.IOException("No magic bytes found at end of file 'a.parquet'")
    assert isinstance(of_lake.away(lost), LakeStoreUnreachable)
    assert of_lake.away(spoilt) is None
    assert LedgerFile(None).away(lost) is None


@needs_extensions
def test_a_store_that_went_away_is_said_by_the_check_up(of_lake, monkeypatch, tmp_path):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))  # where no backup is tried, too
    store = Store.open(of_lake)
    publish_rows(store, *(a_project(f"项目{n}") for n in range(20)))
    lost = duckdb.HTTPException("HTTP GET error reading 's3://b/c' (HTTP 500)")

    def away(*_):
        raise lost

    monkeypatch.setattr("data.store.integrity.execute", away)
    (finding, *_) = examine(store)
    store.close()
    assert (finding.check, finding.state, finding.code) == ("database", "bad", "store-lake-store")


@needs_extensions
def test_a_catalogue_or_store_that_does_not_answer_is_told_apart(tmp_path):
    with pytest.raises(CatalogueUnreachable):
        Store.open(Lake(LakeSettings(f"postgres:{AT_NOBODY}", f"{tmp_path}/")))
    settings = LakeSettings(f"{tmp_path / 'a.duckdb'}", "s3://county/", "http://127.0.0.1:1")
    with pytest.raises(LakeStoreUnreachable):
        Store.open(Lake(settings))
    assert not (tmp_path / "a.duckdb").exists()


@needs_extensions
def test_a_store_that_is_not_the_catalogues_own_is_refused(of_lake, tmp_path):
    Store.open(of_lake).close()
    other = LakeSettings(of_lake.settings.catalogue, f"{tmp_path / 'other'}/")
    with pytest.raises(LakeStoreUnreachable):
        Store.open(Lake(other))


@needs_extensions
def test_what_is_no_catalogue_of_ours_is_refused(of_lake):
    Path(of_lake.settings.catalogue).write_text("这不是数据库" * 2000, encoding="utf-8")
    with pytest.raises(NotALedgerDatabase):
        Store.open(of_lake)


@needs_extensions
def test_a_lake_shows_after_a_restart_what_a_file_shows(of_lake):
    rows = a_project("甲", planned_investment_wan=1200), a_project("乙"), a_fund("甲")
    store, other = Store.open(of_lake), Store.open(None)
    for one in (store, other):
        publish_rows(one, *rows)
        publish_rows(one, a_project("丙"))
        one.roll_back(1, by="旗领导A")
    store.close()
    again = Store.open(of_lake)
    assert [one.action for one in again.versions()] == [one.action for one in other.versions()]
    for name in ("screens/pipeline/headline", "screens/data/as_of_dates"):
        asked = [
            one.query(name, snapshot_id=one.snapshot().id, sequence=3) for one in (again, other)
        ]
        assert asked[0].to_pylist() == asked[1].to_pylist()
    again.close()
    other.close()


@needs_extensions
def test_nothing_else_can_be_reached_from_a_lake(of_lake, tmp_path):
    store = Store.open(of_lake)
    cursor = store._connection.cursor()
    for statement in (
        f"attach '{tmp_path / 'other.duckdb'}' as other",
        f"copy (select 1) to '{tmp_path / 'out.csv'}'",
        "select * from read_text('/etc/hostname')",
        "attach 'dbname=other' as other (type postgres)",
        "set allowed_directories = ['/']",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with pytest.raises(duckdb.Error):
            cursor.execute(statement)
    store.close()


@needs_extensions
@pytest.mark.server
def test_a_catalogue_in_a_file_is_one_process_alone(of_lake, set_to):
    set_to(
        LEDGER_DATABASE=f"ducklake:{of_lake.settings.catalogue}",
        SIGNBOARD_LAKE_STORE=of_lake.settings.store,
    )
    store = Store.open(database())
    done = command("versions", "--wait", "0", "--json")
    store.close()
    assert done.returncode == 3, done.stderr
    assert command("versions", "--json").returncode == 0


@needs_extensions
def test_a_backup_of_a_lake_is_a_file_and_comes_back_into_it(of_lake, set_to, tmp_path):
    set_to(
        LEDGER_DATABASE=f"ducklake:{of_lake.settings.catalogue}",
        SIGNBOARD_LAKE_STORE=of_lake.settings.store,
    )
    store = Store.open(database())
    version = publish_rows(store, a_project("甲"))
    assert is_due(store, version.at)
    (kept,) = [back_up(store, version.at)]
    assert backups() == (kept,)
    publish_rows(store, a_project("乙"))
    restored = store.restore(kept, by="旗领导A")
    assert (restored.version, restored.restores) == (3, 1)
    assert restored.visible_batches == 1
    assert [path.name[:14] for path in backups() if path != kept] == ["before-restore"]
    copy = Store.open(kept)
    assert copy.sequence == 1
    copy.close()
    store.close()


@needs_extensions
@pytest.mark.parametrize(
    "error",
    [
        duckdb.FatalException("the database has been invalidated"),
        duckdb.IOException("read of page failed"),
        duckdb.TransactionException("Failed to commit"),
    ],
)
def test_a_commit_that_nobody_answers_may_have_taken_place(of_lake, monkeypatch, error):
    store = Store.open(of_lake)

    @contextmanager
    def committed_without_an_answer():
        with whole() as cursor:
            yield cursor
        raise error

    whole = store._connection.memory_transaction
    monkeypatch.setattr(store._connection, "memory_transaction", committed_without_an_answer)
    with pytest.raises(Unconfirmed) as refused:
        publish_rows(store, a_project("甲"))
    assert "完全没有存入" in refused.value.message("zh")
    store.close()
