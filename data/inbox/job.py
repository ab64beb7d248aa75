"""A job and its answer, as they stand in files between two processes.

``var/errands/<id>.json`` is a job that waits; whoever renames it to
``<id>.taken`` has it (a rename happens once); the result is ``<id>.answer``. Files are
written under another name first, so that nobody reads half of one. The folder is
apart from the inbox, which an office may share: who can write here can do anything.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from data.environment import var_folder
from data.importer.questions.answers import Answers
from data.texts import LANGUAGES, Language

Command = Literal[
    "check",
    "import",
    "annotate",
    "feedback",
    "versions",
    "rollback",
    "figures",
    "dispatch",
    "sample",
    "backup",
    "restore",
    "remembered",
    "forget",
    "inbox",
    "returns",
    "form",
]
COMMANDS: tuple[Command, ...] = get_args(Command)
WAITING, TAKEN, RESULT, WITHDRAWN = ".json", ".taken", ".answer", ".withdrawn"


@dataclass(frozen=True)
class Job:
    """What somebody asks of the database; each command uses the fields that it needs.

    files: (path, name under which the file is reported). version: the target of a
    roll back, or the version that is read again. path: of a backup, a form or what goes back
    to a unit. policy: what becomes of files in the unit's inbox folder. remembered_id: what
    is to be forgotten. ledger: of a form.
    since: the earlier of two dates that are compared. answers: to questions, by header
    fingerprint and question. is_as_read: publish although a question is open.
    is_day_assumed: nobody said ``as_of``, so that the sheets may say another day. when: what
    becomes of an import of a day still to come: ``at-once``, ``when-due``, "" (it is held).
    sha256: of the kept file that is to be handed back as it came.
    """

    command: Command
    language: Language = "zh"
    by: str = ""
    files: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    as_of: date | None = None
    period: tuple[date, date] | None = None
    note: str = ""
    is_strict: bool = False
    version: int | None = None
    path: str = ""
    remembered_id: str = ""
    policy: str = ""
    ledger: str = ""
    since: date | None = None
    answers: Answers = field(default_factory=dict)
    is_as_read: bool = False
    is_day_assumed: bool = False
    when: str = ""
    sha256: str = ""

    def to_json(self) -> str:
        """The job as text."""
        return json.dumps(asdict(self), ensure_ascii=False, default=date.isoformat)

    @staticmethod
    def from_json(text: str) -> Job:
        """The job that a text describes; raises ValueError for anything else."""
        raw = json.loads(text)
        if not isinstance(raw, dict) or raw.get("command") not in COMMANDS:
            raise ValueError("no job")
        if raw.get("language") not in LANGUAGES:
            raise ValueError("no language")
        period = raw.get("period")
        as_of, since = raw.get("as_of"), raw.get("since")
        return Job(
            **{
                **raw,
                "files": tuple((str(path), str(name)) for path, name in raw.get("files", ())),
                "as_of": date.fromisoformat(as_of) if as_of else None,
                "since": date.fromisoformat(since) if since else None,
                "period": (date.fromisoformat(period[0]), date.fromisoformat(period[1]))
                if period
                else None,
            }
        )


@dataclass(frozen=True)
class JobResult:
    """An exit code of the command line and what ``--json`` prints."""

    exit_code: int
    payload: dict[str, object]

    def to_json(self) -> str:
        """The result as text."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> JobResult:
        """The result that a text describes."""
        raw = json.loads(text)
        return JobResult(exit_code=int(raw["exit_code"]), payload=dict(raw["payload"]))


def jobs_folder() -> Path:
    """Where jobs wait; made when first asked for."""
    folder = var_folder() / "errands"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it appears complete or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
