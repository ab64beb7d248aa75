"""The running log: what the program met with, as lines of JSON in ``var/log``.

Of an error its kind and its places in the code are kept, never its words: they may hold a
cell's value. Addresses are kept without what follows the question mark.
"""

from __future__ import annotations

import json
import logging
import traceback
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from data.environment import private_folder

_BYTES, _OLDER = 10_000_000, 4
_FIELDS = ("levelname", "name", "message")
_NAMES = {"levelname": "level", "name": "logger"}
_TROUBLE = ("WARNING", "ERROR", "CRITICAL")
_WHOLE_ADDRESSES = "uvicorn.access"
_END_BYTES = 400_000


class _Formatter(JsonFormatter):
    def format(self, record: logging.LogRecord) -> str:
        own = copy(record)
        own.exc_text = None  # what another handler made of the error, words and all
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        return _without_words(ei)


def _without_words(error: Any) -> str:
    """Kind and places of an error; of one of the system what the system calls it, not the file."""
    kind, value, places = error
    at = "".join(traceback.format_tb(places))
    cause = f": {value.strerror}" if isinstance(value, OSError) and value.strerror else ""
    return f"{at}{kind.__module__}.{kind.__qualname__}{cause}" if kind else at


def keep_words_of_errors_out() -> None:
    """From now on no logger of this process writes the words of an error, to the console neither.

    A formatter takes what stands in the record already for the text of the error.
    """
    made = logging.getLogRecordFactory()

    def record(*given: Any, **named: Any) -> logging.LogRecord:
        one = made(*given, **named)
        if one.exc_info and one.exc_info[0] is not None:
            one.exc_text = _without_words(one.exc_info)
        return one

    logging.setLogRecordFactory(record)


def _is_ours_or_trouble(record: logging.LogRecord) -> bool:
    """The server itself tells of each stream with its whole address."""
    return record.levelno >= logging.WARNING or not record.name.startswith("uvicorn")


@dataclass(frozen=True)
class Trouble:
    """A warning or an error of the running log: when, where in the program, what."""

    at: datetime
    level: str
    logger: str
    message: str


def keep_running_log() -> logging.Handler:
    """From now on every logger of this process writes into the file too; returns what writes.

    Some loggers of the platform hand nothing on: they get it for themselves; but for the one
    that writes whole addresses, a sign-in link's too.
    """
    handler = RotatingFileHandler(_path(), maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
    handler.setFormatter(
        _Formatter(_FIELDS, rename_fields=_NAMES, timestamp="at", json_ensure_ascii=False)
    )
    handler.setLevel(logging.INFO)
    handler.addFilter(_is_ours_or_trouble)
    alone = [
        one
        for one in logging.root.manager.loggerDict.values()
        if isinstance(one, logging.Logger) and not one.propagate and one.name != _WHOLE_ADDRESSES
    ]
    for logger in (logging.root, *alone):
        logger.addHandler(handler)
    return handler


def end_running_log(handler: logging.Handler) -> None:
    """The file is closed and no logger writes into it."""
    loggers = logging.root.manager.loggerDict.values()
    for logger in (logging.root, *(one for one in loggers if isinstance(one, logging.Logger))):
        logger.removeHandler(handler)
    handler.close()


def troubles(most: int) -> list[Trouble]:
    """The last warnings and errors, the newest first, as far as the end of the file holds them."""
    try:
        with _path().open("rb") as file:
            file.seek(max(0, _path().stat().st_size - _END_BYTES))
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    found = list[Trouble]()
    for line in reversed(lines):
        if len(found) == most:
            break
        try:
            said = json.loads(line)
            if said["level"] in _TROUBLE:
                at = datetime.fromisoformat(said["at"])
                found.append(Trouble(at, said["level"], said["logger"], said["message"]))
        except (ValueError, KeyError, TypeError):
            continue  # the first line may be cut
    return found


def _path() -> Path:
    return private_folder("log") / "app.jsonl"
