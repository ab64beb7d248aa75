"""What others rely on stands as it stood: a name that goes is seen before it is taken."""

from __future__ import annotations

import pytest

from tests.golden.command_texts import command_texts
from tests.golden.contract_texts import COMMAND, FOLDER, TEXTS

MEANT = f"read the difference; where it is meant: {COMMAND}"


def kept(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["issue_codes.txt", "query_files.txt", "tables.txt"])
def test_the_text_is_as_it_was_read_last(name):
    assert TEXTS[name]().splitlines() == kept(name), MEANT


def test_no_message_has_gone():
    """New ones may come without a word; the command takes them up."""
    gone = set(kept("message_ids.txt")) - set(TEXTS["message_ids.txt"]().splitlines())
    assert sorted(gone) == [], MEANT


@pytest.fixture(scope="module")
def commands(sample_database):
    """What the command line printed, and how each command ended."""
    return command_texts(sample_database)


@pytest.mark.server
@pytest.mark.parametrize("name", ["json_keys.txt", "exit_codes.txt"])
def test_the_command_line_prints_for_scripts_what_it_printed(name, commands):
    assert commands[name].splitlines() == kept(name), MEANT
