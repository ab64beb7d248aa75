"""The words behind ``python -m data``: what may stand there, and what they mean."""

from __future__ import annotations

import argparse
import getpass
import itertools
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from data.commands.accounts import ACTIONS
from data.importer.questions.answers_file import Answers, AnswersRefusal, read_answers
from data.inbox.folders import POLICIES
from data.inbox.job import LONGEST_UNIT, PATIENCE_SECONDS
from data.language import language as spoken_language
from data.language import say, speaking
from data.ledgers.registry import ledgers
from data.returns.periods import month_of
from data.rules.roles import ROLES
from data.texts import LANGUAGES, Language

LEDGER_ACTIONS = ("list", "propose", "add", "take-back", "export")
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
        if asked.command == "ledgers":
            _check_subject(asked)
        if asked.command == "check":
            if not asked.files and asked.version is None:
                raise WrongUsage(say("cli-usage-missing", what="FILE"))
            if asked.files and asked.version is not None:
                raise WrongUsage(say("cli-usage-together", where="--version", what="FILE"))
    return asked


def _check_subject(asked: argparse.Namespace) -> None:
    """The file or the ledger that an action of ``ledgers`` is about; raises WrongUsage."""
    if asked.action != "list" and not asked.subject:
        what = "FILE" if asked.action in ("propose", "add") else "NAME"
        raise WrongUsage(say("cli-usage-missing", what=what))
    asked.files = []
    if asked.action in ("propose", "add"):
        try:
            path = _file(asked.subject)
            if asked.action == "propose":
                asked.files = [path]
            else:
                asked.text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise WrongUsage(say("cli-usage-no-text", value=asked.subject)) from None
        except argparse.ArgumentTypeError as slip:
            raise WrongUsage(str(slip)) from None


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
    command("backup").add_argument("path", type=Path, metavar="PATH")
    command("restore").add_argument("path", type=_file, metavar="PATH")
    _add_places(command("move"))
    command("doctor")
    command("remembered").add_argument("--unit", default="")
    command("forget").add_argument("remembered_id", metavar="ID")
    _add_inbox(command("inbox"))
    _add_ledgers(command("ledgers"), command("ledger"))
    _add_account(command("account"))
    _add_counties(command("counties"))
    command("token").add_argument("--new", action="store_true", required=True)
    return root


def _add_places(moved: argparse.ArgumentParser) -> None:
    """``move``: from where, where to."""
    moved.add_argument("source", type=_place, metavar="FROM")
    moved.add_argument("target", type=_place, metavar="TO")


def _add_account(account: argparse.ArgumentParser) -> None:
    """``account``, what is to be done and with whose."""
    account.add_argument("action", nargs="?", choices=ACTIONS, default="list")
    account.add_argument("name", nargs="?", default="", metavar="NAME")
    account.add_argument("--role", choices=ROLES[1:], default="viewer")
    account.add_argument("--units", metavar="UNIT,UNIT")
    account.add_argument("--county", metavar="CODE")


def _add_inbox(inbox: argparse.ArgumentParser) -> None:
    """``inbox``, and the policy of a unit."""
    inbox.add_argument("action", nargs="?", choices=("policy",))
    inbox.add_argument("unit", nargs="?", type=_unit, metavar="UNIT")
    inbox.add_argument("policy", nargs="?", choices=POLICIES, metavar="POLICY")


def _add_counties(counties: argparse.ArgumentParser) -> None:
    """``counties``: the servers of a prefecture; options of each stand behind ``--``."""
    counties.add_argument("options", nargs="*", metavar="OPTION")
    counties.add_argument("--port", type=int, default=8501)


def _add_ledgers(own: argparse.ArgumentParser, listed: argparse.ArgumentParser) -> None:
    """``ledgers``, its actions and what each is about; ``ledger``, the list of one."""
    names = [known.name for known in ledgers() if known.is_declared and known.is_listed]
    listed.add_argument("ledger", choices=names, metavar="NAME")
    listed.add_argument("--as-of", type=_day)
    own.add_argument("action", nargs="?", choices=LEDGER_ACTIONS, default="list")
    own.add_argument("subject", nargs="?", default="", metavar="FILE|NAME")
    own.add_argument("--sheet", default="")
    own.add_argument("--unit", default="")
    own.add_argument("--as-of", type=_day)


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


def _place(written: str) -> str:
    if not written.strip():
        raise _slip("cli-usage-file", value=written)
    return written


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
