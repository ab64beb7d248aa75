"""What a test prints is what the product prints (tests/plain_process.py)."""

from __future__ import annotations

import duckdb


def test_no_bar_of_progress_gets_into_what_is_printed():
    with duckdb.connect() as connection:
        (is_drawn,) = connection.execute("select current_setting('enable_progress_bar')").fetchone()
    assert not is_drawn
