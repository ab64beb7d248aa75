"""The hidden identity of a form that was sent out: whose it is, of which period, filled from what.

It stands in the workbook's own properties, where Excel and WPS leave it, and for programs
and formats that keep none, in words under each title (about_row). Reading it looks at
small parts of a small file and nothing else: the file has not been checked yet.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from data.files.archive import BROKEN
from data.ledgers import ledger
from data.returns.duties import known_forms
from data.returns.periods import Period, period_of_code
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
_NUMBER = re.compile(r"(?P<form>\w+/\w+@[0-9Q-]+)/(?P<as_of>\d{4}-\d\d-\d\d)/V(?P<version>\d+)")
_GAP = "　　"
_PART = "docProps/custom.xml"
_LARGEST_FILE = 2 << 20
_IDENTITY_LARGEST_PART = 1 << 16
_PREFIX = "signboard-"
_PROPERTY = re.compile(
    rf"""<(?:\w+:)?property\b[^>]*\bname=["']{_PREFIX}([a-z-]+)["'][^>]*>\s*"""
    r"<(?:\w+:)?lpwstr\b[^>]*>([^<]*)</",
)


@dataclass(frozen=True)
class FormIdentity:
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

    @property
    def form_codes(self) -> str:
        """Its sheets as a machine reads them: ``funds/ledger@2021-11``, a space between two."""
        return " ".join(f"{name}/{form}@{period.code}" for name, form, period in self.forms)

    def properties(self) -> tuple[tuple[str, str], ...]:
        """The document properties that carry it."""
        arguments = {
            "unit": self.unit,
            "forms": self.form_codes,
            "as-of": self.as_of.isoformat(),
            "version": str(self.version),
        }
        return tuple((f"{_PREFIX}{name}", value) for name, value in arguments.items())


def about_row(identity: FormIdentity, period: str, due: str) -> str:
    """The row under a form's title; period and due as people read them."""
    number = f"{identity.form_codes}/{identity.as_of.isoformat()}/V{identity.version}"
    arguments = {"unit": identity.unit, "period": period, "due": due, "number": number}
    return text("zh", "returns-form-about", **arguments)


def _about_rows(content: bytes) -> Iterator[str]:
    """Every text that begins like the row under a form's title, to the end of its cell."""
    lead, middle = map(re.escape, _words())
    row = re.compile(rf"{lead}[^<\n\"]{{1,200}}?{_GAP}{middle}[^<\n\"\0]{{0,300}}")
    for written in _texts(content):
        yield from (match[0] for match in row.finditer(written))


def _words() -> tuple[str, str]:
    """The words of the row by which it is known: before the unit, before the period."""
    sign = "\0"
    arguments = dict.fromkeys(("unit", "period", "due", "number"), sign)
    lead, middle, *_ = text("zh", "returns-form-about", **arguments).split(sign)
    return lead, middle.strip("　 ")


def _of_row(row: str) -> FormIdentity | None:
    """What a row says, None without its number; raises ValueError where the number is spoilt."""
    lead, middle = _words()
    unit = row.removeprefix(lead).partition(f"{_GAP}{middle}")[0].strip()
    found = _NUMBER.search(row)
    if found is None or not unit:
        return None
    as_of = date.fromisoformat(found["as_of"])
    return FormIdentity(unit, (_form(found["form"]),), as_of, int(found["version"]))


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


def identity_of(content: bytes) -> FormIdentity | None:
    """The identity of a file, None where it bears none that makes sense."""
    if len(content) > _LARGEST_FILE:
        return None
    return _in_properties(content) or _in_cells(content)


def _in_properties(content: bytes) -> FormIdentity | None:
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(_PART) as part:
            written = part.read(_IDENTITY_LARGEST_PART)
        return _identity(dict(_PROPERTY.findall(written.decode("utf-8"))))
    except (KeyError, RuntimeError, *BROKEN):
        return None


def _in_cells(content: bytes) -> FormIdentity | None:
    """Of sheets for several units, as of the first."""
    try:
        read = [_of_row(row) for row in _about_rows(content)]
    except ValueError:
        return None
    found = [one for one in read if one is not None]
    if not found:
        return None
    first = found[0]
    alike = [one for one in found if (one.unit, one.as_of) == (first.unit, first.as_of)]
    return replace(first, forms=tuple(dict.fromkeys(form for one in alike for form in one.forms)))


def is_unknown_return_form(content: bytes) -> bool:
    """Whether a file looks like a form that was sent out, and its identity is gone or spoilt."""
    is_small = len(content) <= _LARGEST_FILE
    return (
        is_small and identity_of(content) is None and next(_about_rows(content), None) is not None
    )


def identity_of_file(path: Path) -> FormIdentity | None:
    """The identity of a workbook on disk."""
    if path.stat().st_size > _LARGEST_FILE:
        return None
    return identity_of(path.read_bytes())


def _identity(properties: dict[str, str]) -> FormIdentity:
    """Raises KeyError, ValueError for what is no identity of ours."""
    unit = html.unescape(properties["unit"]).strip()
    forms = tuple(_form(one) for one in html.unescape(properties["forms"]).split())
    if not unit or not forms:
        raise ValueError(properties["forms"])
    return FormIdentity(
        unit, forms, date.fromisoformat(properties["as-of"]), int(properties["version"])
    )


def _form(written: str) -> tuple[str, str, Period]:
    named, _, code = written.partition("@")
    name, _, form = named.partition("/")
    if (name, form) not in known_forms():
        raise ValueError(written)
    return name, form, period_of_code(code)
