"""Starts this release beside the running one, on a copy of its data, and asks whether it is well.

``python deploy/trial.py [BACKUP]`` restores the backup into a folder of its own, which brings its
tables up to date, starts the app on it and leaves with 0 once ``/health`` answers 200.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300


def main(backup: Path | None) -> int:
    """Say by 0 that the release is well; what it complained of otherwise goes to the console."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as complaints:
        told = {**os.environ, "SIGNBOARD_VAR": folder, "SIGNBOARD_SAMPLE": "0"}
        for name in ("LEDGER_DATABASE", "SIGNBOARD_SITE", "SIGNBOARD_PROXY_TOKEN"):
            told.pop(name, None)

        def started(*words: str) -> subprocess.Popen[bytes]:
            words = (sys.executable, "-m", *words)
            return subprocess.Popen(words, cwd=ROOT, env=told, stdout=complaints, stderr=complaints)

        # Accounts and settings first: the database's restoring begins a log of its own.
        kept = (backup.with_suffix(".office.zip"), backup) if backup else ()
        is_well = all(started("data", "restore", str(one)).wait() == 0 for one in kept)
        if is_well:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            app = started("streamlit", "run", "app.py", "--server.port", str(port))
            try:
                is_well = _is_well(app, port)
            finally:
                app.terminate()
                app.wait()
        if not is_well:
            complaints.seek(0)
            sys.stderr.write(complaints.read().decode("utf-8", "replace"))
        return 0 if is_well else 1


def _is_well(app: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the app itself says so; an app that cannot be loaded is answered by any page."""
    until = time.monotonic() + PATIENCE
    while app.poll() is None and time.monotonic() < until:
        asked = HTTPConnection("127.0.0.1", port, timeout=10)
        with suppress(OSError, HTTPException), closing(asked):
            asked.request("GET", "/health")
            answer = asked.getresponse()
            if answer.status == 200:
                return b'"status":"ok"' in answer.read()
        time.sleep(0.2)
    return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
