"""Reading in this process: hundreds of small files would each wait for another one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Refusal, Workbook
from data.files.limits import Limits
from data.importer import understanding


def read_here(path: Path, name: str, _: object = None) -> Workbook | Refusal:
    """What the reading process would answer."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        reader, grids = read_file(data, name, Limits())
    except RefusedError as refused:
        return Refusal(name, sha256, refused.code, refused.arguments)
    return Workbook(name, sha256, reader, grids)


@pytest.fixture
def read_in_this_process(monkeypatch):
    """The intake reads here; the fixture is the function that does it."""
    monkeypatch.setattr(understanding, "open_workbook", read_here)
    return read_here
