"""``check``, ``annotate`` and ``feedback``: files read as an import would read them.

Where a unit is named, by what is remembered and beside what is published, through the running
app too. They always answer: where the database is in use and nobody answers, or cannot be
opened, the files are read by themselves, and the answer says that nothing remembered was used.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any, Literal, cast

from data.cli.answers_file import to_be_answered
from data.environment import database_path
from data.inbox import Answer, Errand, NobodyTookIt, hand_over, perform
from data.inbox.dates import today, usual_day
from data.inbox.giving_back import exists
from data.store import Busy, Store, StoreRefusal
from data.texts import Language

_Because = Literal["no-unit", "no-database", "busy", "unreachable"]


def check(asked: argparse.Namespace, errand: Errand) -> Answer:
    """The report; with ``--write-answers`` its questions as a file to fill in too."""
    if asked.write_answers is not None and asked.write_answers.exists():
        return exists(asked.write_answers, asked.lang)
    answer = read_alone_if_need_be(errand, asked.wait)
    if asked.write_answers is None or "error" in answer.payload:
        return answer
    files = cast(list[dict[str, Any]], answer.payload["files"])
    language: Language = asked.lang
    with asked.write_answers.open("x", encoding="utf-8") as stream:
        stream.write(to_be_answered(files, errand.answers, language))
    return Answer(answer.exit_code, {**answer.payload, "written_answers": str(asked.write_answers)})


def read_alone_if_need_be(errand: Errand, patience: float) -> Answer:
    """Do an errand that reads files: on the database, by the running app, or without either.

    patience: seconds to wait until the app takes it.
    """
    because: _Because = "no-unit"
    if errand.unit:
        because = "no-database"
        if database_path().is_file():
            try:
                return _beside_what_is_stored(errand, patience)
            except NobodyTookIt:
                because = "busy"
            except (StoreRefusal, OSError):
                because = "unreachable"
    answer = _on(Store.open(None), errand)
    if "remembered" in answer.payload:
        nothing: dict[str, object] = {"used": False, "because": because, "mappings": []}
        answer.payload["remembered"] = nothing
    if "changes" in answer.payload:
        answer.payload["changes"] = None
    return answer


def usual_as_of() -> date:
    """The day that files speak of where nobody says, nor their sheets."""
    return usual_day(today())


def _beside_what_is_stored(errand: Errand, patience: float) -> Answer:
    try:
        store = Store.open(database_path())
    except Busy:
        return hand_over(errand, patience=patience)
    return _on(store, errand)


def _on(store: Store, errand: Errand) -> Answer:
    try:
        return perform(store, errand)
    finally:
        store.close()
