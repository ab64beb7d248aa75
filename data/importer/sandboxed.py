"""Understanding in the process that reads: what goes over, what comes back, what if it dies.

The server sends what it knows (a pickle of its own values) and answers which rows are current;
the process tells how far it is and sends the reports as JSON and the drafts as Arrow. Whatever
becomes of it is a refusal of the file that it was at; the others are understood again.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO

import pyarrow as pa
from pydantic import ConfigDict, TypeAdapter

from data.drafts import BatchDraft, Decision
from data.environment import use_var_folder, var_folder
from data.files.content import read_file
from data.files.grid import Workbook
from data.files.limits import Limits, limits_set
from data.files.sandbox.client import Line, done_apart, turns
from data.files.scanner import scanned
from data.geo import Outline
from data.importer import file_reading
from data.importer.corrections import Corrections, Memory, Remembered, Taughts
from data.importer.history import CurrentRows
from data.importer.model import FileReport, Intake
from data.importer.names import Aliases, KnownProjects
from data.importer.proposing import KnownNames
from data.importer.understanding import Progress, Report, understand
from data.issues import Issue
from data.ledgers import known_header, ledgers
from data.ledgers.evidence import Sent
from data.ledgers.registry import read_changed_declarations

_log = logging.getLogger(__name__)
_PART = struct.Struct(">Q")
_SPARE_SECONDS = 5  # the process ends its own reader by the clock first


@dataclass(frozen=True)
class ImportContext:
    """What files of one unit and day are understood with; see ``understand``."""

    unit: str
    as_of: date
    is_chosen: bool = True
    period: tuple[date, date] | None = None
    corrections: Corrections = field(default_factory=dict)
    remembered: tuple[Remembered, ...] = ()
    aliases: Aliases | None = None
    outline: Outline | None = None
    known: KnownProjects | None = None
    decisions: tuple[Decision, ...] = ()
    sent: tuple[Sent, ...] = ()
    names: KnownNames | None = None
    taught: Taughts = ()


def understand_apart(
    files: Sequence[tuple[Path, str]],
    context: ImportContext,
    current: CurrentRows | None = None,
    progress: Report | None = None,
) -> Intake:
    """The files understood in a process of its own, with one turn for all of them.

    current: the rows that are current for a form, unit and day; it is asked from here while
    the process waits, since units and days stand in the files. Raises OSError where a path
    cannot be read.
    """
    # A name from the file system may hold bytes that are no text.
    named = tuple(
        (path.resolve(strict=True), name.encode("utf-8", "replace").decode("utf-8"))
        for path, name in files
    )
    with turns():
        refusals = {
            number: Issue(found, "error", name)
            for number, (path, name) in enumerate(named)
            if (found := scanned(path))
        }
        while True:
            attempt = _Attempt(named, context, refusals, limits_set(), current, progress)
            if (intake := attempt.run()) is not None:
                return intake
            if len(refusals) == len(named):
                raise RuntimeError("no process understands anything")
            refusals |= attempt.blamed()


@dataclass
class _Attempt:
    """One process, asked once. at: how far it said that it is."""

    files: tuple[tuple[Path, str], ...]
    context: ImportContext
    refusals: dict[int, Issue]
    limits: Limits
    current: CurrentRows | None
    progress: Report | None
    at: Progress | None = None
    intake: Intake | None = None
    is_memory: bool = False
    is_late: bool = False

    def run(self) -> Intake | None:
        """The intake; None where the process ended before."""
        ending = done_apart(
            {"work": __name__, "limits": asdict(self.limits)},
            self.limits.seconds + _SPARE_SECONDS,
            self._talk,
        )
        self.is_late = ending.is_late or ending.code == -getattr(signal, "SIGXCPU", 0)
        if self.intake is None:
            _log.warning("understanding ended with %s: %s", ending.code, ending.fault)
        return self.intake

    def blamed(self) -> dict[int, Issue]:
        """Why which file is refused: the one at work, the largest where all were held together."""
        if self.at is not None and self.at.step in ("opening", "reading"):
            number = self.at.done
        else:
            left = set(range(len(self.files))) - set(self.refusals)
            number = max(left, key=lambda one: self.files[one][0].stat().st_size)
        return {number: self._refusal(number)}

    def _refusal(self, number: int) -> Issue:
        details = {"seconds": str(self.limits.understanding_seconds)}
        code = "refused-memory" if self.is_memory else "refused-crash"
        if self.is_late and self.at is not None:
            code = "refused-checking-time"
            if self.at.step == "opening":
                code, details = "refused-time", {"seconds": str(self.limits.seconds)}
            elif self.at.step == "reading":
                code = "refused-understanding-time"
                details["sheet"] = self.at.sheet
        arguments = details if self.is_late else {}
        return Issue(code, "error", self.files[number][1], arguments=arguments)

    def _talk(self, line: Line) -> bytes:
        """Send what is known, answer what is asked, until the intake came or nothing more."""
        with suppress(OSError, EOFError):
            has_rows = self.current is not None
            said = (self.refusals, self.limits, has_rows, str(var_folder()))
            asked = (self.files, self.context, *said)
            _send(line.send, "work", [pickle.dumps(asked)])
            while self.intake is None and not self.is_memory:
                kind, parts = _receive(line.incoming)
                if kind == "progress":
                    self._note(line, Progress(*json.loads(parts[0])))
                elif kind == "rows":
                    _send(line.send, "rows", [_packed(self._rows(*json.loads(parts[0])))])
                elif kind == "intake":
                    self.intake = _intake(parts)
                else:
                    self.is_memory = True
        return b""

    def _note(self, line: Line, now: Progress) -> None:
        """A file has its own time from when it was opened, and so has what follows them all."""
        before, self.at = self.at, now
        if before is None or (before.step, before.done) != (now.step, now.done):
            is_opening = now.step == "opening"
            seconds = self.limits.seconds if is_opening else self.limits.understanding_seconds
            line.limit(seconds + _SPARE_SECONDS * is_opening)
        if self.progress is not None:
            self.progress(now)

    def _rows(self, ledger: str, form: str, unit: str, day: str, days: list[str]) -> pa.Table:
        first, *last = (date.fromisoformat(one) for one in days) if days else (None,)
        span = (first, last[0]) if first is not None else None
        assert self.current is not None
        return self.current(ledger, form, unit, date.fromisoformat(day), span)


def answer(request: dict[str, object]) -> None:
    """In the process: understand what comes over standard input, and send what was understood."""
    incoming = sys.stdin.buffer
    outgoing = _kept_apart()
    _, (asked,) = _receive(incoming)
    files, context, refusals, limits, has_rows, folder = pickle.loads(asked)  # noqa: S301 (from the one that asks)
    # This process may be a copy of one that was there before the declarations, or their folder.
    use_var_folder(folder)
    settings = (Path(folder) / "rules", Path(folder) / "ledgers")
    _keep_to([*settings, *(path for path, _ in files)])
    read_changed_declarations()
    _limit_all(limits, len(files))

    def send(kind: str, parts: Sequence[bytes | pa.Buffer]) -> None:
        _send(outgoing.write, kind, parts)
        outgoing.flush()

    def tell(now: Progress) -> None:
        send("progress", [json.dumps(astuple(now)).encode()])

    def current(
        ledger: str, form: str, unit: str, day: date, days: tuple[date, date] | None
    ) -> pa.Table:
        span = [one.isoformat() for one in days or ()]
        send("rows", [json.dumps([ledger, form, unit, day.isoformat(), span]).encode()])
        _, (packed,) = _receive(incoming)
        return _unpacked(packed)

    try:
        given = {one.name: getattr(context, one.name) for one in fields(context)}
        intake = understand(
            files,
            current=current if has_rows else None,
            progress=tell,
            limits=limits,
            refusals=refusals,
            **given,
        )
        send("intake", _parts(intake))
    except MemoryError:
        del files, context
        send("memory", [])


def make_ready() -> None:
    """Work out what every understanding needs, on a table of two cells; opens no file.

    Every header that is declared is looked up once: what a copy of this process learns is gone
    with it.
    """
    _adapters()
    for declared in ledgers():
        for one in declared.fields:
            for text in one.texts:
                known_header(text)
    reader, grids = read_file("项目名称,签约日期\n示例,2021-03-01\n".encode(), "a.csv", Limits())
    book, day = Workbook("a.csv", "", reader, grids), date(2021, 12, 31)
    past = file_reading.Past(None, "", None)
    file = file_reading.read_file(
        book, day, Memory({}, ()), past, lambda _: None, 1000, is_chosen=True
    )
    file_reading.file_report(file, Memory({}, ()))


def _kept_apart() -> IO[bytes]:
    """Standard output for the answer alone: a library that prints must not spoil it."""
    outgoing = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)
    return outgoing


def _limit_all(limits: Limits, files: int) -> None:
    from data.files.sandbox.worker import limit

    limit(limits.understanding_bytes, (limits.seconds + limits.understanding_seconds) * (files + 1))


def _keep_to(paths: Sequence[Path]) -> None:
    from data.files.sandbox.worker import keep_to

    keep_to(paths)


def _send(write: Callable[[bytes], object], kind: str, parts: Sequence[bytes | pa.Buffer]) -> None:
    write(json.dumps([kind, [len(part) for part in parts]]).encode() + b"\n")
    for part in parts:
        write(part)


def _receive(incoming: IO[bytes]) -> tuple[str, list[bytes]]:
    """The next message; raises EOFError where it did not come whole."""
    try:
        kind, lengths = json.loads(incoming.readline())
    except ValueError:
        raise EOFError from None
    parts = [incoming.read(length) for length in lengths]
    if [len(part) for part in parts] != lengths:
        raise EOFError
    return kind, parts


def _packed(table: pa.Table) -> pa.Buffer:
    # Counted first: a sink that grows would copy what it holds again and again.
    counted = pa.MockOutputStream()
    with pa.ipc.new_stream(counted, table.schema) as stream:
        stream.write_table(table)
    packed = pa.allocate_buffer(counted.size())
    with pa.ipc.new_stream(pa.FixedSizeBufferWriter(packed), table.schema) as stream:
        stream.write_table(table)
    return packed


def _unpacked(packed: bytes) -> pa.Table:
    return pa.ipc.open_stream(packed).read_all()


@cache
def _adapters() -> tuple[TypeAdapter[tuple[FileReport, ...]], TypeAdapter[tuple[BatchDraft, ...]]]:
    """How reports, and drafts without their tables, are written as JSON and read."""
    # Questions for people come without the arrays by which their tables are read again.
    settings = ConfigDict(arbitrary_types_allowed=True, ser_json_inf_nan="constants")
    return (
        TypeAdapter(tuple[FileReport, ...], config=settings),
        TypeAdapter(tuple[BatchDraft, ...], config=settings),
    )


_UNSENT = {"__all__": {"questions": {"__all__": {"at": True}}}}


def _parts(intake: Intake) -> list[bytes | pa.Buffer]:
    reports, drafts = _adapters()
    bare = tuple(replace(draft, tables={}) for draft in intake.drafts)
    tables = [(n, name) for n, draft in enumerate(intake.drafts) for name in draft.tables]
    return [
        reports.dump_json(intake.files, exclude=_UNSENT),
        drafts.dump_json(bare),
        json.dumps(tables).encode(),
        *(_packed(intake.drafts[n].tables[name]) for n, name in tables),
    ]


def _intake(parts: Sequence[bytes]) -> Intake:
    """Raises EOFError where it is none."""
    reports, drafts = _adapters()
    try:
        bare = drafts.validate_json(parts[1])
        for (number, name), packed in zip(json.loads(parts[2]), parts[3:], strict=True):
            bare[number].tables[name] = _unpacked(packed)
        return Intake(reports.validate_json(parts[0]), bare)
    except (ValueError, LookupError, pa.ArrowException):
        raise EOFError from None
