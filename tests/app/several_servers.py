"""Two servers on one lake behind the example proxy: readers stay at one, and go where one is left.

`make test-lake` runs them; the usual tests have no PostgreSQL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from http.client import HTTPSConnection
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from data.environment import lake_settings
from tests.app.test_real_door import unverified
from tests.app.test_reverse_proxy import ROOT, app_certificate, caddy, free_port
from tools.lake import lake_environment, new_lake

pytestmark = pytest.mark.server
COOKIE = "__Host-signboard_server"
LEDGER = "序号,项目名称,总投资（万元）,项目阶段\n1,示例风机制造项目,12000,签约\n"


def ask(port, path, cookie=""):
    """Status, the server that the proxy names in a cookie ("" where it stays), and the body."""
    connection = HTTPSConnection("localhost", port, timeout=60, context=unverified())
    connection.request("GET", path, headers={"Cookie": f"{COOKIE}={cookie}"} if cookie else {})
    answer = connection.getresponse()
    said = answer.headers.get("set-cookie", "")
    return answer.status, said.partition(";")[0].removeprefix(f"{COOKIE}="), answer.read()


def until(found, seconds=180):
    """What ``found`` gives once it is true, and the seconds that it took."""
    began = time.monotonic()
    while True:
        try:
            if what := found():
                return what, time.monotonic() - began
        except OSError:
            pass
        assert time.monotonic() - began < seconds
        time.sleep(0.05)


def is_up(port):
    return ask(port, "/health")[0] == 200


@pytest.fixture
def office(tmp_path):
    """The proxy's port, and two servers: port, environment, process."""
    lake = lake_environment(new_lake(lake_settings(), f"office_{free_port()}"))
    front, backs = free_port(), [free_port(), free_port()]
    files = [app_certificate(tmp_path / f"tls{back}") for back in backs]
    common = {
        **os.environ,
        **lake,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "SIGNBOARD_SITE": f"https://localhost:{front}",
        "SIGNBOARD_PROXY_TOKEN": "of both servers",
        "SIGNBOARD_UPSTREAM": " ".join(f"127.0.0.1:{back}" for back in backs),
        "SIGNBOARD_APP_CERTIFICATE": " ".join(certificate for certificate, _ in files),
        "SIGNBOARD_STICKY": f"cookie {COOKIE}",
    }
    started = []
    try:
        servers = []
        for back, (certificate, key) in zip(backs, files, strict=True):
            environment = {**common, "SIGNBOARD_VAR": str(tmp_path / f"var{back}")}
            words = [sys.executable, "-m", "streamlit", "run", "app.py"]
            words += ["--server.port", str(back)]
            words += ["--server.sslCertFile", certificate, "--server.sslKeyFile", key]
            process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
            started.append(process)
            servers.append((back, environment, process))
        words = [caddy(), "run", "--config", str(ROOT / "deploy" / "Caddyfile")]
        words += ["--adapter", "caddyfile"]
        started.append(subprocess.Popen(words, env=common, stderr=subprocess.DEVNULL))
        for port in (*backs, front):
            until(lambda: is_up(port))  # noqa: B023 - asked at once
        yield front, servers
    finally:
        for process in started:
            process.kill()
            process.wait(60)


def publish(environment, file: Path):
    """Hand a ledger to the server of a folder; what the command says."""
    words = [sys.executable, "-m", "data", "import", str(file), "--unit", "旗招商局"]
    words += ["--as-of", "2021-12-31", "--as-read", "--wait", "60"]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_one_server_publishes_walls_of_the_other_show(office, tmp_path):
    _, ((own, environment, _), (other, _, _)) = office
    before = shown(other)
    file = tmp_path / "台账.csv"
    file.write_text(LEDGER, encoding="utf-8")
    publish(environment, file)
    _, took = until(lambda: shown(other)[0] == 1)
    print(f"the other shows it {took:.2f} s after the command's end")
    assert shown(other) == shown(own)
    assert shown(other)[1] != before[1]


def test_readers_stay_at_one_server_and_go_to_the_other_once_it_is_gone(office):
    front, servers = office
    (one, other), _ = until(lambda: sorted(named(front)) if len(named(front)) == 2 else None)
    for cookie in (one, other):
        assert ask(front, "/wall/slides", cookie)[:2] == (200, "")
    address = f"wss://localhost:{front}/_stcore/stream"
    limits = {"ssl": unverified(), "open_timeout": 60, "origin": f"https://localhost:{front}"}

    def stream(cookie):
        return connect(address, additional_headers={"Cookie": f"{COOKIE}={cookie}"}, **limits)

    with stream(one) as of_one, stream(other) as of_other:
        servers[0][2].kill()
        servers[0][2].wait()
        began = time.monotonic()
        answers = [ask(front, "/wall/slides", cookie) for cookie in (one, other)]
        print(f"both readers are answered after {time.monotonic() - began:.2f} s")
        assert [status for status, _, _ in answers] == [200, 200]
        named_now = [now for _, now, _ in answers]
        assert named_now in ([other, ""], ["", one])
        cut, kept = (of_one, of_other) if named_now[0] else (of_other, of_one)
        with pytest.raises(ConnectionClosed):
            cut.recv(60)
        assert kept.ping().wait(60)
    with stream("".join(named_now)):
        pass


def test_the_proxys_cookie_is_bound_to_the_host_and_hidden_from_scripts(office):
    front, _ = office
    connection = HTTPSConnection("localhost", front, timeout=60, context=unverified())
    connection.request("GET", "/health")
    words = connection.getresponse().headers["set-cookie"].split("; ")
    assert words[0].startswith(f"{COOKIE}=")
    assert sorted(words[1:]) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


def shown(port):
    """The version that a wall shows, and its slides."""
    said = json.loads(ask(port, "/wall/slides")[2])
    return said["sequence"], said["slides"]


def named(port):
    """The servers that the proxy gives to twenty new readers."""
    return {ask(port, "/health")[1] for _ in range(20)}
