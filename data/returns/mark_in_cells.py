"""The mark of a form as a text in its sheets, for programs that keep no properties of a document.

It stands in the row under each title: whose form it is and its number (表号), which names
ledger, form, period, day and version. Cells survive .xls, .ods, .csv and copying into
another workbook. Only the text is looked for, nothing is opened: the file is unchecked.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from data.sheets.archive import BROKEN
from data.texts import text

_OLE = b"\xd0\xcf\x11\xe0"
_LARGEST_PART = 1 << 20
_FIRST_LINES = 1 << 13
# Some programs write texts into the sheets themselves; the row stands near the top.
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_HEAD_OF_SHEET, _MOST_SHEETS = 1 << 16, 40
_PARTS = (
    ("xl/sharedStrings.xml", "utf-8"),
    ("content.xml", "utf-8"),
    ("xl/sharedStrings.bin", "utf-16-le"),
)
_NUMBER = re.compile(
    r"(?P<ledger>[a-z_]+)/(?P<form>[a-z_]+)@(?P<period>[0-9Q-]+)"
    r"/(?P<as_of>\d{4}-\d\d-\d\d)/V(?P<version>\d+)"
)
_GAP = "　　"


@dataclass(frozen=True)
class SheetMark:
    """What the row under a sheet's title says: period as its code."""

    unit: str
    ledger: str
    form: str
    period: str
    as_of: date
    version: int

    @property
    def number(self) -> str:
        """The form's number, as it is printed."""
        return f"{self.ledger}/{self.form}@{self.period}/{self.as_of.isoformat()}/V{self.version}"


def about_row(mark: SheetMark, period: str, due: str) -> str:
    """The row under a form's title; period and due as people read them."""
    told = {"unit": mark.unit, "period": period, "due": due, "number": mark.number}
    return text("zh", "returns-form-about", **told)


def sheet_marks(content: bytes) -> tuple[SheetMark, ...]:
    """The marks in the sheets of a file, each once, in the order in which they stand."""
    found = (_mark(line) for line in _about_rows(content))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def looks_like_a_form(content: bytes) -> bool:
    """Whether a file has the row under a form's title, with or without its number."""
    return next(_about_rows(content), None) is not None


def _about_rows(content: bytes) -> Iterator[str]:
    """Every text that begins like the row under a form's title, to the end of its cell."""
    lead, middle = _words()
    row = re.compile(rf"{lead}[^<\n\"]{{1,200}}?{_GAP}{middle}[^<\n\"\0]{{0,300}}")
    for written in _texts(content):
        yield from (match[0] for match in row.finditer(written))


def _words() -> tuple[str, str]:
    """The words of the row by which it is known: before the unit, before the period."""
    sign = "\0"
    told = dict.fromkeys(("unit", "period", "due", "number"), sign)
    lead, middle, *_ = text("zh", "returns-form-about", **told).split(sign)
    return re.escape(lead), re.escape(middle.strip("　 "))


def _mark(row: str) -> SheetMark | None:
    lead, middle = (re.sub(r"\\(.)", r"\1", word) for word in _words())
    unit = row.removeprefix(lead).partition(f"{_GAP}{middle}")[0].strip()
    found = _NUMBER.search(row)
    if found is None or not unit:
        return None
    try:
        return SheetMark(
            unit,
            found["ledger"],
            found["form"],
            found["period"],
            date.fromisoformat(found["as_of"]),
            int(found["version"]),
        )
    except ValueError:
        return None


def _texts(content: bytes) -> Iterator[str]:
    """The texts of a file as far as they can be had without opening it."""
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(BytesIO(content)) as package:
                names = set(package.namelist())
                for name, encoding in _PARTS:
                    if name in names:
                        with package.open(name) as part:
                            yield from _decoded(part.read(_LARGEST_PART), encoding)
                for name in sorted(filter(_SHEET.fullmatch, names))[:_MOST_SHEETS]:
                    with package.open(name) as part:
                        yield from _decoded(part.read(_HEAD_OF_SHEET), "utf-8")
        except (RuntimeError, *BROKEN):
            return
    elif content.startswith(_OLE):
        yield from _decoded(content, "utf-16-le")
    else:
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            yield content[:_FIRST_LINES].decode(encoding, "ignore")


def _decoded(content: bytes, encoding: str) -> Iterator[str]:
    written = content.decode(encoding, "ignore")
    if encoding == "utf-16-le":
        yield written
        # A text may begin at an odd place.
        yield content[1:].decode(encoding, "ignore")
    else:
        yield html.unescape(written)
