"""``python -m tools.faults``: each step of the store with its n-th write, sync or rename failing.

For n = 1, 2, 3 … until a step passes, once for a moment and once for good, with each error, a copy
of this process does the step on a database of its own and ends without closing it; another one
opens what is left. It must hold what was there before or after, whole, and open at once. Prints a
line a step; exit 1 where anything was half. Needs a C compiler and Linux.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from data.access import invitation, invited, use_link
from data.accounts import account, add, passes
from data.inbox.handlers import write_out
from data.store import Store, StoreRefusal
from tests.builders.ledger_rows import a_fund, a_project, publish_rows

_SOURCE = Path(__file__).with_name("failing.c")
_FIRST_RELEASE = Path("tests/golden/first_release/signboard.duckdb.xz")
ERRORS = ("EIO", "ENOSPC", "EROFS")
_DATABASE, _BACKUP = "office.duckdb", "kept.duckdb"
_EXPORT, _CONTENT = "list.csv", b"x" * 200_000
_TOKEN, _WHO, _PASSWORD = "token", "科员甲", "correct horse battery 2021"
_LONGEST_SECONDS = 5.0
_MOST = 2_000


def _publish(store: Store, folder: Path) -> None:
    rows = [a_project(f"示例{number}", unit="示例局", remark="改") for number in range(60)]
    publish_rows(store, *rows, *(a_fund(f"示例{number}", number) for number in range(60)))


def _roll_back(store: Store, folder: Path) -> None:
    store.roll_back(1, by="测试员")


def _backup(store: Store, folder: Path) -> None:
    store.backup(folder / "new.duckdb")


def _restore(store: Store, folder: Path) -> None:
    store.restore(folder / _BACKUP, by="测试员")


def _export(store: Store, folder: Path) -> None:
    write_out(folder / _EXPORT, _CONTENT)


def _sign_in(store: Store, folder: Path) -> None:
    use_link((folder / _TOKEN).read_text(), _PASSWORD)


def _migrate(store: Store, folder: Path) -> None:
    """The opening itself is the step."""


STEPS: dict[str, Callable[[Store, Path], None]] = {
    "publish": _publish,
    "roll back": _roll_back,
    "backup": _backup,
    "restore": _restore,
    "migrate": _migrate,
    "export": _export,
    "sign in": _sign_in,
}


@dataclass
class Tally:
    """What came of one step: trials by end, calls that it makes, the slowest opening."""

    trials: int = 0
    calls: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def library(folder: Path) -> Path:
    """The library that makes calls fail, built into a folder; raises CalledProcessError."""
    built = folder / "failing.so"
    compiler = os.environ.get("CC", "cc")
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(_SOURCE), "-ldl"]
    subprocess.run(words, check=True)
    return built


def _prepared(folder: Path) -> None:
    """A database of two versions and a backup of it; the first release's database."""
    store = Store.open(folder / _DATABASE)
    for version in (1, 2):
        rows = [a_project(f"示例{number}", remark=str(version)) for number in range(60)]
        publish_rows(store, *rows)
    store.backup(folder / _BACKUP)
    store.close()
    _at(folder)
    (folder / _TOKEN).write_text(invitation(add(_WHO, "editor")))
    (folder / "first.duckdb").write_bytes(lzma.decompress(_FIRST_RELEASE.read_bytes()))


def _at(folder: Path) -> None:
    os.environ["SIGNBOARD_VAR"] = str(folder)


def _state(step: str, path: Path) -> dict[str, object]:
    """What a step's database or files hold, the seconds to open it, whether all can be read."""
    if step == "export":
        out = path.with_name(_EXPORT)
        written = out.read_bytes() if out.exists() else None
        sound = written in (None, _CONTENT)
        return {"held": written is not None, "seconds": 0.0, "sound": sound}
    if step == "sign in":
        _at(path.parent)
        works = invited(path.with_name(_TOKEN).read_text()) == _WHO
        has_password = passes(_WHO, _PASSWORD) is not None
        sound = account(_WHO) is not None
        return {"held": [works, has_password], "seconds": 0.0, "sound": sound}
    began = time.monotonic()
    store = Store.open(path)
    seconds = time.monotonic() - began
    sound = store.integrity().is_sound
    versions = [(one.version, one.action) for one in store.versions()]
    snapshot = store.snapshot()
    names = store.query("screens/project/names", snapshot_id=snapshot.id) if snapshot else None
    shown = sorted(map(str, names.to_pylist())) if names is not None else []
    held = [versions, shown, [one.version for one in store.lost]]
    store.close()
    return {"held": held, "seconds": seconds, "sound": sound}


def _in_copy(work: Callable[[], object]) -> dict[str, object]:
    """What ``work`` gives in a copy of this process, which ends without tidying up."""
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        os.close(ours)
        try:
            told: object = work()
        # The boundary of this process: whatever ends the work is its result.
        except BaseException as wrong:
            told = {"raised": f"{type(wrong).__name__}: {wrong}"}
        with os.fdopen(theirs, "w") as answer:
            json.dump(told, answer)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        text = answer.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else {"raised": f"the process ended with {status}"}


def _tried(step: str, folder: Path, number: int, error: int, for_good: bool) -> dict[str, object]:
    """Do the step with its n-th call failing: how it ended, and how many calls there were."""
    failing = ctypes.CDLL(os.environ["LD_PRELOAD"])
    _at(folder)
    path = folder / ("first.duckdb" if step == "migrate" else _DATABASE)
    store = None if step == "migrate" else Store.open(path)
    failing.fail_arm(ctypes.c_long(number), error, int(for_good))
    try:
        STEPS[step](store or Store.open(path), folder)
        end = "done"
    except StoreRefusal as refusal:
        # Damaged is what nothing tells: what was said then, to be told apart.
        is_told = refusal.key != "store-damaged"
        end = refusal.key if is_told else f"{refusal.key}: {str(refusal.__cause__)[:160]}"
    except OSError as wrong:
        end = f"OSError {errno.errorcode.get(wrong.errno or 0, '')}"
    # Whatever it is, it is what this is looking for.
    except Exception as wrong:
        end = f"{type(wrong).__name__}: {str(wrong)[:90]}"
    count = failing.fail_count()
    failing.fail_arm(ctypes.c_long(0), 0, 0)
    return {"end": end, "calls": count}


def run(step: str, errors: tuple[str, ...] = ERRORS, every: int = 1) -> Tally:
    """Every trial of a step; every: of the calls only each so-manieth."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=os.environ["FAIL_BELOW"]) as place:
        whole, work = Path(place) / "whole", Path(place) / "work"
        whole.mkdir()
        _in_copy(lambda: _prepared(whole))
        name = "first.duckdb" if step == "migrate" else _DATABASE

        def fresh() -> None:
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(whole, work)

        fresh()
        before = _in_copy(lambda: _state(step, work / name))["held"]
        fresh()
        tally.calls = int(str(_in_copy(lambda: _tried(step, work, _MOST, 0, False))["calls"]))
        after = _in_copy(lambda: _state(step, work / name))["held"]
        for code in errors:
            for for_good in (False, True):
                calls = range(1, tally.calls + 1, every)
                print(f"{step}: {code}, {len(calls)} calls", file=sys.stderr, flush=True)
                for number in calls:
                    fresh()
                    _one(tally, step, work, name, number, code, for_good, before, after)
    return tally


def _one(
    tally: Tally,
    step: str,
    work: Path,
    name: str,
    number: int,
    code: str,
    for_good: bool,
    before: object,
    after: object,
) -> None:
    error = getattr(errno, code)
    told = _in_copy(lambda: _tried(step, work, number, error, for_good))
    end = str(told.get("end") or told.get("raised"))
    left = _in_copy(lambda: _state(step, work / name))
    tally.trials += 1
    tally.ends[end] += 1
    where = f"call {number} {code} {'for good' if for_good else 'once'}, {end}"
    if "raised" in left:
        tally.wrong.append(f"{where}: does not open: {left['raised']}")
        return
    tally.slowest = max(tally.slowest, float(str(left["seconds"])))
    if left["held"] not in (before, after):
        tally.wrong.append(f"{where}: neither before nor after")
    if end == "done" and left["held"] != after:
        tally.wrong.append(f"{where}: done, and not there")
    if step == "backup" and (end == "done") != (work / "new.duckdb").exists():
        tally.wrong.append(f"{where}: a backup that is {'not ' * (end == 'done')}there")
    if step == "backup" and end == "done":
        copy = _in_copy(lambda: _state(step, work / "new.duckdb"))
        if copy.get("held") != before:
            tally.wrong.append(f"{where}: a backup that is not whole")
    if not left["sound"]:
        tally.wrong.append(f"{where}: not all of it can be read")
    if float(str(left["seconds"])) > _LONGEST_SECONDS:
        tally.wrong.append(f"{where}: {left['seconds']} s to open")


def main() -> int:
    """Print a line a step and what was wrong."""
    words = argparse.ArgumentParser(prog="python -m tools.faults")
    words.add_argument("steps", nargs="*", default=[*STEPS])
    words.add_argument("--every", type=int, default=1, help="of the calls only each n-th")
    words.add_argument("--errors", nargs="+", choices=ERRORS, default=[*ERRORS])
    words.add_argument("--json", action="store_true")
    asked = words.parse_args()
    if "FAIL_BELOW" not in os.environ:
        return _again_with_library()
    wrong = 0
    for step in asked.steps:
        one = run(step, tuple(asked.errors), asked.every)
        wrong += len(one.wrong)
        if asked.json:
            print(json.dumps({"step": step, **vars(one)}, ensure_ascii=False), flush=True)
            continue
        ends = ", ".join(f"{end} {count}" for end, count in one.ends.most_common())
        slowest = f"slowest opening {one.slowest:.1f} s"
        print(f"{step}: {one.calls} calls, {one.trials} trials, {slowest}\n  {ends}")
        print("".join(f"  WRONG {line}\n" for line in one.wrong), end="", flush=True)
    return int(wrong > 0)


def _again_with_library() -> int:
    """The same command with the library loaded before libc."""
    with tempfile.TemporaryDirectory(prefix="signboard-faults-") as folder:
        place = os.path.realpath(folder)
        loaded = {"LD_PRELOAD": str(library(Path(place))), "FAIL_BELOW": place}
        words = [sys.executable, "-m", "tools.faults", *sys.argv[1:]]
        return subprocess.run(words, env={**os.environ, **loaded}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
