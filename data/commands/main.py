"""The command line: what may stand behind ``python -m data``, the job done, printed, exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal, cast

from data.access import new_link
from data.audit import deed
from data.commands.accounts import account_report
from data.commands.arguments import WrongUsage, language_of, understood, wants_help
from data.commands.moving import move_report
from data.environment import (
    SettingError,
    database_is_there,
    hand_out,
    own_database,
    var_folder,
)
from data.importer.questions.answers_file import Answers
from data.importer.review.issue_list import list_of_file
from data.inbox.dates import today, usual_day
from data.inbox.doctor import examine
from data.inbox.handlers import perform
from data.inbox.job import Job, NobodyTookIt, hand_over
from data.office_files import bring_back, is_ours
from data.prefecture.servers import run_servers
from data.reports.doctor import doctor_report
from data.reports.report import (
    BUSY,
    FINE,
    WRONG_USAGE,
    Report,
    refusal_report,
    refused,
    refused_text,
)
from data.reports.tables import tables_report
from data.reports.versions import token_report, written_sample_report
from data.rules import RuleError, load_rules
from data.samples.workbooks import write_sample
from data.store import Busy, Store, StoreRefusal, Unreachable, database
from data.texts import Language, text

_Json = Mapping[str, Any]


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


def check(asked: argparse.Namespace, job: Job) -> Report:
    """The report; with ``--write-answers`` its questions as a file to fill in too."""
    out: Path | None = asked.write_answers
    language: Language = asked.language
    if out is not None and out.exists():
        return refused_text("exports-out-exists", language, path=str(out))
    answer = read_alone_if_need_be(job, asked.wait)
    if out is None or answer.is_refusal:
        return answer
    files = cast(list[dict[str, Any]], answer.payload["files"])
    with out.open("x", encoding="utf-8") as stream:
        stream.write(to_be_answered(files, job.answers, language))
    hand_out(out)
    count = sum(one["answer"] is None for file in files for one in file["questions"])
    line = text(language, "cli-answers-written", path=str(out), count=count)
    payload = {**answer.payload, "written_answers": str(out)}
    return replace(answer, payload=payload, text=f"{answer.text}\n{line}")


def read_alone_if_need_be(job: Job, patience: float) -> Report:
    """Do a job that reads files: on the database, by the running app, or without either.

    patience: seconds to wait until the app takes it.
    """
    because: _Because = "no-unit"
    if job.unit:
        because = "no-database"
        if database_is_there():
            try:
                return _beside_what_is_stored(job, patience)
            except NobodyTookIt:
                because = "busy"
            except (StoreRefusal, OSError):
                because = "unreachable"
    return _on(Store.open(None), replace(job, alone_because=because))


def _beside_what_is_stored(job: Job, patience: float) -> Report:
    try:
        store = Store.open(database())
    except Busy:
        return hand_over(job, patience=patience)
    return _on(store, job)


def _on(store: Store, job: Job) -> Report:
    try:
        return perform(store, job)
    finally:
        store.close()


_FIELDS = frozenset(field.name for field in fields(Job))
# They read files of the usual day where none is said.
_READ_ANY_DAY = ("check", "import", "annotate", "feedback", "ledgers")


def main(words: Sequence[str]) -> int:
    """Run one command and return the exit code of the process."""
    for stream in (sys.stdout, sys.stderr):
        # Chinese names are printed wherever the output goes, on any code page.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    language = language_of(words)
    if wants_help(words):
        print(text(language, "cli-usage"))
        return FINE
    if not words:
        print(text(language, "cli-usage"), file=sys.stderr)
        return WRONG_USAGE
    try:
        asked = understood(words)
    except WrongUsage as slip:
        print(slip, file=sys.stderr)
        print(text(language, "cli-usage-see-help"), file=sys.stderr)
        return WRONG_USAGE
    answer = _answered(asked)
    try:
        _print(asked, answer)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads (head, less) has seen enough; Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.exit_code


def _answered(asked: argparse.Namespace) -> Report:
    try:
        return _answer(asked)
    except OSError as fault:
        return refused(Unreachable(path=str(fault.filename or own_database())), asked.language)
    except SettingError as wrong:
        return refused_text(
            wrong.key, asked.language, exit_code=WRONG_USAGE, name=wrong.name, value=wrong.value
        )
    # The boundary of this process: what breaks is kept for whoever mends it, and said in words.
    except Exception:
        kept = var_folder() / "fault.txt"
        kept.write_text(traceback.format_exc(), encoding="utf-8")
        return refused_text("cli-broken", asked.language, path=str(kept))


def _answer(asked: argparse.Namespace) -> Report:
    if asked.command == "annotate" and asked.original:
        return _original(asked)
    if asked.command == "check" and asked.version is None:
        return check(asked, _job(asked))
    is_proposed = asked.command == "ledgers" and asked.action == "propose"
    if asked.command in ("annotate", "feedback") or is_proposed:
        return read_alone_if_need_be(_job(asked), asked.wait)
    if asked.command == "tables":
        return tables_report(asked.files, asked.language)
    if asked.command == "restore" and is_ours(asked.path):
        return _office_files(asked)
    if asked.command == "account":
        return account_report(asked)
    if asked.command == "counties":
        return _counties(asked)
    if asked.command == "move":
        return move_report(asked)
    if asked.command == "token":
        return token_report(new_link(), asked.language)
    if asked.command == "sample":
        return _sample(asked)
    return _run(asked, _job(asked))


def _counties(asked: argparse.Namespace) -> Report:
    """Servers until they are told to end; refused where the settings name no counties."""
    try:
        rules = load_rules()
    except RuleError as error:
        return refusal_report(error.code, error.message(asked.language), "", asked.language)
    if not rules.is_of_prefecture:
        return refused_text("cli-no-counties", asked.language)
    run_servers(asked.port, asked.options)
    names = [one.name for one in rules.prefecture.county]
    return Report({"counties": names}, text(asked.language, "cli-counties-ended", count=len(names)))


def _office_files(asked: argparse.Namespace) -> Report:
    with deed("roll_back", "office"):
        found = bring_back(asked.path)
    line = text(asked.language, "cli-office", brought=len(found.files), left=len(found.left))
    return Report({"files": list(found.files), "left": list(found.left)}, line)


def _run(asked: argparse.Namespace, job: Job) -> Report:
    """Do the job on the database; where the app holds it, have the app do it."""
    language = job.language
    try:
        store = Store.open(database())
    except Busy as busy:
        try:
            return hand_over(job, patience=asked.wait)
        except NobodyTookIt as nobody:
            key = "cli-unanswered" if nobody.was_taken else "cli-nobody"
            return refused_text(key, language, exit_code=BUSY, code=busy.key)
    except StoreRefusal as refusal:
        if job.command == "doctor":
            return doctor_report(examine(refusal), language)
        return refused(refusal, language)
    except RuleError as error:
        if job.command == "doctor":
            return doctor_report(examine(None), language)
        return refusal_report(error.code, error.message(language), "", language)
    return _on(store, job)


def _job(asked: argparse.Namespace) -> Job:
    own = {name: one for name, one in vars(asked).items() if name in _FIELDS and one is not None}
    if "files" in own:
        own["files"] = tuple((str(file.resolve()), file.name) for file in asked.files)
    if "path" in own:
        own["path"] = str(asked.path.resolve())
    if asked.command in _READ_ANY_DAY and asked.as_of is None:
        own |= {"as_of": usual_day(today()), "is_day_assumed": True}
    return Job(**{**own, "by": asked.by or text(asked.language, "cli-by")})


def _original(asked: argparse.Namespace) -> Report:
    """Of an annotated workbook the file that it was made from, out of the database."""
    (path,) = asked.files
    carried = list_of_file(path)
    if carried is None:
        return refused_text("exports-no-marks", asked.language, file=path.name)
    return _run(asked, replace(_job(asked), files=(), sha256=carried.sha256))


def _sample(asked: argparse.Namespace) -> Report:
    folder = asked.folder or var_folder() / "sample"
    paths = [str(file.path) for file in write_sample(folder)]
    written = written_sample_report(paths, asked.language)
    if not asked.load:
        return written
    answer = _run(asked, _job(asked))
    words = answer.text if answer.is_refusal else f"{written.text}\n{answer.text}"
    return replace(answer, payload={**written.payload, **answer.payload}, text=words)


def _print(asked: argparse.Namespace, answer: Report) -> None:
    if asked.json:
        print(json.dumps(answer.payload, ensure_ascii=False, indent=2))
    else:
        print(answer.text, file=sys.stderr if answer.is_refusal else sys.stdout)
