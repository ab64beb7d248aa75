"""``python -m tools.lake``: the store's tests on a shared lake, on servers of their own.

A PostgreSQL (deploy/install-postgres.sh) and an S3 store (SeaweedFS, of requirements-dev.txt) are
started on this machine's own address in a temporary folder and stopped again, whatever happens.
Words given are pytest's, in place of the usual tests.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What these ask is asked of a file: its log, its damage, its lock.
OF_FILES = ("test_damaged_files", "test_database", "test_killed", "test_redo")
# These open the file itself beside the store, or look beside it.
OF_A_FILE = (
    "test_backup.py::test_a_restore_is_a_version_that_no_screen_has_seen",
    "test_kept_files.py::test_a_database_of_an_earlier_release_has_none_and_says_so",
    "test_kept_files.py::test_a_version_read_again_gives_the_same_rows_by_what_was_taught_then",
)
HOST = "127.0.0.1"
_BUCKET, _NAME, _SECRET = "lake", "signboard", "for-tests-alone"
_ACCOUNT = "postgres"
_SECONDS = 60.0
# SeaweedFS adds ten thousand to each for its own calls.
_HIGHEST_PORT = 55_535


@contextmanager
def lake_servers(folder: Path) -> Iterator[dict[str, str]]:
    """Both servers in a folder; yields the settings of a lake on them."""
    folder.chmod(0o755)
    with _postgres(folder) as catalogue, _seaweed(folder) as endpoint:
        yield {
            "LEDGER_DATABASE": f"ducklake:postgres:{catalogue}",
            "SIGNBOARD_LAKE_STORE": f"s3://{_BUCKET}/lake",
            "SIGNBOARD_LAKE_ENDPOINT": endpoint,
            "AWS_ACCESS_KEY_ID": _NAME,
            "AWS_SECRET_ACCESS_KEY": _SECRET,
        }


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL; yields how it is reached."""
    programs = _postgres_programs()
    data, port = folder / "postgres", _free_port()
    data.mkdir(mode=0o700)
    as_account = []
    if os.getuid() == 0:
        # It does not run as root.
        shutil.chown(data, _ACCOUNT)
        user = pwd.getpwnam(_ACCOUNT)
        as_account = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}"]
        as_account += ["--clear-groups", "--"]
    begin = [programs / "initdb", "-D", data, "-A", "trust", "-U", _NAME, "-E", "UTF8", "--no-sync"]
    quiet = {"stdout": subprocess.DEVNULL, "cwd": data}
    subprocess.run([*as_account, *begin, "--locale=C.UTF-8"], check=True, **quiet)
    said = {"listen_addresses": HOST, "unix_socket_directories": "", "fsync": "off"}
    words = [programs / "postgres", "-D", data, "-p", f"{port}"]
    for name, value in said.items():
        words += ["-c", f"{name}={value}"]
    with _running([*as_account, *words], folder / "postgres.log", signal.SIGINT, cwd=data):
        _wait_for(port)
        yield f"host={HOST} port={port} user={_NAME} dbname=postgres"


def _postgres_programs() -> Path:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(folders[-1]) if folders else shutil.which("initdb")
    if found is None:
        sys.exit("no PostgreSQL: sh deploy/install-postgres.sh")
    return Path(found).resolve().parent


@contextmanager
def _seaweed(folder: Path) -> Iterator[str]:
    """An S3 store with an empty bucket; yields its address."""
    beside = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    weed = shutil.which("weed", path=beside)
    if weed is None:
        sys.exit("no SeaweedFS: it comes with requirements-dev.txt")
    data, known = folder / "seaweed", folder / "s3.json"
    (data / "files").mkdir(parents=True)
    key = {"accessKey": _NAME, "secretKey": _SECRET}
    allowed = {"name": _NAME, "credentials": [key], "actions": ["Admin", "Read", "Write", "List"]}
    known.write_text(json.dumps({"identities": [allowed]}), encoding="utf-8")
    ports = {name: _free_port() for name in ("master", "volume", "filer", "s3")}
    words = [weed, "server", "-filer", "-s3", f"-dir={data / 'files'}", f"-s3.config={known}"]
    words += [f"-ip={HOST}", f"-ip.bind={HOST}", "-volume.max=100", "-master.telemetry=false"]
    words += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    words += ["-master.volumeSizeLimitMB=64", *(f"-{name}.port={at}" for name, at in ports.items())]
    with _running(words, folder / "seaweed.log", signal.SIGKILL, cwd=data):
        for port in ports.values():
            _wait_for(port)
        _make_bucket(weed, ports["master"], ports["filer"])
        yield f"http://{HOST}:{ports['s3']}"


def _make_bucket(weed: str, master: int, filer: int) -> None:
    until = time.monotonic() + _SECONDS
    words = [weed, "shell", f"-master={HOST}:{master}", f"-filer={HOST}:{filer}"]
    order = f"s3.bucket.create -name {_BUCKET}\ns3.bucket.list\n"
    while time.monotonic() < until:
        done = subprocess.run(words, input=order, capture_output=True, text=True, check=False)
        if f"{_BUCKET}\t" in done.stdout:
            return
        time.sleep(0.5)
    raise TimeoutError(done.stdout + done.stderr)


@contextmanager
def _running(words: list[object], log: Path, end: signal.Signals, cwd: Path) -> Iterator[None]:
    """A server in a session of its own, which is over at the end."""
    with log.open("wb") as out:
        server = subprocess.Popen(
            [str(word) for word in words],
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            start_new_session=True,
        )
        try:
            yield
        finally:
            server.send_signal(end)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_port() -> int:
    while True:
        with socket.socket() as one:
            one.bind((HOST, 0))
            found = int(one.getsockname()[1])
        candidate = 20_000 + found % (_HIGHEST_PORT - 30_000)
        if _is_free(candidate) and _is_free(candidate + 10_000):
            return candidate


def _is_free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((HOST, port)) != 0


def _wait_for(port: int) -> None:
    until = time.monotonic() + _SECONDS
    while _is_free(port):
        if time.monotonic() > until:
            raise TimeoutError(f"nobody listens on {port}")
        time.sleep(0.1)


def main(words: list[str]) -> int:
    """Run pytest on a lake; its exit code."""
    root = Path(__file__).resolve().parents[1]
    tests = root / "tests" / "data" / "store"
    left_out = [f"--ignore={tests / name}.py" for name in OF_FILES]
    left_out += [f"--deselect={(tests / name).relative_to(root)}" for name in OF_A_FILE]
    asked = words or [str(tests), str(tests / "shared_lake.py"), *left_out]
    run = [sys.executable, "-m", "pytest", "-q", "-p", "tests.on_a_lake", *asked]
    with (
        tempfile.TemporaryDirectory(prefix="signboard-lake-") as folder,
        lake_servers(Path(folder)) as settings,
    ):
        done = subprocess.run(run, cwd=root, env={**os.environ, **settings}, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
