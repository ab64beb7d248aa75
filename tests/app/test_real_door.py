"""The door as it is deployed: the application behind the example proxy, asked over the network."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from http.client import HTTPSConnection

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.app.test_reverse_proxy import ROOT, app_certificate, caddy, free_port

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def ports(tmp_path_factory):
    """(the proxy's with TLS, the application's)."""
    folder = tmp_path_factory.mktemp("door")
    front, back = free_port(), free_port()
    places = {name: str(folder) for name in ("SIGNBOARD_VAR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    certificate, key = app_certificate(folder / "tls")
    environment = {
        **os.environ,
        **places,
        "HOME": str(folder),
        "SIGNBOARD_SITE": f"https://localhost:{front}",
        "SIGNBOARD_UPSTREAM": f"127.0.0.1:{back}",
        "SIGNBOARD_APP_CERTIFICATE": certificate,
        "SIGNBOARD_PROXY_TOKEN": "of this start",
    }
    words = ["-m", "streamlit", "run", "app.py", "--server.port", str(back)]
    words += ["--server.sslCertFile", certificate, "--server.sslKeyFile", key]
    app = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    words = ["run", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
    proxy = subprocess.Popen([caddy(), *words], env=environment, stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            if ask(front, "/health")[0] == 200:
                break
        except OSError:
            pass
        time.sleep(0.1)
    yield front, back
    for process in (proxy, app):
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def unverified(**limits):
    context = ssl._create_unverified_context()
    for name, value in limits.items():
        setattr(context, name, value)
    return context


def ask(port, path, method="GET", headers=None):
    connection = HTTPSConnection("localhost", port, timeout=60, context=unverified())
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def secured(port, context=None):
    plain = socket.create_connection(("localhost", port), 60)
    return (context or unverified()).wrap_socket(plain, server_hostname="localhost")


def test_a_new_browser_is_given_no_cookie(ports):
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/sign-in"):
        assert ask(ports[0], path)[1].get_all("set-cookie") is None


def test_answers_are_kept_in_no_cache_and_say_what_they_are(ports):
    for path in ("/health", "/version", "/sign-in", "/wall/slides"):
        _, headers, _ = ask(ports[0], path)
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        kind = headers["content-type"]
        assert kind == "application/json" or kind.endswith("charset=utf-8")


def test_no_other_site_may_read_an_answer(ports):
    for path in ("/version", "/_stcore/health", "/_stcore/host-config", "/media/x"):
        _, headers, _ = ask(ports[0], path, headers={"Origin": "https://elsewhere.example"})
        assert headers.get("access-control-allow-origin") is None


def test_a_page_of_another_site_opens_no_stream(ports):
    address = f"wss://localhost:{ports[0]}/_stcore/stream"
    limits = {"ssl": unverified(), "open_timeout": 60}
    with connect(address, origin=f"https://localhost:{ports[0]}", **limits):
        pass
    with pytest.raises(InvalidStatus):
        connect(address, origin="https://elsewhere.example", **limits).close()


def test_methods_that_nobody_needs_are_refused(ports):
    for path in ("/", "/version", "/sign-in"):
        assert ask(ports[0], path, "TRACE")[0] in (405, 501)


def test_nothing_of_the_installation_is_handed_out(ports):
    for path in (
        "/.git/config",
        "/pyproject.toml",
        "/var/signboard.duckdb",
        "/.streamlit/secrets.toml",
    ):
        assert ask(ports[0], path)[0] == 404


def test_lengths_that_contradict_each_other_are_refused(ports):
    request = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
    request += b"Content-Length: 8\r\n\r\n0123GET / HTTP/1.1\r\n\r\n"
    with secured(ports[0]) as line:
        line.sendall(request)
        assert line.recv(4096).startswith(b"HTTP/1.1 400")


def test_tls_is_of_this_decade(ports):
    with secured(ports[0]) as line:
        assert line.version() == "TLSv1.3"
    with secured(ports[0], unverified(maximum_version=ssl.TLSVersion.TLSv1_2)) as line:
        assert re.match("ECDHE.*(GCM|CHACHA)", line.cipher()[0])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_older_tls_is_refused(ports):
    old = unverified(minimum_version=ssl.TLSVersion.TLSv1, maximum_version=ssl.TLSVersion.TLSv1_1)
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises(ssl.SSLError, match=r"(?i)protocol.version"):
        secured(ports[0], old)


def test_a_form_says_nothing_of_what_was_wrong_inside(ports):
    connection = HTTPSConnection("localhost", ports[1], timeout=60, context=unverified())
    connection.request("POST", "/wall/position", b'{"a": NaN}', {"content-type": "text/plain"})
    answer = connection.getresponse()
    assert answer.status in (400, 403, 422)
    assert b"Traceback" not in answer.read()


def test_the_host_settings_let_no_other_site_talk_to_a_page(ports):
    _, _, body = ask(ports[0], "/_stcore/host-config")
    assert json.loads(body)["allowedOrigins"] == []


def test_the_app_itself_speaks_no_http_in_the_clear(ports):
    with socket.create_connection(("127.0.0.1", ports[1]), 60) as line:
        line.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert not line.recv(4096).startswith(b"HTTP/1.1 200")


def test_who_says_to_be_the_proxy_and_proves_nothing_is_refused(ports):
    """Any program of the machine reaches the app; the proxy's word is of this start alone."""
    for headers in ({}, {"X-Signboard-Proxy": "guess"}):
        forged = {"X-Forwarded-For": "10.9.9.9", "X-Forwarded-Proto": "https", **headers}
        assert ask(ports[1], "/health", headers=forged)[0] == 403
    assert ask(ports[1], "/health")[0] == 200


def test_addresses_of_the_platform_that_the_product_has_no_use_for_are_not_found(ports):
    for path in (
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/app/static/x",
        "/component/x/index.html",
        "/index.html",
        "/docs",
        "/anything",
        "/pipeline/anything",
    ):
        assert ask(ports[0], path)[0] == 404, path
    for path in ("/", "/pipeline", "/sign-in", "/wall"):
        status, headers, _ = ask(ports[0], path)
        assert (status, headers.get_content_type()) == (200, "text/html"), path
