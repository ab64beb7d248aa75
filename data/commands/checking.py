"""``check`` on the command line, and its file of answers: written to be filled in, then read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from data.environment import database_path
from data.importer.questions.answers import Answers, AnswersRefusal, read_answers
from data.inbox import Job, JobResult, NobodyTookIt, hand_over, perform
from data.inbox.dates import today, usual_day
from data.inbox.feedback_files import exists
from data.store import Busy, Store, StoreRefusal
from data.texts import Language, text

_Json = Mapping[str, Any]


def answers_in(path: Path) -> dict[str, dict[str, str]]:
    """The answers in a file; raises AnswersRefusal, OSError."""
    try:
        return read_answers(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise AnswersRefusal("answers-no-text") from None


def to_be_answered(files: Iterable[_Json], answers: Answers, language: Language) -> str:
    """The text of a file to fill in: a report's open questions, and those answered already.

    files: of the report as JSON. A question that stands in several files is put once.
    """
    seen: set[tuple[str, str]] = set()
    kept: list[dict[str, object]] = []
    for file in files:
        own = [
            question
            for question in file["questions"]
            if question["answer"] is None
            or question["id"] in answers.get(question["fingerprint"], {})
        ]
        new = [one for one in own if (one["fingerprint"], one["id"]) not in seen]
        seen.update((one["fingerprint"], one["id"]) for one in new)
        kept.append({"file": file["file"], "questions": new})
    how = text(language, "answers-how")
    return json.dumps({"how": how, "files": kept}, ensure_ascii=False, indent=2) + "\n"


_Because = Literal["no-unit", "no-database", "busy", "unreachable"]


def check(asked: argparse.Namespace, job: Job) -> JobResult:
    """The report; with ``--write-answers`` its questions as a file to fill in too."""
    if asked.write_answers is not None and asked.write_answers.exists():
        return exists(asked.write_answers, asked.lang)
    result = read_alone_if_need_be(job, asked.wait)
    if asked.write_answers is None or "error" in result.payload:
        return result
    files = cast(list[dict[str, Any]], result.payload["files"])
    language: Language = asked.lang
    with asked.write_answers.open("x", encoding="utf-8") as stream:
        stream.write(to_be_answered(files, job.answers, language))
    return JobResult(
        result.exit_code, {**result.payload, "written_answers": str(asked.write_answers)}
    )


def read_alone_if_need_be(job: Job, patience: float) -> JobResult:
    """Do a job that reads files: on the database, by the running app, or without either.

    patience: seconds to wait until the app takes it.
    """
    because: _Because = "no-unit"
    if job.unit:
        because = "no-database"
        if database_path().is_file():
            try:
                return _beside_what_is_stored(job, patience)
            except NobodyTookIt:
                because = "busy"
            except (StoreRefusal, OSError):
                because = "unreachable"
    result = _on(Store.open(None), job)
    if "remembered" in result.payload:
        nothing: dict[str, object] = {"used": False, "because": because, "mappings": []}
        result.payload["remembered"] = nothing
    if "changes" in result.payload:
        result.payload["changes"] = None
    return result


def usual_as_of() -> date:
    """The day that files speak of where nobody says, nor their sheets."""
    return usual_day(today())


def _beside_what_is_stored(job: Job, patience: float) -> JobResult:
    try:
        store = Store.open(database_path())
    except Busy:
        return hand_over(job, patience=patience)
    return _on(store, job)


def _on(store: Store, job: Job) -> JobResult:
    try:
        return perform(store, job)
    finally:
        store.close()
