"""What ``python -m data check`` makes of one file, and whether anything of it was lost."""

from __future__ import annotations

import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.files import open_workbook
from data.files.grid import Refusal, Workbook
from data.importer import understanding
from data.importer.model import FileReport
from data.issues import issue_message
from data.ledgers import recognise
from data.reports.report import Json
from data.reports.upload import report_json
from data.texts import LANGUAGES, catalogue
from tools.corpus.accounting import cell_count, silently_empty, unaccounted
from tools.corpus.second_reader import Compared, compared, second_reading

# Done once, before the first fork: every process would parse messages and ledgers anew.
for _language in LANGUAGES:
    catalogue(_language)
recognise((), title="", sheet="", sample=lambda _: [])

AS_OF = date(2021, 12, 31)
OVER_LIMIT = {
    "refused-file-size",
    "refused-unpacked-size",
    "refused-archive-entries",
    "refused-too-many-cells",
    "refused-too-many-sheets",
    "refused-too-many-columns",
    "refused-too-many-issues",
    "refused-stray-cell",
    "refused-time",
    "refused-memory",
}

# What no other reader on this machine reads, or the second one itself.
_NO_SECOND = {"csv", "web-page", "calamine"}
_SECOND_BYTES = 3 << 30


@dataclass
class Checked:
    """The check of one file.

    refusal: code of why it is not used, "" where it is. reader: "" where it was not
    even opened. left_out: cells and rows that no report speaks of. peak_mb: of the
    checking and the reading process.
    """

    status: str
    refusal: str = ""
    sentence: str = ""
    reader: str = ""
    sheets: int = 0
    ours: int = 0
    cells: int = 0
    json_bytes: int = 0
    issues: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    seconds: float = 0.0
    peak_mb: float = 0.0
    reader_peak_mb: float = 0.0


def check(path: Path) -> Iterator[Checked | Compared]:
    """Check a file as the command line does, then count and compare its cells.

    Yields twice, since a second reader may hang or take all memory where ours does not.
    """
    opened: list[Workbook | Refusal] = []

    def open_and_keep(path: Path, name: str, _: object = None) -> Workbook | Refusal:
        opened.append(open_workbook(path, name))
        return opened[-1]

    understanding.open_workbook = open_and_keep
    start = time.perf_counter()
    intake = understanding.understand([(path, path.name)], unit="", as_of=AS_OF)
    told = report_json(intake, "zh")
    report_json(intake, "en")
    checked = _figures(intake.files[0], told, time.perf_counter() - start)
    (workbook,) = opened
    if isinstance(workbook, Workbook):
        checked.cells = cell_count(workbook)
        checked.left_out = unaccounted(workbook, intake.files[0])
        checked.silent = silently_empty(intake)
    yield checked
    resource.setrlimit(resource.RLIMIT_AS, (_SECOND_BYTES, _SECOND_BYTES))
    yield _beside_second(path, workbook)


def _figures(report: FileReport, told: Json, seconds: float) -> Checked:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reading = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Checked(
        status=report.status,
        refusal=report.refusal.code if report.refusal else "",
        sentence=issue_message(report.refusal, "zh") if report.refusal else "",
        reader=report.reader,
        sheets=len(report.sheets),
        ours=sum(bool(sheet.ledger) for sheet in report.sheets),
        issues=dict(Counter(issue.severity for issue in report.issues)),
        json_bytes=len(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")),
        seconds=seconds,
        peak_mb=own,
        reader_peak_mb=reading,
    )


def _beside_second(path: Path, workbook: Workbook | Refusal) -> Compared:
    if isinstance(workbook, Workbook) and workbook.reader in _NO_SECOND:
        return Compared(workbook.reader)
    second = second_reading(path)
    if isinstance(workbook, Refusal):
        cells = sum(len(sheet) for sheet in second.sheets.values())
        return Compared(second.reader, other=[f"opens: {cells} cells"])
    return compared(workbook, second)
