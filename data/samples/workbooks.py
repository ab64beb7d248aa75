"""The sample as files: which office hands in which workbook, as of which day; and loaded.

Four as-of dates: the end of 2020 for comparison and three months of 2021 for movement; and what
the third quarter's end is judged by.
The files are the same bytes every time, so that loading them twice is noticed. They go the
way of every upload: understood, published, one version a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from data.importer.importer import Belonging, Importer, Upload
from data.samples import ledgers
from data.samples.sheet import SheetPlan, write_sheet
from data.store import Store

_INVESTMENT, _REFORM, _COMMITTEE = "旗招商局", "旗发改委", "旗委办"
_SERVICES = "旗政务服务局"
# Who keeps which of the county's other ledgers; all of them speak of the last year at its end.
_COUNTY = (
    (
        _INVESTMENT,
        "招商动员台账",
        ("organisation", "study", "leads", "events", "lost", "fund_gaps"),
    ),
    (_REFORM, "项目服务台账", ("contacts", "difficulties", "verifications")),
    (_SERVICES, "政务服务与企业问需", ("hall", "sessions", "needs")),
)


@dataclass(frozen=True)
class SampleFile:
    """A workbook of the sample: who hands it in, the day it speaks of, the period of its events."""

    path: Path
    unit: str
    as_of: date
    period: tuple[date, date]


# Each as-of date with the first day that its period ledgers cover.
_EDITIONS = (
    (date(2020, 1, 1), date(2020, 12, 31)),
    (date(2021, 1, 1), date(2021, 10, 31)),
    (date(2021, 11, 1), date(2021, 11, 30)),
    (date(2021, 12, 1), date(2021, 12, 31)),
)

# What the third quarter is judged by: signings, funds, tasks; sent with October's ledgers.
_QUARTER = date(2021, 1, 1), date(2021, 9, 30)


def write_sample(folder: Path) -> tuple[SampleFile, ...]:
    """Writes the sample workbooks into ``folder`` (made if absent), oldest as-of first."""
    folder.mkdir(parents=True, exist_ok=True)
    first, *later = (_write_edition(folder, period) for period in _EDITIONS)
    told = [*first, *_write_quarter(folder), *(file for edition in later for file in edition)]
    return (*told, *_write_county(folder, _EDITIONS[-1][1]))


def _write_quarter(folder: Path) -> Iterable[SampleFile]:
    as_of = _QUARTER[1]
    sheets = {
        "签约项目台账": (ledgers.register(as_of, is_signed_only=True), ledgers.targets(as_of.year)),
        "到位资金台账": (ledgers.funds(_QUARTER),),
    }
    for title, content in sheets.items():
        path = _write(folder, _INVESTMENT, title, as_of, content)
        yield SampleFile(path, _INVESTMENT, as_of, _QUARTER)


def _write_county(folder: Path, as_of: date) -> Iterable[SampleFile]:
    year = date(as_of.year, 1, 1), as_of
    for unit, title, names in _COUNTY:
        sheets = [ledgers.county(name, year) for name in names]
        yield SampleFile(_write(folder, unit, title, as_of, sheets), unit, as_of, year)


def _write_edition(folder: Path, period: tuple[date, date]) -> tuple[SampleFile, ...]:
    as_of = period[1]
    contents: list[tuple[str, str, Sequence[SheetPlan]]] = [
        (_INVESTMENT, "签约项目台账", (ledgers.register(as_of), ledgers.targets(as_of.year))),
        (_INVESTMENT, "到位资金台账", (ledgers.funds(period),)),
        (_COMMITTEE, "外出招商情况上报表", (ledgers.visits(period),)),
    ]
    given = ledgers.assignments(as_of)
    if given.sections[0].rows:
        contents.append((_INVESTMENT, "督办台账", (given,)))
    key_projects = ledgers.schedule(as_of)
    if key_projects.sections[0].rows:
        contents.append((_REFORM, "重点项目调度表", (key_projects, ledgers.readiness(as_of))))
    return tuple(
        SampleFile(_write(folder, unit, title, as_of, sheets), unit, as_of, period)
        for unit, title, sheets in contents
    )


def _write(folder: Path, unit: str, title: str, as_of: date, sheets: Sequence[SheetPlan]) -> Path:
    path = folder / f"{unit}_{title}_{as_of:%Y-%m}_示例数据.xlsx"
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {
                "title": f"{title}（示例数据）",
                "subject": "示例数据",
                "company": unit,
                "keywords": "示例数据",
                "comments": "示例数据：示例项目、示例企业均为虚构",
                "created": datetime(as_of.year, as_of.month, as_of.day, 18),
            }
        )
        for sheet in sheets:
            write_sheet(book, sheet)
    return path


UPLOADED_BY = "示例"


def load_sample(store: Store) -> None:
    """Writes, understands and publishes the sample workbooks, oldest as-of first.

    An edition that is published already is left as it is. Raises ValueError where the
    import refuses one of the files: the sample is then at odds with the importer.
    """
    with TemporaryDirectory() as folder:
        files = write_sample(Path(folder))
        for _, edition in groupby(files, key=_sent_on):
            _publish(store, tuple(edition))


def _sent_on(file: SampleFile) -> date:
    return _EDITIONS[1][1] if file.as_of == _QUARTER[1] else file.as_of


def _publish(store: Store, edition: tuple[SampleFile, ...]) -> None:
    files = sorted(edition, key=lambda file: file.unit)
    upload = Upload(
        tuple((file.path, file.path.name) for file in files),
        tuple(Belonging(file.unit, file.as_of, file.period, is_chosen=True) for file in files),
    )
    intake = Importer(store).understand(upload)
    refused = [report.file for report in intake.files if report.status == "refused"]
    if refused:
        raise ValueError(f"the import refuses sample files: {', '.join(refused)}")
    if len(store.duplicates(intake.drafts)) < len(intake.drafts):
        store.publish(intake.drafts, by=UPLOADED_BY, base=store.sequence)
