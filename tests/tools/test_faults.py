"""A disk that fails in the middle of a step leaves what was there before or after it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.server


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)
@pytest.mark.parametrize(
    ("step", "error", "every"),
    [
        ("publish", "ENOSPC", 16),
        ("roll back", "EIO", 2),
        ("export", "EIO", 1),
        ("sign in", "EIO", 1),
    ],
)
def test_a_step_whose_disk_fails_is_whole_or_never_was(step, error, every):
    words = [sys.executable, "-m", "tools.faults", step, "--errors", error, "--json"]
    run = subprocess.run(
        [*words, "--every", str(every)], capture_output=True, text=True, check=False
    )
    told = json.loads(run.stdout)
    assert (run.returncode, told["wrong"]) == (0, [])
    assert told["trials"] >= 4
    said = {end for end in told["ends"] if end != "done"}
    known = {"store-disk-full", "store-disk-failed", "the process ended with 6"}
    assert said <= known | ({"OSError EIO"} if step == "sign in" else set())
