"""The command line: what may stand behind ``python -m data``, the job done, printed, exit code."""

from __future__ import annotations

import argparse
import getpass
import itertools
import json
import os
import re
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, NoReturn, cast

from data.access import new_token
from data.environment import SettingError, database_path, var_folder
from data.importer.questions.answers_file import Answers, AnswersRefusal, read_answers
from data.importer.review.issue_list import list_of_file
from data.inbox.dates import today, usual_day
from data.inbox.folders import POLICIES
from data.inbox.handlers import perform
from data.inbox.job import LONGEST_UNIT, PATIENCE_SECONDS, Job, NobodyTookIt, hand_over
from data.language import language as spoken_language
from data.language import say, speaking
from data.ledgers.declaration import ledgers
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
from data.returns.periods import month_of
from data.rules import RuleError
from data.samples.workbooks import write_sample
from data.store import Busy, Store, StoreRefusal, Unreachable
from data.texts import LANGUAGES, Language, text

_SLIPS = (
    ("cli-usage-missing", re.compile(r"the following arguments are required: (?P<what>.+)")),
    ("cli-usage-unknown", re.compile(r"unrecognized arguments: (?P<what>.+)")),
    (
        "cli-usage-choice",
        re.compile(r"argument (?P<where>\S+): invalid choice: '?(?P<what>[^']*)'?"),
    ),
    ("cli-usage-value", re.compile(r"argument (?P<where>[^:]+): expected .*")),
    (
        "cli-usage-number",
        re.compile(r"argument (?P<where>[^:]+): invalid (int|float) value: '(?P<what>.*)'"),
    ),
    (
        "cli-usage-together",
        re.compile(r"argument (?P<where>[^:]+): not allowed with argument (?P<what>.+)"),
    ),
    ("cli-usage-wrong", re.compile(r"argument (?P<where>[^:]+): (?P<what>.+)")),
)
# The quarter after a date, and the year before it, must be dates too.
_YEARS = range(1900, 2200)


class WrongUsage(Exception):  # noqa: N818 - said to a person, no fault
    """The command line as typed means nothing; the message is in the reader's language."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for key, pattern in _SLIPS:
            if match := pattern.fullmatch(message) or pattern.match(message):
                raise WrongUsage(say(key, **match.groupdict()))
        raise WrongUsage(message)


def language_of(words: Sequence[str]) -> Language:
    """The language asked for by ``--lang``, before anything else is understood."""
    pairs = [*itertools.pairwise(words), *(word.split("=", 1) for word in words)]
    return "en" if any(list(pair) == ["--lang", "en"] for pair in pairs) else "zh"


def understood(words: Sequence[str]) -> argparse.Namespace:
    """The command line as values named like those of a Job; raises WrongUsage."""
    with speaking(language_of(words)):
        asked = _parser().parse_args(list(words))
        if asked.command == "inbox" and asked.action and not asked.policy:
            missing = "UNIT, POLICY" if not asked.unit else "POLICY"
            raise WrongUsage(say("cli-usage-missing", what=missing))
        if asked.command == "check":
            if not asked.files and asked.version is None:
                raise WrongUsage(say("cli-usage-missing", what="FILE"))
            if asked.files and asked.version is not None:
                raise WrongUsage(say("cli-usage-together", where="--version", what="FILE"))
    return asked


def wants_help(words: Sequence[str]) -> bool:
    """Whether the usage was asked for."""
    return "help" in words[:1] or "--help" in words or "-h" in words


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true")
    common.add_argument("--lang", choices=LANGUAGES, default="zh", dest="language")
    common.add_argument("--by", default=_user())
    common.add_argument("--wait", type=float, default=PATIENCE_SECONDS)
    root = _Parser(prog="python -m data", add_help=False)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], add_help=False, allow_abbrev=False)

    _add_reading(command("check"), command("import"))
    for name, count in (("annotate", 1), ("feedback", "+")):
        back = command(name)
        back.add_argument("files", nargs=count, type=_file, metavar="FILE")
        back.add_argument("--out", required=True, type=Path, dest="path")
        if name == "feedback":
            back.add_argument("--unit", required=True, type=_unit)
        else:
            back.add_argument("--unit", default="")
            back.add_argument("--original", action="store_true")
        back.add_argument("--as-of", type=_day)
        back.add_argument("--period", type=_span)
    command("tables").add_argument("files", nargs="+", type=_file, metavar="FILE")
    command("versions")
    command("rollback").add_argument("version", type=int, metavar="N")
    sample = command("sample")
    sample.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    sample.add_argument("--load", action="store_true")
    command("figures").add_argument("--as-of", type=_day)
    compared = command("dispatch")
    compared.add_argument("--from", type=_day, dest="since")
    compared.add_argument("--to", type=_day, dest="as_of")
    command("returns").add_argument("--period", type=_month)
    form, empty = command("form"), command("template")
    form.add_argument("--unit", required=True, type=_unit)
    form.add_argument("--period", type=_month)
    empty.add_argument("--form", default="")
    for one, is_needed in ((form, False), (empty, True)):
        one.add_argument("path", type=Path, metavar="PATH")
        names = [known.name for known in ledgers()]
        one.add_argument("--ledger", choices=names, default="", required=is_needed)
    listed = command("ledger")
    own = [known.name for known in ledgers() if known.is_declared and known.is_listed]
    listed.add_argument("ledger", choices=own, metavar="NAME")
    listed.add_argument("--as-of", type=_day)
    command("backup").add_argument("path", type=Path, metavar="PATH")
    command("restore").add_argument("path", type=_file, metavar="PATH")
    command("remembered").add_argument("--unit", default="")
    command("forget").add_argument("remembered_id", metavar="ID")
    inbox = command("inbox")
    inbox.add_argument("action", nargs="?", choices=("policy",))
    inbox.add_argument("unit", nargs="?", type=_unit, metavar="UNIT")
    inbox.add_argument("policy", nargs="?", choices=POLICIES, metavar="POLICY")
    command("token").add_argument("--new", action="store_true", required=True)
    return root


def _add_reading(check: argparse.ArgumentParser, load: argparse.ArgumentParser) -> None:
    """``check`` and ``import``, which read files alike."""
    for of_files in (check, load):
        count = "*" if of_files is check else "+"
        of_files.add_argument("files", nargs=count, type=_file, metavar="FILE")
        of_files.add_argument("--period", type=_span)
        of_files.add_argument("--answers", type=_answers)
        of_files.add_argument("--all", action="store_true", dest="is_whole")
        of_files.add_argument("--as-of", type=_day)
    check.add_argument("--unit", default="")
    check.add_argument("--write-answers", type=Path)
    check.add_argument("--version", type=int, metavar="N")
    load.add_argument("--unit", required=True, type=_unit)
    load.add_argument("--note", default="")
    to_come = load.add_mutually_exclusive_group()
    for word in ("at-once", "when-due"):
        to_come.add_argument(f"--{word}", dest="when", action="store_const", const=word)
    held = load.add_mutually_exclusive_group()
    held.add_argument("--strict", action="store_true", dest="is_strict")
    held.add_argument("--as-read", action="store_true", dest="is_as_read")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process without a user name
        return ""


def _slip(key: str, **arguments: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(say(key, **arguments))


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise _slip("cli-usage-date", value=written) from None
    if day.year not in _YEARS:
        first, last = str(_YEARS[0]), str(_YEARS[-1])
        raise _slip("cli-usage-year", value=written, first=first, last=last)
    return day


def _span(written: str) -> tuple[date, date]:
    first, dots, last = written.partition("..")
    span = (_day(first), _day(last if dots else first))
    if span[0] > span[1]:
        raise _slip("cli-usage-period", value=written)
    return span


def _month(written: str) -> tuple[date, date]:
    try:
        month = month_of(written)
    except ValueError:
        raise _slip("cli-usage-month", value=written) from None
    return month.start, month.end


def _file(written: str) -> Path:
    path = Path(written)
    if path.is_dir():
        raise _slip("cli-usage-folder", value=written)
    if not path.is_file():
        raise _slip("cli-usage-file", value=written)
    return path


def _answers(written: str) -> Answers:
    path = _file(written)
    try:
        return read_answers(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        refusal = AnswersRefusal("answers-no-text")
    except AnswersRefusal as refused:
        refusal = refused
    chosen = spoken_language()
    sentence = f"{refusal.message(chosen)} {refusal.remedy(chosen)}"
    raise argparse.ArgumentTypeError(sentence) from None


def _unit(written: str) -> str:
    unit = written.strip()
    if not unit:
        raise _slip("cli-usage-unit")
    if len(unit) > LONGEST_UNIT:
        raise _slip("cli-usage-unit-long", limit=str(LONGEST_UNIT))
    return unit


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
        if database_path().is_file():
            try:
                return _beside_what_is_stored(job, patience)
            except NobodyTookIt:
                because = "busy"
            except (StoreRefusal, OSError):
                because = "unreachable"
    return _on(Store.open(None), replace(job, alone_because=because))


def _beside_what_is_stored(job: Job, patience: float) -> Report:
    try:
        store = Store.open(database_path())
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
_READ_ANY_DAY = ("check", "import", "annotate", "feedback")


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
        return refused(Unreachable(path=str(fault.filename or database_path())), asked.language)
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
    if asked.command in ("annotate", "feedback"):
        return read_alone_if_need_be(_job(asked), asked.wait)
    if asked.command == "tables":
        return tables_report(asked.files, asked.language)
    if asked.command == "token":
        return token_report(new_token(), asked.language)
    if asked.command == "sample":
        return _sample(asked)
    return _run(asked, _job(asked))


def _run(asked: argparse.Namespace, job: Job) -> Report:
    """Do the job on the database; where the app holds it, have the app do it."""
    language = job.language
    try:
        store = Store.open(database_path())
    except Busy as busy:
        try:
            return hand_over(job, patience=asked.wait)
        except NobodyTookIt as nobody:
            key = "cli-unanswered" if nobody.was_taken else "cli-nobody"
            return refused_text(key, language, exit_code=BUSY, code=busy.key)
    except StoreRefusal as refusal:
        return refused(refusal, language)
    except RuleError as error:
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
