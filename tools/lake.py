"""``python -m tools.lake``: the store's tests on a shared lake, on servers of their own.

A PostgreSQL (deploy/install-postgres.sh) and an S3 store (SeaweedFS, of requirements-dev.txt) are
started on this machine's own address in a temporary folder and stopped again, whatever happens.
Words given are pytest's, in place of the usual tests.
"""

from __future__ import annotations

import json
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.environment import LakeSettings

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
# SeaweedFS adds ten thousand to each for its own calls. All lie below those that systems give to
# who calls, so that a server that was killed finds its own free.
_PORTS = range(11_000, 22_000)


@dataclass
class Server:
    """A server of this machine that can be killed and started again where it was.

    words: its command line; ports: where it listens; end: the signal that ends it.
    """

    words: Sequence[object]
    ports: list[int]
    folder: Path
    log: Path
    end: signal.Signals
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it, and wait until it listens; raises TimeoutError."""
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                [str(word) for word in self.words],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=True,
            )
        for port in self.ports:
            _wait_for(port)

    def kill(self) -> None:
        """End it and the processes that it started, as a power cut would."""
        assert self._process is not None
        own = self._process.pid
        started = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()
        for number in (own, *map(int, started)):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End it as it wants to be ended; waits until it is over."""
        if self._process is None:
            return
        self._process.send_signal(self.end)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


@dataclass(frozen=True)
class LakeServers:
    """What a lake lies on, and its settings."""

    settings: LakeSettings
    catalogue: Server
    store: Server

    @property
    def environment(self) -> dict[str, str]:
        """The settings as variables."""
        return lake_environment(self.settings)


def lake_environment(settings: LakeSettings) -> dict[str, str]:
    """Settings of a lake as the variables that a server of the product reads."""
    return {
        "LEDGER_DATABASE": f"ducklake:{settings.catalogue}",
        "SIGNBOARD_LAKE_STORE": settings.store,
        "SIGNBOARD_LAKE_ENDPOINT": settings.endpoint,
        "AWS_ACCESS_KEY_ID": settings.key_id,
        "AWS_SECRET_ACCESS_KEY": settings.secret,
    }


def new_lake(settings: LakeSettings, name: str) -> LakeSettings:
    """An empty lake on the servers of another: a database and a place in the store of its own."""
    words = settings.catalogue.removeprefix("postgres:")
    subprocess.run(["psql", "-q", "-d", words, "-c", f"create database {name}"], check=True)
    catalogue, store = f"{settings.catalogue} dbname={name}", f"{settings.store}{name}/"
    return replace(settings, catalogue=catalogue, store=store)


@contextmanager
def lake_servers(folder: Path) -> Iterator[LakeServers]:
    """Both servers in a folder, with an empty lake on them; they are over at the end."""
    folder.chmod(0o755)
    with _postgres(folder) as (catalogue, reached), _seaweed(folder) as (store, endpoint):
        settings = LakeSettings(
            f"postgres:{reached}", f"s3://{_BUCKET}/lake/", endpoint, "", _NAME, _SECRET
        )
        yield LakeServers(settings, catalogue, store)


@contextmanager
def _postgres(folder: Path) -> Iterator[tuple[Server, str]]:
    """A PostgreSQL; yields it and how it is reached."""
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
    log = folder / "postgres.log"
    with _running(Server([*as_account, *words], [port], data, log, signal.SIGINT)) as server:
        yield server, f"host={HOST} port={port} user={_NAME} dbname=postgres"


def _postgres_programs() -> Path:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(folders[-1]) if folders else shutil.which("initdb")
    if found is None:
        sys.exit("no PostgreSQL: sh deploy/install-postgres.sh")
    return Path(found).resolve().parent


@contextmanager
def _seaweed(folder: Path) -> Iterator[tuple[Server, str]]:
    """An S3 store with an empty bucket; yields it and its address."""
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
    log = folder / "seaweed.log"
    with _running(Server(words, [*ports.values()], data, log, signal.SIGKILL)) as server:
        _make_bucket(weed, ports["master"], ports["filer"])
        yield server, f"http://{HOST}:{ports['s3']}"


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
def _running(server: Server) -> Iterator[Server]:
    """The server, started, and over at the end."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    while True:
        candidate = random.choice(_PORTS)
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
    of_lakes = [tests / "shared_lake.py", tests / "lake_kills.py"]
    of_lakes += [root / "tests" / "app" / "several_servers.py"]
    asked = words or [str(tests), *map(str, of_lakes), *left_out]
    run = [sys.executable, "-m", "pytest", "-q", "-p", "tests.on_a_lake", *asked]
    with (
        tempfile.TemporaryDirectory(prefix="signboard-lake-") as folder,
        lake_servers(Path(folder)) as servers,
    ):
        done = subprocess.run(run, cwd=root, env={**os.environ, **servers.environment}, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
