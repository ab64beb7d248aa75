"""What marks one workbook, in a process of its own (``work`` of data.files.sandbox.worker).

A package from outside is unpacked and searched here, behind the same limits as reading.
The answer goes to standard output: one byte, ``+`` before a workbook, ``-`` before JSON
with the code of a refusal, and ``.`` after it: without that it is not whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from data.documents.marking.mark import marked_package
from data.documents.marking.markup import Line, Markup
from data.documents.marking.tree import UnpatchableError
from data.files.content import unwrapped
from data.files.errors import DamagedError, RefusedError
from data.files.limits import Limits

_CODE = 600 << 20  # what the libraries take of the address space, and the copy that is written


def answer(request: Mapping[str, Any]) -> None:
    """Limit this process, mark the file, write the answer.

    request: path, file_name, is_package, limits, and the markup as JSON.
    """
    markup = Markup.from_json(request["markup"])
    limits = Limits(**request["limits"])
    _limit(limits)
    with os.fdopen(os.dup(1), "wb") as pipe:
        os.dup2(2, 1)  # a library that prints must not spoil the answer
        try:
            content = Path(request["path"]).read_bytes()
            is_package = bool(request["is_package"])
            pipe.write(b"+" + marked(content, request["file_name"], markup, limits, is_package))
        except RefusedError as refused:
            _refuse(pipe, refused)
        except MemoryError:
            _refuse(pipe, RefusedError("refused-memory"))
        pipe.write(b".")


def marked(
    content: bytes, file_name: str, markup: Markup, limits: Limits, is_package: bool
) -> bytes:
    """The workbook with marks: patched where it is a package, else written anew.

    Raises RefusedError.
    """
    if is_package:
        try:
            return marked_package(unwrapped(content, limits), markup, limits)
        except (UnpatchableError, DamagedError):
            pass  # what a reader of another kind opened is written anew
    return _remade(content, file_name, markup, limits)


def _remade(content: bytes, file_name: str, markup: Markup, limits: Limits) -> bytes:
    from data.documents.marking.plain import plain_names, plain_package
    from data.files.formats.by_content import read_file

    _, found = read_file(content, file_name, limits)
    grids = [grid for grid in found if grid.sheet not in markup.lists]
    del found
    names = plain_names(grids)
    package = plain_package(grids)
    del grids
    said = Line("remark", (markup.remade,))
    lines = [replace(one, sheet=names.get(one.sheet, one.sheet)) for one in markup.lines]
    told = replace(
        markup,
        marks=tuple(replace(one, sheet=names[one.sheet]) for one in markup.marks),
        lines=(*lines[:1], said, *lines[1:]),
        lists=(),
    )
    # What was written here is as large as it is, whatever limit the upload had to keep.
    own = replace(limits, unpacked_ratio=10_000)
    try:
        return marked_package(package, told, own)
    except (UnpatchableError, DamagedError) as error:
        raise RefusedError("refused-damaged") from error


def _refuse(pipe: BinaryIO, refused: RefusedError) -> None:
    pipe.write(b"-" + json.dumps({"code": refused.code, "arguments": refused.arguments}).encode())


def _limit(limits: Limits) -> None:
    try:
        import resource
    except ModuleNotFoundError:
        return
    space = 2 * limits.memory_bytes + _CODE
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
