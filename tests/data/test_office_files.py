"""Settings, accounts and the audit log go with a backup, and come back on another machine."""

from __future__ import annotations

import json
import zipfile

import pytest

from data import accounts, audit
from data.commands.main import main
from data.inbox.backups import back_up, backups
from data.inbox.doctor import examine
from data.office_files import beside
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows


@pytest.fixture
def office(var_folder, monkeypatch):
    """An office with a setting, an account and a published project; and how to move to another."""
    (var_folder / "rules").mkdir()
    (var_folder / "rules" / "clock.toml").write_text("# ours\n", encoding="utf-8")
    accounts.add("示例填报", "editor")
    store = Store.open(var_folder / "signboard.duckdb")
    publish_rows(store, a_project("示例项目01"))
    store.close()

    def moved(name):
        folder = var_folder / name
        folder.mkdir()
        monkeypatch.setenv("SIGNBOARD_VAR", str(folder))
        return folder

    return var_folder, moved


def command(capsys, *words):
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_another_machine_has_history_settings_accounts_and_log(office, tmp_path, capsys):
    here, moved = office
    kept = tmp_path / "kept" / "a.duckdb"
    assert command(capsys, "backup", str(kept))[0] == 0
    chain = audit.check().entries
    there = moved("there")
    code, told = command(capsys, "restore", str(beside(kept)))
    assert code == 0
    assert command(capsys, "restore", str(kept))[0] == 0
    assert "rules/clock.toml" in told["files"]
    assert accounts.account("示例填报").role == "editor"
    assert audit.check().is_sound
    assert audit.check().entries >= chain
    assert (there / "rules" / "clock.toml").read_text(encoding="utf-8") == "# ours\n"
    assert here != there


def test_what_is_here_is_never_written_over(office, tmp_path, capsys):
    here, _ = office
    kept = tmp_path / "a.duckdb"
    command(capsys, "backup", str(kept))
    (here / "rules" / "clock.toml").write_text("# newer\n", encoding="utf-8")
    before = audit.check().entries
    code, told = command(capsys, "restore", str(beside(kept)))
    assert (code, told["files"]) == (0, [])
    assert "rules/clock.toml" in told["left"]
    assert (here / "rules" / "clock.toml").read_text(encoding="utf-8") == "# newer\n"
    assert audit.check().is_sound
    assert audit.check().entries == before + 1


@pytest.mark.parametrize(
    "name", ["../escape.txt", "rules/../../escape.txt", "rules/..", "rules/C:x", "access/link-x"]
)
def test_an_archive_with_anything_else_is_no_backup(office, tmp_path, capsys, name):
    here, _ = office
    path = tmp_path / "a.office.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    code, told = command(capsys, "restore", str(path))
    assert code == 1
    assert "files" not in told
    assert not (here.parent / "escape.txt").exists()
    assert not (here / "access" / "link-x").exists()


def test_an_archive_is_the_accounts_alone_and_goes_with_its_backup(office, monkeypatch):
    from datetime import UTC, datetime, timedelta

    here, _ = office
    (here / "rules" / "clock.toml").unlink()
    (here / "rules" / "backups.toml").write_text("keep = 1\n", encoding="utf-8")
    from data.rules import load_rules

    load_rules.cache_clear()
    store = Store.open(here / "signboard.duckdb")
    try:
        now = datetime.now(UTC)
        back_up(store, now - timedelta(days=1))
        made = back_up(store, now)
        assert backups() == (made,)
        assert [one.name for one in made.parent.glob("*.zip")] == [beside(made).name]
        assert beside(made).stat().st_mode & 0o777 == 0o600
        content = bytearray(beside(made).read_bytes())
        content[len(content) // 3] ^= 0xFF
        beside(made).write_bytes(content)
        assert "doctor-backup-unreadable" in [one.code for one in examine(store)]
    finally:
        store.close()
        load_rules.cache_clear()
