"""kill -9 while publishing: after every kill the database opens and nothing is half."""

from __future__ import annotations

import sys

import pytest

from tools.kills import kill

pytestmark = pytest.mark.server


@pytest.mark.skipif(sys.platform == "win32", reason="the system cannot copy a process")
def test_ten_kills_leave_whole_versions(tmp_path):
    found = kill(tmp_path / "a.duckdb", [0.013 * number for number in range(10)])
    assert (found.kills, found.wrong) == (10, [])
    assert found.versions > 9
