"""What an installation holds and may do: the units of systemd, and the archive of a release."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tarfile
import time
from configparser import ConfigParser
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.app.test_reverse_proxy import free_port

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def unit(name):
    """The settings of a unit; one that comes twice keeps its last value."""
    parser = ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read_string((DEPLOY / name).read_text(encoding="utf-8"))
    return parser


def test_the_service_speaks_to_this_machine_alone_and_writes_to_its_own_folder():
    told = unit("signboard.service")["Service"]
    assert (told["IPAddressDeny"], told["IPAddressAllow"]) == ("any", "localhost")
    assert set(told["RestrictAddressFamilies"].split()) == {"AF_UNIX", "AF_INET", "AF_INET6"}
    assert (told["ProtectSystem"], told["StateDirectory"]) == ("strict", "signboard")
    assert "ReadWritePaths" not in told
    for name in ("ProtectHome", "PrivateTmp", "PrivateDevices", "NoNewPrivileges"):
        assert told[name] == "yes"
    assert told["User"] == "signboard"
    assert told["CapabilityBoundingSet"] == told["AmbientCapabilities"] == ""


def test_the_service_has_its_secrets_encrypted_and_speaks_tls():
    told = unit("signboard.service")["Service"]
    assert told["ImportCredential"] == "signboard.secrets.toml"
    assert "--secrets.files=%d/signboard.secrets.toml" in told["ExecStart"]
    assert "--server.sslCertFile=" in told["ExecStart"]
    assert "--server.sslKeyFile=" in told["ExecStart"]


def test_every_way_to_start_tells_the_c_library_the_same():
    service = (DEPLOY / "signboard.service").read_text("utf-8")
    (kept,) = re.findall(r"^Environment=GLIBC_TUNABLES=(.+)$", service, re.MULTILINE)
    assert f'"${{GLIBC_TUNABLES-{kept}}}"' in (DEPLOY / "signboard.sh").read_text("utf-8")
    assert f"\nexport GLIBC_TUNABLES ?= {kept}\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_proxys_word_is_random_new_at_each_start_and_told_to_both_alone():
    made = unit("signboard-proxy.service")["Service"]
    assert "openssl rand -hex 32" in made["ExecStart"]
    assert "--environ" not in unit("caddy-signboard.conf")["Service"]["ExecStart"]
    assert "\nExecStart=\nExecStart=" in (DEPLOY / "caddy-signboard.conf").read_text("utf-8")
    assert made["RuntimeDirectoryMode"] == "0700"
    assert made["UMask"] == "0077"
    for name in ("signboard.service", "caddy-signboard.conf"):
        told = unit(name)
        assert told["Service"]["EnvironmentFile"] == "/run/signboard-proxy/token"
        assert told["Unit"]["Requires"] == "signboard-proxy.service"


@pytest.mark.skipif(sys.platform == "win32", reason="systemd's shell")
@pytest.mark.parametrize(
    ("openssl", "is_made"),
    [
        (None, False),
        ("exit 0", False),
        ("echo too-short", False),
        ("exec /usr/bin/env PATH=$BEFORE openssl $*", True),
    ],
)
def test_without_a_whole_word_the_proxys_unit_fails(tmp_path, openssl, is_made):
    if openssl is not None:
        program = tmp_path / "openssl"
        program.write_text(f"#!/bin/sh\n{openssl}\n", encoding="utf-8")
        program.chmod(0o755)
    token = tmp_path / "token"
    said = unit("signboard-proxy.service")["Service"]["ExecStart"]
    words = shlex.split(said.replace("$$", "$").replace("/run/signboard-proxy/token", str(token)))
    given = {"PATH": str(tmp_path), "BEFORE": os.environ["PATH"]}
    done = subprocess.run(words, env=given, check=False, capture_output=True)
    assert (done.returncode == 0, token.exists()) == (is_made, is_made)
    if is_made:
        assert len(token.read_text("ascii").strip()) == len("SIGNBOARD_PROXY_TOKEN=") + 64


def test_the_app_and_the_proxy_are_told_one_address():
    sites = {
        line
        for name in ("signboard.service", "caddy-signboard.conf")
        for line in (DEPLOY / name).read_text("utf-8").splitlines()
        if line.startswith("Environment=SIGNBOARD_SITE=")
    }
    assert len(sites) == 1


@pytest.fixture(scope="module")
def archive():
    words = ["git", "archive", "--worktree-attributes", "HEAD"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    return tarfile.open(fileobj=BytesIO(done.stdout))


def test_a_release_holds_no_tests_no_tools_and_no_secret(archive):
    names = archive.getnames()
    first = {name.partition("/")[0] for name in names}
    assert {"app.py", "data", "ui", "pages", "queries", "locales", "deploy"} <= first
    assert not first & {"tests", "tools", ".ci", ".git", "var", "requirements-dev.txt"}
    assert not [name for name in names if name.endswith(("secrets.toml", ".key", ".pem"))]


@pytest.mark.server
def test_a_release_starts_and_answers_without_what_it_leaves_out(archive, tmp_path):
    archive.extractall(tmp_path / "release", filter="data")
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=tmp_path / "release",
        env={**os.environ, "SIGNBOARD_VAR": str(tmp_path / "var"), "PYTHONPATH": ""},
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(1200):
            assert app.poll() is None
            try:
                with urlopen(f"http://localhost:{port}/health") as answer:
                    assert answer.status == 200
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail("no answer")
    finally:
        app.terminate()
        app.wait(60)
