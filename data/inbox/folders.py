"""The inbox as folders: a unit's files arrive, wait, are done with or were put aside.

``<unit>/`` takes what arrives; ``待处理/`` holds what waits for a person, ``已处理/`` what
is published, ``已放弃/`` what somebody put aside. Where a file is, its state is: a
restart changes nothing. Its reports lie beside it and move along. Holding is the rule; a
unit whose files may be published unseen is named one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, cast, get_args

from data.environment import inbox_folder
from data.importer.model import Intake
from data.store import Store

Place = Literal["waiting", "done", "dropped"]
FOLDERS: dict[Place, str] = {"waiting": "待处理", "done": "已处理", "dropped": "已放弃"}
JOB_PREFIX = "errand-"
WORDS, JSON = ".报告.txt", ".report.json"
ANNOTATED = "（批注）"  # at the end of an annotated workbook's name
_AT_WORK = (".", "~$", JOB_PREFIX)
_NOT_YET = (".part", ".tmp", ".crdownload", WORDS, JSON)
_FORBIDDEN = '\\/:*?"<>|'
# File systems take names of 255 bytes; what is laid beside a file needs some of them.
_LONGEST_BYTES = 200


def folder_name(unit: str) -> str:
    """The name of a unit's folder; characters that no folder may have become ``_``."""
    name = "".join("_" if character in _FORBIDDEN else character for character in unit)
    return name.strip(". ") or "_"


def unit_folder(unit: str) -> Path:
    """The inbox folder of a reporting unit."""
    return inbox_folder() / folder_name(unit)


def arrivals() -> Iterator[Path]:
    """Files that lie in the units' folders, work files and unfinished copies left out."""
    inbox_folder().mkdir(parents=True, exist_ok=True)
    for unit in sorted(inbox_folder().iterdir()):
        if unit.is_dir() and not unit.name.startswith("."):
            for path in sorted(unit.iterdir()):
                if _is_table(path):
                    yield path


def waiting_files(unit: str | None = None) -> tuple[Path, ...]:
    """Files that wait for a person, of one unit or of all."""
    if unit is not None:
        units = [unit_folder(unit)]
    else:
        units = sorted(inbox_folder().iterdir()) if inbox_folder().is_dir() else []
    folders = [folder / FOLDERS["waiting"] for folder in units]
    return tuple(
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if _is_table(path) and not path.stem.endswith(ANNOTATED)
    )


def report_of(path: Path) -> Mapping[str, object]:
    """The report that lies beside a file; empty where it is not there or was spoilt."""
    try:
        report = json.loads(beside(path, JSON).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


def beside(path: Path, ending: str) -> Path:
    """The name of what is laid beside a file."""
    return path.with_name(f"{path.name}{ending}")


def annotated_beside(path: Path, suffix: str) -> Path:
    """The name of the annotated workbook beside a file."""
    return path.with_name(f"{path.stem}{ANNOTATED}{suffix}")


def move(path: Path, place: Place) -> Path:
    """Put a file and what lies beside it into another folder of its unit, and say where.

    A name that is taken there gets a number. Raises OSError where it cannot be moved.
    """
    is_inside = path.parent.name in FOLDERS.values()
    unit = path.parent.parent if is_inside else path.parent
    folder = unit / FOLDERS[place]
    folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder / _short(path))
    path.rename(target)
    for ending in (WORDS, JSON):
        if beside(path, ending).exists():
            beside(path, ending).rename(beside(target, ending))
    for annotated in list(path.parent.iterdir()) if is_inside else ():
        if annotated.stem == f"{path.stem}{ANNOTATED}":
            annotated.rename(annotated_beside(target, annotated.suffix))
    return target


def _is_table(path: Path) -> bool:
    is_at_work = path.name.startswith(_AT_WORK)
    return path.is_file() and not is_at_work and not path.name.endswith(_NOT_YET)


def _short(path: Path) -> str:
    """A file's name here: an annotated workbook that returns is a table like any other."""
    stem = path.stem.removesuffix(ANNOTATED)
    while len(f"{stem}{path.suffix}".encode()) > _LONGEST_BYTES and stem:
        stem = stem[:-1]
    return f"{stem or '_'}{path.suffix}"


def _free(path: Path) -> Path:
    """The path, or the same with a number where there is such a file already."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_stem(f"{path.stem} ({number})")
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
    folders = inbox_folder()
    for folder in sorted(folders.iterdir()) if folders.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith("."):
            usual = UnitPolicy(folder.name, USUAL, len(waiting_files(folder.name)))
            found.setdefault(folder.name, usual)
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
