"""A prefecture and its counties as they run: reports, sign-ins, a server that dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest

from data.access import begin
from data.accounts import add
from tests.app.test_reverse_proxy import ROOT, free_port
from tests.builders.prefecture import at, settle

pytestmark = pytest.mark.server
REGISTER = "序号,项目名称,总投资（万元）,项目阶段,签约日期\n1,示例风机项目,12000,签约,2021-05-12\n"


def ask(port, path, cookie=""):
    """Status and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Accept": "text/html", "Cookie": f"signboard_session={cookie}"}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def until(found, seconds=120):
    """What ``found`` gives once it is true; a server that is away is asked again."""
    ending = time.monotonic() + seconds
    while time.monotonic() < ending:
        try:
            if what := found():
                return what
        except (OSError, ValueError):
            pass
        time.sleep(0.2)
    raise AssertionError("it never came")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """The prefecture's folder, and the ports of its server and of two counties'."""
    ports = [free_port() for _ in range(3)]
    settings = "".join(
        f'[[county]]\nadcode = "{code}"\nname = "{name}"\nport = {port}\n'
        for code, name, port in zip(("990101", "990102"), ("甲旗", "乙旗"), ports[1:], strict=True)
    )
    folder = settle(tmp_path_factory.mktemp("prefecture"), "示例市", "990100", settings)
    words = [sys.executable, "-m", "data", "counties", "--port", str(ports[0])]
    environment = {**os.environ, "SIGNBOARD_VAR": str(folder), "LEDGER_DATABASE": ""}
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for port, base in zip(ports, ("", "/990101", "/990102"), strict=True):
            until(lambda: ask(port, f"{base}/health")[0] == 200)  # noqa: B023 - asked at once
        yield folder, *ports
    finally:
        process.terminate()
        assert process.wait(60) == 0


@pytest.fixture(scope="module")
def cookies(running):
    """Sessions of a person of the prefecture, and of one of 甲旗."""
    with at(running[0]):
        add("市里的人", "viewer")
        add("甲旗的人", "editor", county="990101")
        return begin("市里的人"), begin("甲旗的人")


def test_each_sees_its_own_and_the_prefecture_all(running, cookies):
    _, above, first, second = running
    ours, theirs = cookies
    places = ((above, "/overview"), (first, "/990101/overview"), (second, "/990102/overview"))
    assert [ask(port, path, ours)[0] for port, path in places] == [200, 200, 200]
    assert [ask(port, path, theirs)[0] for port, path in places] == [303, 200, 303]
    assert [ask(port, path)[0] for port, path in places] == [303, 303, 303]


def test_what_a_county_publishes_the_prefectures_wall_shows(running, cookies, tmp_path):
    folder, above, *_ = running
    file = tmp_path / "台账.csv"
    file.write_text(REGISTER, encoding="utf-8")
    words = [sys.executable, "-m", "data", "import", str(file), "--unit", "旗招商局"]
    words += ["--as-of", "2021-12-31", "--as-read", "--wait", "60"]
    own = {
        "SIGNBOARD_VAR": str(folder / "counties" / "990101"),
        "SIGNBOARD_PREFECTURE": str(folder),
        "LEDGER_DATABASE": "",
    }
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **own}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    shown = until(lambda: _slide(above, cookies[0]))
    assert "1 个已上报" in shown["title"] and "乙旗未报" in shown["title"]
    assert "1.20" in shown["pages"][0]


def _slide(port, cookie):
    status, body = ask(port, "/wall/slides?agenda=%E6%9C%88%E8%B0%83%E5%BA%A6&lang=zh", cookie)
    slides = json.loads(body)["slides"] if status == 200 else []
    return next((one for one in slides if one["name"] == "counties"), None)


def test_a_server_that_dies_is_started_again(running):
    _, above, first, second = running
    listening = subprocess.run(
        ["pgrep", "-f", f"server.port={first} "], capture_output=True, text=True, check=True
    )
    os.kill(int(listening.stdout.split()[0]), signal.SIGKILL)
    until(lambda: ask(first, "/990101/health")[0] == 200)
    assert ask(above, "/health")[0] == ask(second, "/990102/health")[0] == 200
