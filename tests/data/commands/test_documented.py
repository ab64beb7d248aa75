"""docs/command-line.md tells of every command and every key."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from data.figures import figures
from data.inbox.job import Command
from data.reports.versions import version_json
from data.texts import LANGUAGES, text
from tests.builders.ledger_rows import a_project, a_store

DOCUMENT = (Path(__file__).resolve().parents[3] / "docs" / "command-line.md").read_text("utf-8")
ALL = (*get_args(Command), "token", "account", "move")


def test_every_command_is_documented_and_in_the_usage():
    assert [command for command in ALL if f"| `{command}" not in DOCUMENT] == []
    for language in LANGUAGES:
        usage = text(language, "cli-usage")
        assert [command for command in ALL if f"\n{command} " not in usage] == []


def test_every_key_of_a_version_and_of_the_figures_is_documented():
    store = a_store(a_project("甲"))
    version = version_json(store.versions()[0])
    (batch,) = version["batches"]
    keys = {*version, *version["rows"], *version["issues"], *batch, *figures(store)}
    assert [key for key in sorted(keys) if f"`{key}`" not in DOCUMENT] == []
