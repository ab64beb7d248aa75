"""A work for the reading process that tries what no reader needs, and says what came of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path


def answer(request: dict[str, str]) -> None:
    """Each attempt by name, with "done" or the kind of the error."""
    tries = {
        "the internet": lambda: socket.create_connection(("127.0.0.1", int(request["port"])), 5),
        "another program": lambda: subprocess.run(["/bin/true"], check=True),
        "the named file": lambda: Path(request["path"]).read_bytes(),
        "a file beside it": lambda: Path(request["beside"]).read_bytes(),
        "writing over the named file": lambda: Path(request["path"]).write_bytes(b"x"),
        "writing beside it": lambda: Path(request["beside"]).with_name("new").write_bytes(b"x"),
        "taking it away": lambda: Path(request["path"]).unlink(),
        "a look into the asker": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    }
    told = {"secrets": [name for name in os.environ if "SECRET" in name or "TOKEN" in name]}
    for name, attempt in tries.items():
        try:
            attempt()
            told[name] = "done"
        except OSError as error:
            told[name] = type(error).__name__
    os.write(1, json.dumps(told).encode())
    sys.stdout.flush()
