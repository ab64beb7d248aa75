"""The script of a wall that nobody tends: it waits for the server and opens the browser again."""

from __future__ import annotations

import http.server
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "deploy" / "kiosk.sh"
needs_a_shell = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("curl") is None, reason="a shell with curl"
)


class Health(http.server.BaseHTTPRequestHandler):
    """The first questions are answered with faults, as by a proxy without its server."""

    def do_GET(self):
        self.server.asked.append(self.path)
        first = [502, 502, 403, 403, 403]
        self.send_response([*first, 200][min(len(self.server.asked) - 1, len(first))])
        self.end_headers()

    def log_message(self, *_):
        pass


@needs_a_shell
def test_it_waits_for_the_server_and_opens_the_wall_whenever_the_browser_ends(tmp_path):
    server = http.server.HTTPServer(("127.0.0.1", 0), Health)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" >>{opened}\nkill -9 $$\n', encoding="utf-8")
    browser.chmod(0o755)
    os.mkfifo(opened)
    address = f"http://127.0.0.1:{server.server_port}/office/wall?lang=en"
    given = {"CHROMIUM": str(browser), "KIOSK_PROFILE": str(tmp_path / "p"), "KIOSK_PAUSE": "0"}
    kiosk = subprocess.Popen(
        ["sh", str(SCRIPT), address],
        env={**os.environ, **given},
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        lines = []
        while len(lines) < 2:
            lines += opened.read_text(encoding="utf-8").splitlines()
    finally:
        os.killpg(kiosk.pid, signal.SIGKILL)
        kiosk.wait()
        server.shutdown()
    assert all(line.endswith(f"--user-data-dir={tmp_path / 'p'} {address}") for line in lines)
    assert set(server.asked) == {"/office/health"}
    assert len(server.asked) >= 6
    # What stands in the way is said once, and of the door what to do.
    told = [line for line in kiosk.stderr.read().splitlines() if "/office/health" in line]
    assert [line[-5:] for line in told] == ["(502)", "(403)"]
    assert "https" in told[1]
