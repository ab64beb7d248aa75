"""One run of the command line: understand the words, do the job, print, exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from data.access import new_token
from data.commands.arguments import WrongUsage, language_of, understood, wants_help
from data.commands.checking import check, read_alone_if_need_be, usual_as_of
from data.environment import SettingError, database_path, var_folder
from data.importer.review.issue_list import list_of_file
from data.inbox import Job, JobResult, NobodyTookIt, hand_over, perform
from data.inbox.job import Command
from data.reports.text import report_text
from data.reports.version import refusal_json
from data.rules import RuleError
from data.samples import write_sample
from data.store import Busy, Store, StoreRefusal, Unreachable
from data.texts import Language, text

OK, INPUT_REFUSED, WRONG_USAGE, BUSY = 0, 1, 2, 3
# They read files of the usual day where none is said.
_READ_ANY_DAY = ("check", "import", "annotate", "feedback")


def main(words: Sequence[str]) -> int:
    """Run one command and return the exit code of the process."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese names are printed wherever the output goes, on any code page.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    language = language_of(words)
    if wants_help(words):
        print(text(language, "cli-usage"))
        return OK
    if not words:
        print(text(language, "cli-usage"), file=sys.stderr)
        return WRONG_USAGE
    try:
        asked = understood(words)
    except WrongUsage as slip:
        print(slip, file=sys.stderr)
        print(text(language, "cli-usage-see-help"), file=sys.stderr)
        return WRONG_USAGE
    result = _result(asked)
    try:
        _print(asked, result)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads (head, less) has seen enough; Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return result.exit_code


def _result(asked: argparse.Namespace) -> JobResult:
    try:
        return _do(asked)
    except OSError as fault:
        path = str(fault.filename or database_path())
        refusal = Unreachable(path=path)
        return JobResult(INPUT_REFUSED, {"error": refusal_json(refusal, asked.lang)})
    except SettingError as wrong:
        said = _said(wrong.key, asked.lang, name=wrong.name, value=wrong.value)
        return JobResult(WRONG_USAGE, {"error": said})
    # The boundary of this process: what breaks is kept for whoever mends it, and said in words.
    except Exception:
        kept = var_folder() / "fault.txt"
        kept.write_text(traceback.format_exc(), encoding="utf-8")
        return JobResult(INPUT_REFUSED, {"error": _said("cli-broken", asked.lang, path=str(kept))})


def _do(asked: argparse.Namespace) -> JobResult:
    if asked.command == "annotate" and asked.original:
        return _original(asked)
    if asked.command == "check" and asked.version is None:
        return check(asked, _job(asked))
    if asked.command in ("annotate", "feedback"):
        return read_alone_if_need_be(_job(asked), asked.wait)
    if asked.command == "token":
        return JobResult(OK, {"token": new_token()})
    if asked.command == "sample":
        return _sample(asked)
    return _run(asked, _job(asked))


def _run(asked: argparse.Namespace, job: Job) -> JobResult:
    """Do the job on the database; where the app holds it, have the app do it."""
    try:
        store = Store.open(database_path())
    except Busy as busy:
        try:
            return hand_over(job, patience=asked.wait)
        except NobodyTookIt as nobody:
            key = "cli-unanswered" if nobody.was_taken else "cli-nobody"
            said = {**refusal_json(busy, job.language), **_said(key, job.language)}
            return JobResult(BUSY, {"error": {**said, "code": busy.key}})
    except StoreRefusal as refusal:
        return JobResult(INPUT_REFUSED, {"error": refusal_json(refusal, job.language)})
    except RuleError as error:
        said = {"code": error.code, "message": error.message(job.language), "remedy": ""}
        return JobResult(INPUT_REFUSED, {"error": said})
    try:
        return perform(store, job)
    finally:
        store.close()


def _job(asked: argparse.Namespace) -> Job:
    path: Path | None = getattr(asked, "path", None)
    return Job(
        command=cast(Command, asked.command),
        language=asked.lang,
        by=asked.by or text(asked.lang, "cli-by"),
        files=tuple((str(file.resolve()), file.name) for file in getattr(asked, "files", ())),
        unit=getattr(asked, "unit", None) or "",
        as_of=getattr(asked, "as_of", None)
        or (usual_as_of() if asked.command in _READ_ANY_DAY else None),
        is_day_assumed=asked.command in _READ_ANY_DAY and getattr(asked, "as_of", None) is None,
        since=getattr(asked, "since", None),
        period=getattr(asked, "period", None),
        note=getattr(asked, "note", ""),
        is_strict=getattr(asked, "strict", False),
        when=getattr(asked, "when", None) or "",
        is_as_read=getattr(asked, "as_read", False),
        answers=getattr(asked, "answers", None) or {},
        version=getattr(asked, "version", None),
        path=str(path.resolve()) if path else "",
        ledger=getattr(asked, "ledger", ""),
        remembered_id=getattr(asked, "remembered_id", ""),
        policy=getattr(asked, "policy", None) or "",
    )


def _original(asked: argparse.Namespace) -> JobResult:
    """Of a marked workbook the file that was marked, out of the database."""
    (path,) = asked.files
    carried = list_of_file(path)
    if carried is None:
        said = _said("exports-no-marks", asked.lang, file=path.name)
        return JobResult(INPUT_REFUSED, {"error": said})
    return _run(asked, replace(_job(asked), files=(), sha256=carried.sha256))


def _sample(asked: argparse.Namespace) -> JobResult:
    folder = asked.folder or var_folder() / "sample"
    files: Mapping[str, object] = {"files": [str(file.path) for file in write_sample(folder)]}
    if not asked.load:
        return JobResult(OK, dict(files))
    result = _run(asked, _job(asked))
    return JobResult(result.exit_code, {**files, **result.payload})


def _said(key: str, language: Language, **arguments: str) -> dict[str, object]:
    return {
        "code": key,
        "message": text(language, key, **arguments),
        "remedy": text(language, f"{key}.remedy", **arguments),
    }


def _print(asked: argparse.Namespace, result: JobResult) -> None:
    if asked.json:
        print(json.dumps(result.payload, ensure_ascii=False, indent=2))
        return
    is_failure = "error" in result.payload
    is_whole = getattr(asked, "all", False)
    words = report_text(asked.command, result.payload, asked.lang, is_whole=is_whole)
    print(words, file=sys.stderr if is_failure else sys.stdout)
