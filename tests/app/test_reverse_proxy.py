"""The example of a reverse proxy, run: TLS, its headers and limits, and what the app hears."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.prefecture.servers import proxy_settings
from tests.builders.prefecture import at, settle

ROOT = Path(__file__).resolve().parents[2]
# A server of the same kind as the app's, that answers what it heard.
APP = """
import json, sys, uvicorn
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    told = {"scheme": scope["scheme"], "client": scope["client"][0], "size": size}
    told["port"] = scope["server"][1]
    told["proof"] = dict(scope["headers"]).get(b"x-signboard-proxy", b"").decode()
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(told).encode()})
files = {"ssl_certfile": sys.argv[2], "ssl_keyfile": sys.argv[3]}
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", **files)
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def caddy():
    beside = Path(sys.executable).parent / "caddy"
    return str(beside) if beside.is_file() else shutil.which("caddy")


def asked(port, method="GET", body=None, headers=None, path="/"):
    context = ssl._create_unverified_context()
    connection = http.client.HTTPSConnection("localhost", port, timeout=60, context=context)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def app_certificate(folder):
    """Certificate and key that the example's script makes for the app."""
    subprocess.run(["sh", ROOT / "deploy" / "make-certificate.sh", folder], check=True)
    return str(folder / "app.pem"), str(folder / "app.key")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("proxy")


@pytest.fixture(scope="module")
def upstream():
    return free_port()


@pytest.fixture(scope="module")
def proxy(folder, upstream):
    port = free_port()
    certificate, key = app_certificate(folder / "tls")
    environment = {
        **os.environ,
        "SIGNBOARD_SITE": f"https://localhost:{port}",
        "SIGNBOARD_UPSTREAM": f"127.0.0.1:{upstream}",
        "SIGNBOARD_APP_CERTIFICATE": certificate,
        "SIGNBOARD_PROXY_TOKEN": "of this start",
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }
    command = [
        caddy(),
        "run",
        "--config",
        str(ROOT / "deploy" / "Caddyfile"),
        "--adapter",
        "caddyfile",
    ]
    app = start_app(upstream, certificate, key)
    front = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            if asked(port)[0] == 200:
                break
        except OSError:
            pass
        time.sleep(0.1)
    yield port
    for process in (front, app):
        process.terminate()
        process.wait(30)


def start_app(port, certificate, key):
    return subprocess.Popen([sys.executable, "-c", APP, str(port), certificate, key])


def test_the_app_hears_of_tls_and_of_the_true_address(proxy, upstream):
    forged = {"X-Forwarded-For": "10.9.9.9", "X-Forwarded-Proto": "http"}
    forged["X-Signboard-Proxy"] = "guess"
    status, headers, body = asked(proxy, headers=forged)
    assert status == 200
    told = {"scheme": "https", "client": "127.0.0.1", "size": 0, "proof": "of this start"}
    told["port"] = upstream
    assert json.loads(body) == told
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_what_is_larger_than_an_upload_stays_outside(proxy):
    assert asked(proxy, "PUT", b"x" * 20_000_000)[0] == 200
    try:
        status = asked(proxy, "PUT", b"x" * 30_000_000)[0]
    except OSError:  # cut off while it was being sent
        status = 413
    assert status == 413


def test_in_the_clear_the_proxy_answers_nothing_of_the_app(proxy):
    connection = http.client.HTTPConnection("localhost", proxy, timeout=60)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 400
    assert b"proof" not in answer.read()


def test_the_proxy_speaks_to_the_app_by_its_own_certificate_alone(proxy, folder):
    other = free_port()
    certificate, key = app_certificate(folder / "other")
    app = start_app(other, certificate, key)
    front_port = free_port()
    environment = {
        **os.environ,
        "SIGNBOARD_SITE": f"https://localhost:{front_port}",
        "SIGNBOARD_UPSTREAM": f"127.0.0.1:{other}",
        "SIGNBOARD_APP_CERTIFICATE": str(folder / "tls" / "app.pem"),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }
    words = ["run", "--config", str(ROOT / "deploy" / "Caddyfile"), "--adapter", "caddyfile"]
    front = subprocess.Popen([caddy(), *words], env=environment, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                with socket.create_connection(("127.0.0.1", other), 1):
                    status = asked(front_port)[0]
                break
            except OSError:
                time.sleep(0.1)
        assert status == 502
    finally:
        for process in (front, app):
            process.terminate()
            process.wait(30)


def test_the_key_of_the_app_is_for_its_account_alone(proxy, folder):
    assert (folder / "tls" / "app.key").stat().st_mode & 0o777 == 0o600


def test_a_county_of_a_prefecture_is_led_to_by_its_code(folder):
    above, county, front_port = free_port(), free_port(), free_port()
    certificate, key = app_certificate(folder / "counties")
    settings = f'[[county]]\nadcode = "990101"\nname = "甲旗"\nport = {county}\n'
    with at(settle(folder / "prefecture", "示例市", "990100", settings)):
        (folder / "counties.caddy").write_text(proxy_settings(), encoding="utf-8")
    started = [start_app(port, certificate, key) for port in (above, county)]
    environment = {
        **os.environ,
        "SIGNBOARD_SITE": f"https://localhost:{front_port}",
        "SIGNBOARD_UPSTREAM": f"127.0.0.1:{above}",
        "SIGNBOARD_APP_CERTIFICATE": certificate,
        "SIGNBOARD_COUNTIES": str(folder / "counties.caddy"),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }
    words = [caddy(), "run", "--config", str(ROOT / "deploy" / "Caddyfile")]
    words += ["--adapter", "caddyfile"]
    started.append(subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL))
    try:
        for path, port in (("/990101/overview", county), ("/overview", above)):
            for _ in range(600):
                try:
                    status, _, body = asked(front_port, path=path)
                    if status == 200:
                        break
                except OSError:
                    pass
                time.sleep(0.1)
            assert json.loads(body)["port"] == port
    finally:
        for process in started:
            process.terminate()
            process.wait(30)
