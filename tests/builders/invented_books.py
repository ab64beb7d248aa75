"""Books that an investment office keeps beside its six ledgers, each in a hand of its own.

Everything in them is invented. ``books/<name>.txt`` holds one, written as ``offices/`` are; its
first lines say what a person who reads it would call the table and each of its columns
(header = the uses of ``data/ledgers/proposal.toml`` that fit), and by which columns he would
tell its rows apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.builders.other_offices import read_office
from tests.builders.workbooks import Sheet, a_workbook

PROJECTS = tuple(f"示例风光制氢项目{n:02d}" for n in range(1, 31))
UNITS = ("旗工信局", "旗农牧局", "上海庙经济开发区管委会", "旗能源局", "旗招商局")
_FOLDER = Path(__file__).parent / "books"


@dataclass(frozen=True)
class Book:
    """A workbook of one table, and what a person would make of it.

    identity: the sets of headers that tell its rows apart; uses: header → what fits.
    """

    name: str
    file: str
    sheet: Sheet
    called: str
    kind: str
    identity: tuple[tuple[str, ...], ...]
    uses: dict[str, tuple[str, ...]]

    def write(self, folder: Path) -> Path:
        """The workbook, written to a folder."""
        path = folder / self.file
        path.write_bytes(a_workbook(self.sheet))
        return path


def books() -> list[Book]:
    """All of them."""
    return [book(path.stem) for path in sorted(_FOLDER.glob("*.txt"))]


def book(name: str) -> Book:
    """The one of that name."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    said = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    facts = dict(line.split(": ", 1) for line in said if ": " in line)
    told = [line.split(": ", 1)[1] for line in said if line.startswith("told apart by: ")]
    uses = dict(line.split(" = ", 1) for line in said if " = " in line)
    ((sheet, (rows, merges)),) = read_office(lines).items()
    return Book(
        name,
        facts["file"],
        Sheet(sheet, rows, merges=merges),
        facts["called"],
        facts["kind"],
        tuple(tuple(one.split(" + ")) for one in told),
        {header: tuple(fits.split()) for header, fits in uses.items()},
    )
