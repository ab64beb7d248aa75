"""Web pages saved in one file (.mht), as office programs and platforms write them under .xls.

A file of headers and parts between lines of one boundary; a part is a page where its type
says so. Every page with a table is a sheet, named as the workbook's own list names it.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from data.sheets.encodings import decoded
from data.sheets.grid import Grid
from data.sheets.limits import Limits
from data.sheets.readers.web_page import read_web_page
from data.sheets.refused import DamagedError, RefusedError

_BOUNDARY = re.compile(
    rb"^content-type:\s*multipart/[^;]+;[^\0]*?boundary=\"?([^\"\s;]+)", re.I | re.M
)
_HEADER = re.compile(rb"^([A-Za-z-]+):[ \t]*((?:[^\r\n]|\r?\n[ \t])*)", re.M)
_NAMED_SHEET = re.compile(
    r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>.*?<x:WorksheetSource\s+HRef=(?:3D)?\"([^\"]*)\"",
    re.DOTALL | re.IGNORECASE,
)
_MOST_PARTS = 4000


def read_saved_page(data: bytes, name: str, limits: Limits) -> tuple[Grid, ...]:
    """One grid for each page that has a table; raises RefusedError, DamagedError."""
    pages = [(place, page) for place, kind, page in _parts(data) if kind == b"text/html"]
    names = _sheet_names([page for _, page in pages])
    grids: list[Grid] = []
    for place, page in pages:
        try:
            grid = read_web_page(page, _named(place, names) or name, limits)
        except RefusedError as refused:
            if refused.code != "refused-web-page":
                raise
            continue  # a frame around the sheets, a list of them
        grids.append(replace(grid, index=len(grids)))
    if sum(grid.height * len(grid.columns) for grid in grids) > limits.cells:
        raise RefusedError(
            "refused-too-many-cells", sheet=grids[-1].sheet, limit=f"{limits.cells:,}"
        )
    if not grids:
        raise RefusedError("refused-web-page")
    return tuple(grids)


def _parts(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Where each part says it lies, its type and its content."""
    boundary = _BOUNDARY.search(data[: 1 << 16])
    if boundary is None:
        raise DamagedError("no boundary between parts")
    pieces = re.split(rb"(?:^|\r?\n)--" + re.escape(boundary[1]) + rb"(?:--)?[ \t]*\r?\n?", data)
    if len(pieces) > _MOST_PARTS:
        raise RefusedError(
            "refused-archive-entries", count=f"{len(pieces):,}", limit=f"{_MOST_PARTS:,}"
        )
    for piece in pieces[1:]:
        head, _, body = piece.replace(b"\r\n", b"\n").partition(b"\n\n")
        headers = {found[0].lower(): found[1].strip() for found in _HEADER.findall(head)}
        kind = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
        place = headers.get(b"content-location", b"").decode("utf-8", "replace")
        yield place, kind, _unpacked(body, headers.get(b"content-transfer-encoding", b"").lower())


def _unpacked(body: bytes, encoding: bytes) -> bytes:
    try:
        if encoding == b"quoted-printable":
            return binascii.a2b_qp(body)
        if encoding == b"base64":
            return binascii.a2b_base64(body)
    except binascii.Error as error:
        raise DamagedError(f"{encoding!r}: {error}") from error
    return body


def _sheet_names(pages: list[bytes]) -> dict[str, str]:
    """Names of sheets by the last part of the address of their page."""
    return {
        _last(target): unescape(name)
        for page in pages
        if b"ExcelWorksheet>" in page
        for name, target in _NAMED_SHEET.findall(decoded(page)[0])
    }


def _named(place: str, names: dict[str, str]) -> str:
    return names.get(_last(place)) or _last(place).rpartition(".")[0]


def _last(address: str) -> str:
    return re.split(r"[/\\]", address)[-1]
