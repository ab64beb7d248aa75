"""kill -9 while publishing: after every kill the database opens and nothing is half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from data.store import Store
from tests.builders.ledger_rows import AS_OF

pytestmark = pytest.mark.server

ROWS = 300
PUBLISH = f"""
import os, sys
from pathlib import Path
from data.store import Store
from tests.builders.ledger_rows import a_fund, a_project, publish_rows

# Each line asks for a copy with everything loaded; this process itself opens no database.
for _ in sys.stdin:
    if os.fork() == 0:
        break
    os.wait()
    print("ended", flush=True)
else:
    sys.exit()
store = Store.open(Path(sys.argv[1]))
print("ready", os.getpid(), flush=True)
while True:
    n = store.sequence + 1
    rows = [a_project(f"{{n}}-{{i}}", remark=str(n)) for i in range({ROWS})]
    publish_rows(store, *rows, *(a_fund(f"{{n}}-{{i}}") for i in range({ROWS})))
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system cannot copy a process")
def test_ten_kills_leave_whole_versions(tmp_path):
    path = tmp_path / "a.duckdb"
    said = 0
    words = [sys.executable, "-c", PUBLISH, str(path)]
    pipe = subprocess.PIPE
    loaded = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, bufsize=1)
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    for kill in range(10):
        loaded.stdin.write("publish\n")
        ready, number = loaded.stdout.readline().split()
        assert ready == "ready"
        loaded.stdout.readline()
        time.sleep(0.013 * kill)
        os.kill(int(number), signal.SIGKILL)
        lines = iter(loaded.stdout.readline, "ended\n")
        said = max([said, *(int(line) for line in lines)])

        store = Store.open(path)
        versions = store.versions()
        assert [v.version for v in versions] == list(range(len(versions), 0, -1))
        assert len(versions) >= said, "a version that was reported is there"
        for version in versions:
            assert sorted((b.ledger, b.loaded) for b in version.batches) == [
                ("funds", ROWS),
                ("projects", ROWS),
            ]
        rows = store.current_rows("projects", "register", "旗招商局", AS_OF)
        assert rows.num_rows == ROWS
        assert set(rows["remark"].to_pylist()) == {str(versions[0].version)}
        cursor = store._connection.cursor()
        for table in ("project_row", "fund_row", "source_row", "source_sheet", "source_column"):
            (orphans,) = cursor.execute(
                f"select count(*) from ledger.{table} as r where "
                + (
                    "sheet_id not in (select sheet_id from ledger.source_sheet)"
                    if table.startswith("source_") and table != "source_sheet"
                    else "batch_id not in (select batch_id from ledger.upload_batch)"
                )
            ).fetchone()
            assert orphans == 0, table
        said = versions[0].version
        store.close()
    loaded.stdin.close()
    loaded.wait()
    loaded.stdout.close()
