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
    """The first two questions are answered with a fault, as by a proxy without its server."""

    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(502 if len(self.server.asked) < 3 else 200)
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
        ["sh", str(SCRIPT), address], env={**os.environ, **given}, start_new_session=True
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
    assert len(server.asked) >= 3
