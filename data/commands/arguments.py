"""What may stand behind ``python -m data``, and how a slip is said."""

from __future__ import annotations

import argparse
import getpass
import itertools
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from data.importer.questions.answers import Answers, AnswersRefusal, read_answers
from data.inbox.folders import POLICIES
from data.inbox.job import LONGEST_UNIT, PATIENCE_SECONDS
from data.ledgers.declaration import LEDGERS
from data.returns.periods import month_of
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
    language: Language = "zh"

    def error(self, message: str) -> NoReturn:
        for key, pattern in _SLIPS:
            if match := pattern.fullmatch(message) or pattern.match(message):
                raise WrongUsage(text(self.language, key, **match.groupdict()))
        raise WrongUsage(message)


def language_of(words: Sequence[str]) -> Language:
    """The language asked for by ``--lang``, before anything else is understood."""
    pairs = [*itertools.pairwise(words), *(word.split("=", 1) for word in words)]
    return "en" if any(list(pair) == ["--lang", "en"] for pair in pairs) else "zh"


def understood(words: Sequence[str]) -> argparse.Namespace:
    """The command line as values; raises WrongUsage."""
    language = language_of(words)
    asked = _parser(language).parse_args(list(words))
    if asked.command == "inbox" and asked.action and not asked.policy:
        missing = "UNIT, POLICY" if not asked.unit else "POLICY"
        raise WrongUsage(text(language, "cli-usage-missing", what=missing))
    if asked.command == "check":
        if not asked.files and asked.version is None:
            raise WrongUsage(text(language, "cli-usage-missing", what="FILE"))
        if asked.files and asked.version is not None:
            together = text(language, "cli-usage-together", where="--version", what="FILE")
            raise WrongUsage(together)
    return asked


def wants_help(words: Sequence[str]) -> bool:
    """Whether the usage was asked for."""
    return "help" in words[:1] or "--help" in words or "-h" in words


def _parser(language: Language) -> argparse.ArgumentParser:
    dated, spanning, filed = _dated(language), _spanning(language), _filed(language)
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true")
    common.add_argument("--lang", choices=LANGUAGES, default="zh")
    common.add_argument("--by", default=_user())
    common.add_argument("--wait", type=float, default=PATIENCE_SECONDS)
    root = _Parser(prog="python -m data", add_help=False)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], add_help=False, allow_abbrev=False)
        made.language = language
        return made

    _understanding(command, language)
    for name, count in (("annotate", 1), ("feedback", "+")):
        back = command(name)
        back.add_argument("files", nargs=count, type=filed, metavar="FILE")
        back.add_argument("--out", required=True, type=Path, dest="path")
        if name == "feedback":
            back.add_argument("--unit", required=True, type=_named(language))
        else:
            back.add_argument("--unit", default="")
            back.add_argument("--original", action="store_true")
        back.add_argument("--as-of", type=dated)
        back.add_argument("--period", type=spanning)
    command("versions")
    command("rollback").add_argument("version", type=int, metavar="N")
    sample = command("sample")
    sample.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    sample.add_argument("--load", action="store_true")
    command("figures").add_argument("--as-of", type=dated)
    compared = command("dispatch")
    compared.add_argument("--from", type=dated, dest="since")
    compared.add_argument("--to", type=dated, dest="as_of")
    _collecting(command, language)
    command("backup").add_argument("path", type=Path, metavar="PATH")
    command("restore").add_argument("path", type=filed, metavar="PATH")
    _settled(command, language)
    command("token").add_argument("--new", action="store_true", required=True)
    root.language = language
    return root


def _understanding(command: Callable[[str], argparse.ArgumentParser], language: Language) -> None:
    """``check`` and ``import``, which read files alike."""
    dated, spanning = _dated(language), _spanning(language)
    check, load = command("check"), command("import")
    for of_files in (check, load):
        count = "*" if of_files is check else "+"
        of_files.add_argument("files", nargs=count, type=_filed(language), metavar="FILE")
        of_files.add_argument("--period", type=spanning)
        of_files.add_argument("--answers", type=_answering(language))
        of_files.add_argument("--all", action="store_true")
    check.add_argument("--unit", default="")
    check.add_argument("--as-of", type=dated)
    check.add_argument("--write-answers", type=Path)
    check.add_argument("--version", type=int, metavar="N")
    load.add_argument("--unit", required=True, type=_named(language))
    load.add_argument("--as-of", type=dated)
    load.add_argument("--note", default="")
    to_come = load.add_mutually_exclusive_group()
    for word in ("at-once", "when-due"):
        to_come.add_argument(f"--{word}", dest="when", action="store_const", const=word)
    held = load.add_mutually_exclusive_group()
    held.add_argument("--strict", action="store_true")
    held.add_argument("--as-read", action="store_true")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a process without a user name
        return ""


def _dated(language: Language) -> Callable[[str], date]:
    def parse(written: str) -> date:
        try:
            day = date.fromisoformat(written)
        except ValueError:
            sentence = text(language, "cli-usage-date", value=written)
            raise argparse.ArgumentTypeError(sentence) from None
        if day.year not in _YEARS:
            ends = {"first": str(_YEARS[0]), "last": str(_YEARS[-1])}
            raise argparse.ArgumentTypeError(
                text(language, "cli-usage-year", value=written, **ends)
            )
        return day

    return parse


def _spanning(language: Language) -> Callable[[str], tuple[date, date]]:
    dated = _dated(language)

    def parse(written: str) -> tuple[date, date]:
        first, dots, last = written.partition("..")
        span = (dated(first), dated(last if dots else first))
        if span[0] > span[1]:
            raise argparse.ArgumentTypeError(text(language, "cli-usage-period", value=written))
        return span

    return parse


def _collecting(command: Callable[[str], argparse.ArgumentParser], language: Language) -> None:
    command("returns").add_argument("--period", type=_month(language))
    form = command("form")
    form.add_argument("path", type=Path, metavar="PATH")
    form.add_argument("--unit", required=True, type=_named(language))
    form.add_argument("--ledger", choices=LEDGERS, default="")
    form.add_argument("--period", type=_month(language))


def _settled(command: Callable[[str], argparse.ArgumentParser], language: Language) -> None:
    """What people settled once: what is remembered, and the inbox's policies."""
    command("remembered").add_argument("--unit", default="")
    command("forget").add_argument("remembered_id", metavar="ID")
    inbox = command("inbox")
    inbox.add_argument("action", nargs="?", choices=("policy",))
    inbox.add_argument("unit", nargs="?", type=_named(language), metavar="UNIT")
    inbox.add_argument("policy", nargs="?", choices=POLICIES, metavar="POLICY")


def _month(language: Language) -> Callable[[str], tuple[date, date]]:
    def parse(written: str) -> tuple[date, date]:
        try:
            month = month_of(written)
        except ValueError:
            sentence = text(language, "cli-usage-month", value=written)
            raise argparse.ArgumentTypeError(sentence) from None
        return month.start, month.end

    return parse


def _filed(language: Language) -> Callable[[str], Path]:
    def parse(written: str) -> Path:
        path = Path(written)
        if path.is_dir():
            raise argparse.ArgumentTypeError(text(language, "cli-usage-folder", value=written))
        if not path.is_file():
            raise argparse.ArgumentTypeError(text(language, "cli-usage-file", value=written))
        return path

    return parse


def _answering(language: Language) -> Callable[[str], Answers]:
    filed = _filed(language)

    def parse(written: str) -> Answers:
        path = filed(written)
        try:
            return answers_in(path)
        except AnswersRefusal as refusal:
            sentence = f"{refusal.message(language)} {refusal.remedy(language)}"
            raise argparse.ArgumentTypeError(sentence) from None

    return parse


def _named(language: Language) -> Callable[[str], str]:
    def parse(written: str) -> str:
        if not written.strip():
            raise argparse.ArgumentTypeError(text(language, "cli-usage-unit"))
        if len(written.strip()) > LONGEST_UNIT:
            sentence = text(language, "cli-usage-unit-long", limit=str(LONGEST_UNIT))
            raise argparse.ArgumentTypeError(sentence)
        return written.strip()

    return parse


def answers_in(path: Path) -> dict[str, dict[str, str]]:
    """The answers in a file; raises AnswersRefusal, OSError."""
    try:
        return read_answers(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise AnswersRefusal("answers-no-text") from None
