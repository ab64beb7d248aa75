"""What the process that reads foreign files cannot do, whatever a file makes of it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest

from data.files.sandbox import client, confine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the system offers no such limits")


@pytest.fixture
def told(tmp_path_factory, monkeypatch):
    """What came of each attempt, made in a copy of the reading process."""
    folder = tmp_path_factory.mktemp("var")
    # Temporary files may be written: what is tried here lies elsewhere.
    monkeypatch.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
    monkeypatch.setenv("SIGNBOARD_PROXY_TOKEN", "示例")
    monkeypatch.setenv("OFFICE_SECRET", "示例")
    path, beside = folder / "upload.bin", folder / "secrets.toml"
    path.write_bytes(b"a")
    beside.write_bytes(b"b")
    client.end_readers()
    with socket.create_server(("127.0.0.1", 0)) as server, client.readers_kept_ready():
        request = {
            "work": "tests.data.files.what_is_tried",
            "path": str(path),
            "beside": str(beside),
            "port": server.getsockname()[1],
        }
        return json.loads(client.done_apart(request, 60).output)


def test_a_reading_process_has_no_network_no_program_no_secret_and_no_file_but_its_own(told):
    assert told == {
        "secrets": [],
        "the internet": "PermissionError",
        "another program": "PermissionError",
        "the named file": "done",
        "a file beside it": "PermissionError",
        "writing over the named file": "PermissionError",
        "writing beside it": "PermissionError",
        "taking it away": "PermissionError",
        "a look into the asker": "PermissionError",
    }


def test_libreoffice_is_started_without_a_network():
    attempt = "import socket; socket.create_connection(('127.0.0.1', 9), 5)"
    words = [sys.executable, "-I", confine.__file__, sys.executable, "-c", attempt]
    done = subprocess.run(words, capture_output=True, check=False)
    assert b"PermissionError" in done.stderr
