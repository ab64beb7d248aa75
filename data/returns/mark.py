"""The hidden mark of a form that was sent out: whose it is, of which period, filled from what.

It stands in the workbook's own properties, where Excel and WPS leave it, and for programs
and formats that keep none, in words under each title (mark_in_cells). Reading it looks at
small parts of a small file and nothing else: the file has not been checked yet.
"""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from data.ledgers import ledger
from data.returns.duties import known_forms
from data.returns.mark_in_cells import looks_like_a_form, sheet_marks
from data.returns.periods import Period, period_of_code
from data.sheets.archive import BROKEN

_PART = "docProps/custom.xml"
_LARGEST_FILE = 2 << 20
_LARGEST_PART = 1 << 16
_PREFIX = "signboard-"
_PROPERTY = re.compile(
    rf"""<(?:\w+:)?property\b[^>]*\bname=["']{_PREFIX}([a-z-]+)["'][^>]*>\s*"""
    r"<(?:\w+:)?lpwstr\b[^>]*>([^<]*)</",
)


@dataclass(frozen=True)
class FormMark:
    """What a workbook sent out says of itself.

    forms: (ledger, form, period) of each of its sheets. as_of: the day that it speaks of
    when it comes back. version: the one that it was filled from.
    """

    unit: str
    forms: tuple[tuple[str, str, Period], ...]
    as_of: date
    version: int

    @property
    def span(self) -> tuple[date, date] | None:
        """The days that its events cover; None where its sheets differ or hold none."""
        spans = {
            (period.start, period.end)
            for name, _, period in self.forms
            if ledger(name).kind == "period"
        }
        return spans.pop() if len(spans) == 1 else None

    def properties(self) -> tuple[tuple[str, str], ...]:
        """The document properties that carry it."""
        forms = " ".join(f"{name}/{form}@{period.code}" for name, form, period in self.forms)
        said = {
            "unit": self.unit,
            "forms": forms,
            "as-of": self.as_of.isoformat(),
            "version": str(self.version),
        }
        return tuple((f"{_PREFIX}{name}", value) for name, value in said.items())


def mark_of(content: bytes) -> FormMark | None:
    """The mark of a file, None where it bears none that makes sense."""
    if len(content) > _LARGEST_FILE:
        return None
    return _in_properties(content) or _in_cells(content)


def _in_properties(content: bytes) -> FormMark | None:
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(_PART) as part:
            written = part.read(_LARGEST_PART)
        return _mark(dict(_PROPERTY.findall(written.decode("utf-8"))))
    except (KeyError, RuntimeError, *BROKEN):
        return None


def _in_cells(content: bytes) -> FormMark | None:
    """Of sheets for several units, as of the first."""
    found = sheet_marks(content)
    own = [one for one in found if (one.unit, one.as_of) == (found[0].unit, found[0].as_of)]
    try:
        forms = tuple(_form(f"{one.ledger}/{one.form}@{one.period}") for one in own)
    except ValueError:
        return None
    return FormMark(own[0].unit, forms, own[0].as_of, own[0].version) if own else None


def is_unknown_form(content: bytes) -> bool:
    """Whether a file looks like a form that was sent out, and its mark is gone or spoilt."""
    is_small = len(content) <= _LARGEST_FILE
    return is_small and mark_of(content) is None and looks_like_a_form(content)


def mark_of_file(path: Path) -> FormMark | None:
    """The mark of a workbook on disk."""
    if path.stat().st_size > _LARGEST_FILE:
        return None
    return mark_of(path.read_bytes())


def _mark(said: dict[str, str]) -> FormMark:
    """Raises KeyError, ValueError for what is no mark of ours."""
    unit = html.unescape(said["unit"]).strip()
    forms = tuple(_form(one) for one in html.unescape(said["forms"]).split())
    if not unit or not forms:
        raise ValueError(said["forms"])
    return FormMark(unit, forms, date.fromisoformat(said["as-of"]), int(said["version"]))


def _form(written: str) -> tuple[str, str, Period]:
    named, _, code = written.partition("@")
    name, _, form = named.partition("/")
    if (name, form) not in known_forms():
        raise ValueError(written)
    return name, form, period_of_code(code)
