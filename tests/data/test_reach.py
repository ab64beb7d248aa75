"""The program speaks to its own machine and to those that settings name, whoever asks for more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRIES = """
import socket, sys
from data.reach import NotReachableError, keep_to
keep_to(lambda: frozenset({"192.0.2.7"}))
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
socket.create_connection(("localhost", server.getsockname()[1])).close()
print("own machine")
tcp, udp = (socket.socket(socket.AF_INET, one) for one in (socket.SOCK_STREAM, socket.SOCK_DGRAM))
tcp.settimeout(0.01)
for name, attempt in {
    "a name": lambda: socket.getaddrinfo("elsewhere.example", 443),
    "a name of old": lambda: socket.gethostbyname("elsewhere.example"),
    "a name with all its addresses": lambda: socket.gethostbyname_ex("elsewhere.example"),
    "the name of an address": lambda: socket.gethostbyaddr("192.0.2.8"),
    "the name of an address and a port": lambda: socket.getnameinfo(("192.0.2.8", 443), 0),
    "an address": lambda: tcp.connect(("192.0.2.8", 443)),
    "a packet": lambda: udp.sendto(b"x", ("192.0.2.8", 53)),
    "the one of the settings": lambda: tcp.connect(("192.0.2.7", 443)),
}.items():
    try:
        attempt()
    except NotReachableError:
        print("refused", name)
    except OSError:
        print("tried", name)
"""


def test_only_the_machines_of_the_settings_are_spoken_to():
    done = subprocess.run(
        [sys.executable, "-c", TRIES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "own machine",
        "refused a name",
        "refused a name of old",
        "refused a name with all its addresses",
        "refused the name of an address",
        "refused the name of an address and a port",
        "refused an address",
        "refused a packet",
        "tried the one of the settings",
    ]
    assert "192.0.2.8" in done.stderr
