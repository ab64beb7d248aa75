"""The inbox as folders: a unit's files arrive, wait, are done with or were put aside.

``<unit>/`` takes what arrives; ``待处理/`` holds what waits for a person, ``已处理/`` what
is published, ``已放弃/`` what somebody put aside. Where a file is, its state is: a
restart changes nothing. Its reports lie beside it and move along. Holding is the rule; a
unit whose files may be published unseen is named one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Literal, cast, get_args

from data.environment import database_key, inbox_folder
from data.files.limits import limits_set
from data.importer.model import Intake
from data.inbox.shared_folder import Entry, ForeignObjectError, SharedFolder
from data.store import Store

Place = Literal["waiting", "done", "dropped"]
FOLDERS: dict[Place, str] = {"waiting": "待处理", "done": "已处理", "dropped": "已放弃"}
WORDS, JSON = ".报告.txt", ".report.json"
ANNOTATED = "（批注）"  # at the end of an annotated workbook's name
_AT_WORK = (".", "~$", "errand-")
_NOT_YET = (".part", ".tmp", ".crdownload", WORDS, JSON)
_FORBIDDEN = '\\/:*?"<>|'
# File systems take names of 255 bytes; what is laid beside a file needs some of them.
_LONGEST_BYTES = 200
_LONGEST_REPORT = 64 << 20
_ATTEMPTS = 20


class ChangedFileError(OSError):
    """A file is another one than the one that was read."""


def folder_name(unit: str) -> str:
    """The name of a unit's folder; characters that no folder may have become ``_``."""
    name = "".join("_" if character in _FORBIDDEN else character for character in unit)
    return name.strip(". ") or "_"


@contextmanager
def _folder(*names: str, make: bool = False) -> Iterator[SharedFolder]:
    """A folder below the inbox, opened step by step.

    Raises ForeignObjectError, FileNotFoundError.
    """
    with ExitStack() as opened:
        folder = opened.enter_context(SharedFolder.at(inbox_folder()))
        for name in names:
            folder = opened.enter_context(folder.folder(name, make=make))
        yield folder


@contextmanager
def _around(path: Path) -> Iterator[SharedFolder]:
    """The folder in which a file of the inbox lies."""
    try:
        names = path.parent.relative_to(inbox_folder()).parts
    except ValueError:
        raise FileNotFoundError(str(path)) from None
    with _folder(*names) as folder:
        yield folder


def _entries(*names: str) -> list[Entry]:
    """What stands in a folder below the inbox; nothing where it is not there or no folder."""
    try:
        with _folder(*names) as folder:
            return folder.entries()
    except (FileNotFoundError, ForeignObjectError):
        return []


def _units() -> list[str]:
    """The folders of the units, by name."""
    entries = _entries()
    return [one.name for one in entries if one.kind == "folder" and not one.name.startswith(".")]


def arrivals() -> Iterator[tuple[Path, Entry]]:
    """Files that lie in the units' folders, work files and unfinished copies left out."""
    _make_inbox()
    for unit in _units():
        for entry in _entries(unit):
            if _is_table(entry):
                yield inbox_folder() / unit / entry.name, entry


def foreign_objects() -> tuple[Path, ...]:
    """What is no plain file or folder where files arrive and wait; it is left alone."""
    places: list[tuple[str, ...]] = [()]
    for unit in _units():
        places += [(unit,), (unit, FOLDERS["waiting"])]
    return tuple(
        inbox_folder().joinpath(*names, entry.name)
        for names in places
        for entry in _entries(*names)
        if entry.kind == "foreign"
    )


def waiting_files(unit: str | None = None) -> tuple[Path, ...]:
    """Files that wait for a person, of one unit or of all."""
    units = _units() if unit is None else [folder_name(unit)]
    return tuple(
        inbox_folder() / one / FOLDERS["waiting"] / entry.name
        for one in units
        for entry in _entries(one, FOLDERS["waiting"])
        if _is_table(entry) and not Path(entry.name).stem.endswith(ANNOTATED)
    )


def content_of(path: Path) -> bytes:
    """The bytes of a file of the inbox, of one beyond the limit enough to be refused.

    Raises OSError, among them ForeignObjectError.
    """
    with _around(path) as folder:
        return folder.read(path.name, limits_set().file_bytes + 1)


def seen_now(path: Path) -> Entry:
    """What stands at a place of the inbox; raises FileNotFoundError."""
    with _around(path) as folder:
        if (entry := folder.entry(path.name)) is None:
            raise FileNotFoundError(str(path))
        return entry


def copy_out(path: Path, target: Path) -> None:
    """Copy a file of the inbox to where only the app writes; raises OSError."""
    with _around(path) as folder:
        folder.copy(path.name, target, limits_set().file_bytes + 1)


def take(path: Path, seen: Entry) -> Path:
    """Make a file that was read one's own, so that another app leaves it alone; say where it is.

    Raises FileNotFoundError where another took it, ChangedFileError where it is not what was
    seen; then it lies where it lay.
    """
    taken = path.with_name(f"{_taken_prefix()}{token_hex(4)}-{_shortened(path.name)}")
    with _around(path) as folder:
        folder.rename(path.name, folder, taken.name)
        now = folder.entry(taken.name)
    if now is None or (now.kind, now.stamp) != ("file", seen.stamp):
        give_back(taken, path.name)
        raise ChangedFileError(str(path))
    return taken


def give_back(taken: Path, name: str) -> None:
    """Lay a file that was taken where it came from; raises OSError."""
    with _around(taken) as folder:
        _moved(folder, taken.name, folder, name)


def give_back_left_over() -> None:
    """Lay back what this database's app had taken when it ended."""
    prefix = _taken_prefix()
    for unit in _units():
        for entry in _entries(unit):
            if entry.kind == "file" and entry.name.startswith(prefix):
                name = entry.name.removeprefix(prefix).partition("-")[2]
                with suppress(OSError):
                    give_back(inbox_folder() / unit / entry.name, name)


def report_of(path: Path) -> Mapping[str, object]:
    """The report that lies beside a file; empty where it is not there or was spoilt."""
    try:
        with _around(path) as folder:
            written = folder.read(beside(path, JSON).name, _LONGEST_REPORT)
        report = json.loads(written)
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


def lay_beside(path: Path, ending: str, written: str) -> None:
    """Write a report beside a file, whole; raises OSError."""
    lay(beside(path, ending), written.encode(errors="replace"))


def lay(path: Path, content: bytes) -> None:
    """Write a file of the inbox, whole, in place of what stood there; raises OSError."""
    with _around(path) as folder:
        folder.write(path.name, content)


def words_of(path: Path) -> str:
    """The report in words beside a file; empty where it is not there."""
    try:
        with _around(path) as folder:
            written = folder.read(beside(path, WORDS).name, _LONGEST_REPORT)
    except OSError:
        return ""
    return written.decode("utf-8-sig", errors="replace")


def beside(path: Path, ending: str) -> Path:
    """The name of what is laid beside a file."""
    return path.with_name(f"{path.name}{ending}")


def annotated_beside(path: Path, suffix: str) -> Path:
    """The name of the annotated workbook beside a file."""
    return path.with_name(f"{path.stem}{ANNOTATED}{suffix}")


def move(path: Path, place: Place, name: str = "") -> Path:
    """Put a file and what lies beside it into another folder of its unit, and say where.

    name: by which it came, where it bears another one. A name that is taken there gets a
    number. Raises OSError where it cannot be moved.
    """
    came = path.with_name(name or path.name)
    is_inside = path.parent.name in FOLDERS.values()
    unit = path.parent.parent if is_inside else path.parent
    with _around(path) as source, _folder(unit.name, FOLDERS[place], make=True) as folder:
        if (found := source.entry(path.name)) is not None and found.kind != "file":
            raise ForeignObjectError(path)
        target = folder.path / _moved(source, path.name, folder, _short(came))
        for ending in (WORDS, JSON):
            _move_along(source, beside(came, ending).name, folder, beside(target, ending).name)
        for entry in source.entries() if is_inside else ():
            own = Path(entry.name)
            if own.stem == f"{path.stem}{ANNOTATED}":
                new = annotated_beside(target, own.suffix).name
                _move_along(source, entry.name, folder, new)
    return target


def _moved(source: SharedFolder, name: str, to: SharedFolder, wanted: str) -> str:
    """Move a file to a name that is free, and say to which."""
    for _ in range(_ATTEMPTS):
        free = _free(to, wanted)
        try:
            source.move(name, to, free)
        except FileExistsError:
            continue  # another was quicker
        return free
    raise FileExistsError(str(to.path / wanted))


def _move_along(source: SharedFolder, name: str, to: SharedFolder, new: str) -> None:
    entry = source.entry(name)
    if entry is not None and entry.kind == "file":
        source.rename(name, to, new)


def _make_inbox() -> None:
    """The inbox, open to the group that shares it from its making on."""
    folder = inbox_folder()
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        if not folder.is_dir():
            raise  # a share that is away
        return
    folder.chmod(folder.stat().st_mode | 0o775)


def _is_table(entry: Entry) -> bool:
    is_at_work = entry.name.startswith(_AT_WORK)
    return entry.kind == "file" and not is_at_work and not entry.name.endswith(_NOT_YET)


def _taken_prefix() -> str:
    """How the names of files begin that the app of this database works on."""
    return f".taken-{database_key()}-"


def _short(path: Path) -> str:
    """A file's name here: an annotated workbook that returns is a table like any other."""
    return _shortened(f"{path.stem.removesuffix(ANNOTATED) or '_'}{path.suffix}")


def _shortened(name: str) -> str:
    stem, suffix = Path(name).stem, Path(name).suffix
    while len(f"{stem}{suffix}".encode(errors="replace")) > _LONGEST_BYTES and stem:
        stem = stem[:-1]
    return f"{stem or '_'}{suffix}"


def _free(folder: SharedFolder, name: str) -> str:
    """The name, or the same with a number where there is such a file already."""
    candidate, number = name, 1
    while folder.entry(candidate) is not None:
        number += 1
        candidate = Path(name).with_stem(f"{Path(name).stem} ({number})").name
    return candidate


Policy = Literal["hold", "publish-if-clean"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
USUAL: Policy = "hold"
Reason = Literal["policy", "errors", "questions", "refused", "form", "to-come"]


@dataclass(frozen=True)
class UnitPolicy:
    """One unit's inbox: by and at are of whoever set the policy, None where nobody did."""

    unit: str
    policy: Policy
    waiting: int
    by: str | None = None
    at: datetime | None = None


def policy_of(store: Store, unit: str) -> Policy:
    """The policy of the unit whose inbox folder bears this name."""
    wanted = folder_name(unit)
    for row in store.query("screens/data/inbox_policies").to_pylist():
        if folder_name(row["unit"]) == wanted and row["policy"] in POLICIES:
            return cast(Policy, row["policy"])
    return USUAL


def unit_policies(store: Store) -> tuple[UnitPolicy, ...]:
    """Units that have an inbox folder or a policy, by name."""
    found: dict[str, UnitPolicy] = {}
    for row in store.query("screens/data/inbox_policies").to_pylist():
        unit = row["unit"]
        found[folder_name(unit)] = UnitPolicy(
            unit, row["policy"], len(waiting_files(unit)), row["saved_by"], row["saved_at"]
        )
    for unit in _units():
        found.setdefault(unit, UnitPolicy(unit, USUAL, len(waiting_files(unit))))
    return tuple(sorted(found.values(), key=lambda one: one.unit))


def why_held(intake: Intake, policy: Policy) -> tuple[Reason, ...]:
    """Why a file waits for a person; nothing: it may be published."""
    if not intake.drafts:
        return ("refused",)
    reasons: list[Reason] = []
    if policy != "publish-if-clean":
        reasons.append("policy")
    if intake.has_errors:
        reasons.append("errors")
    if intake.open_questions:
        reasons.append("questions")
    return tuple(reasons)
