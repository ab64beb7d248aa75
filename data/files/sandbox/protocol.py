"""How grids travel from the reading process to the one that asked: JSON, then Arrow.

A length, a JSON object, and for each grid that has columns one Arrow stream with three
fields a column. The receiver's columns point into the bytes that came; nothing is copied.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import BinaryIO, TypedDict

import pyarrow as pa

from data.files.errors import RefusedError
from data.files.grid import Column, Grid, Merge, Visibility

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True)
class Response:
    """What the reading process found: grids and its reader, or a refusal."""

    reader: str = ""
    grids: tuple[Grid, ...] = ()
    code: str = ""
    arguments: dict[str, str] = field(default_factory=dict)


class _Described(TypedDict):
    sheet: str
    index: int
    visibility: Visibility
    first_row: int
    first_column: int
    width: int
    merges: list[list[int]]
    hidden_rows: list[int]
    hidden_columns: list[int]
    is_filtered: bool
    is_1904: bool
    pivots: list[list[int]]
    pictures: int
    header_ends: list[int]
    stressed_rows: list[int]
    record_widths: list[tuple[int, int]]
    formulas: list[tuple[int, int, str]]


class GarbledError(Exception):
    """The reading process ended before its answer was complete."""


def send_refusal(pipe: BinaryIO, refused: RefusedError) -> None:
    """Write a refusal."""
    _send_header(pipe, {"code": refused.code, "arguments": refused.arguments})


def send_grids(pipe: BinaryIO, reader: str, grids: tuple[Grid, ...]) -> None:
    """Write the grids of a workbook."""
    _send_header(pipe, {"reader": reader, "grids": [_described(grid) for grid in grids]})
    for grid in grids:
        if not grid.columns:
            continue
        batch = _batch(grid)
        with pa.ipc.new_stream(pipe, batch.schema) as stream:
            stream.write_batch(batch)


def receive(answer: bytes) -> Response:
    """The answer in some bytes; raises GarbledError."""
    try:
        (length,) = _LENGTH.unpack_from(answer)
        start = _LENGTH.size + length
        header = json.loads(answer[_LENGTH.size : start])
        if "code" in header:
            return Response(code=header["code"], arguments=header["arguments"])
        stream = pa.BufferReader(pa.py_buffer(answer).slice(start))
        grids = tuple(_grid(about, stream) for about in header["grids"])
        return Response(reader=header["reader"], grids=grids)
    except (struct.error, ValueError, KeyError, pa.ArrowException, OSError) as error:
        raise GarbledError from error


def _send_header(pipe: BinaryIO, header: dict[str, object]) -> None:
    content = json.dumps(header).encode("utf-8")
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)


def _described(grid: Grid) -> _Described:
    return {
        "sheet": grid.sheet,
        "index": grid.index,
        "visibility": grid.visibility,
        "first_row": grid.first_row,
        "first_column": grid.first_column,
        "width": len(grid.columns),
        "merges": _corners(grid.merges),
        "hidden_rows": sorted(grid.hidden_rows),
        "hidden_columns": sorted(grid.hidden_columns),
        "is_filtered": grid.is_filtered,
        "is_1904": grid.is_1904,
        "pivots": _corners(grid.pivots),
        "pictures": grid.pictures,
        "header_ends": sorted(grid.header_ends),
        "stressed_rows": sorted(grid.stressed_rows),
        "record_widths": list(grid.record_widths.items()),
        "formulas": [(*place, text) for place, text in grid.formulas.items()],
    }


def _corners(ranges: tuple[Merge, ...]) -> list[list[int]]:
    return [[one.top, one.left, one.bottom, one.right] for one in ranges]


def _batch(grid: Grid) -> pa.RecordBatch:
    arrays: list[pa.Array] = []
    names = []
    for number, column in enumerate(grid.columns):
        arrays += [column.raw, column.kind, column.number_format]
        names += [f"raw{number}", f"kind{number}", f"format{number}"]
    return pa.RecordBatch.from_arrays(arrays, names=names)


def _grid(about: _Described, stream: pa.BufferReader) -> Grid:
    return Grid(
        sheet=about["sheet"],
        index=about["index"],
        visibility=about["visibility"],
        first_row=about["first_row"],
        first_column=about["first_column"],
        columns=_received(stream, about["width"]) if about["width"] else (),
        merges=tuple(Merge(*corners) for corners in about["merges"]),
        hidden_rows=frozenset(about["hidden_rows"]),
        hidden_columns=frozenset(about["hidden_columns"]),
        is_filtered=about["is_filtered"],
        is_1904=about["is_1904"],
        pivots=tuple(Merge(*corners) for corners in about["pivots"]),
        pictures=about["pictures"],
        header_ends=frozenset(about["header_ends"]),
        stressed_rows=frozenset(about["stressed_rows"]),
        record_widths=dict(about["record_widths"]),
        formulas={(row, column): text for row, column, text in about["formulas"]},
    )


def _received(stream: pa.BufferReader, width: int) -> tuple[Column, ...]:
    # read_all goes past the stream's end, where the next grid's begins.
    (batch,) = pa.ipc.open_stream(stream).read_all().to_batches()
    return tuple(
        Column(batch.column(3 * i), batch.column(3 * i + 1), batch.column(3 * i + 2))
        for i in range(width)
    )
