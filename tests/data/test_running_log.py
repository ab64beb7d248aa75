"""The running log holds what the administrator needs and nothing of a ledger or a link."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest

from data.running_log import (
    end_running_log,
    keep_running_log,
    keep_words_of_errors_out,
    troubles,
)


@pytest.fixture
def log(var_folder):
    logging.getLogger("uvicorn.access").propagate = False
    logging.getLogger("alone").propagate = False
    handler = keep_running_log()
    yield var_folder / "log" / "app.jsonl"
    end_running_log(handler)


def test_an_error_leaves_its_kind_and_place_and_no_cell(log):
    cell = "示例某 13900000000"
    try:
        int(cell)
    except ValueError:
        logging.getLogger("data.anything").exception("an upload failed")
    (line,) = log.read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    assert (said["level"], said["message"]) == ("ERROR", "an upload failed")
    assert "test_running_log.py" in said["exc_info"]
    assert said["exc_info"].endswith("builtins.ValueError")
    assert "13900000000" not in line


def test_loggers_that_hand_nothing_on_are_kept_but_for_whole_addresses(log):
    logging.getLogger("alone").error("heard")
    logging.getLogger("uvicorn.access").error("GET /sign-in?token=secret")
    told = log.read_text(encoding="utf-8")
    assert "heard" in told
    assert "secret" not in told


def test_the_last_troubles_are_the_newest_first_and_a_broken_line_is_passed_over(log):
    logging.getLogger("data.one").warning("first")
    with log.open("a", encoding="utf-8") as file:
        file.write('{"level": "ERROR", "mess\n')
    logging.getLogger("data.one").error("second")
    assert [one.message for one in troubles(5)] == ["second", "first"]
    assert [one.message for one in troubles(1)] == ["second"]


def test_the_file_is_the_accounts_alone(log):
    logging.getLogger("data.one").warning("first")
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_of_the_server_itself_only_troubles_are_kept(log):
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").info('"WebSocket /_stcore/stream?token=secret" [accepted]')
    logging.getLogger("uvicorn.error").error("it failed")
    told = log.read_text(encoding="utf-8")
    assert "secret" not in told
    assert "it failed" in told


@pytest.fixture
def wordless():
    made = logging.getLogRecordFactory()
    keep_words_of_errors_out()
    yield
    logging.setLogRecordFactory(made)


def test_the_console_says_kind_and_place_of_an_error_and_no_cell_either(wordless):
    console = io.StringIO()
    # Loggers of the platform make their own handlers, whenever one is first asked for.
    handler = logging.StreamHandler(console)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("of a page")
    logger.addHandler(handler)
    cell = "示例某 13900000000"
    try:
        int(cell)
    except ValueError:
        logger.exception("a page failed")
    try:
        Path(cell, "nowhere").read_bytes()
    except OSError:
        logger.exception("a file failed")
    logger.removeHandler(handler)
    told = console.getvalue()
    assert "builtins.ValueError" in told
    assert "test_running_log.py" in told
    assert "FileNotFoundError: No such file or directory" in told
    assert "示例某" not in told
