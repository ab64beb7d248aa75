"""What a lake lies on is killed in the middle of publishes; ``make test-lake`` runs it.

``make kills-lake`` does the same many times, at random moments.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tools.lake import lake_servers, new_lake
from tools.lake_kills import kill_server, kill_writer


@pytest.fixture(scope="module")
def servers():
    # PostgreSQL's own account has to reach it; pytest's folders are closed to others.
    with (
        tempfile.TemporaryDirectory(prefix="signboard-lake-") as folder,
        lake_servers(Path(folder)) as begun,
    ):
        yield begun


@pytest.mark.parametrize("name", ["catalogue", "store"])
def test_two_writers_lose_nothing_where_it_dies_and_comes_back(servers, name):
    lake = new_lake(servers.settings, f"dying_{name}")
    tally = kill_server(lake, getattr(servers, name), name, [(0.3, 0.5), (0.9, 1.5)])
    assert tally.wrong == []
    assert tally.versions > 2


def test_a_killed_writer_takes_nothing_of_the_other_with_it(servers):
    tally = kill_writer(new_lake(servers.settings, "killed_writer"), [0.2, 0.7, 1.1])
    assert tally.wrong == []
    assert tally.kills == 3
