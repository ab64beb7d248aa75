"""Labels of secrecy: what bears one is refused, and the place is named.

A label is the level with its star (``机密★1年``), the level after 密级, or the level alone
in its place: a cell, a piece of a file name, a line of a header. The same characters in
running text (商业秘密, 保密协议, 严守机密) are no label. 内部 counts with its star only:
alone it is an ordinary word.
"""

from __future__ import annotations

import re
import unicodedata

import pyarrow as pa
import pyarrow.compute as pc

from data.files.arrow_text import places
from data.files.errors import RefusedError
from data.files.grid import Grid, cell_reference

_LEVEL = "绝密|机密|秘密"
_STAR = "[★☆⭐✭✮✩]"
_LABEL = re.compile(
    rf"""
    (?P<starred>{_LEVEL}|内部){_STAR}
    | (?<![\u4e00-\u9fff])(?P<asterisk>{_LEVEL}|内部)\*
    | {_STAR}(?P<after_star>{_LEVEL})(?![\u4e00-\u9fff])
    | (?:密级|涉密等级|定密)[:：为]?(?P<labelled>{_LEVEL})
    """,
    re.VERBOSE,
)
_TERM = r"(?:[0-9一二三四五六七八九十]+(?:年|个月|月|日|天)|长期|启用前|公布前)?"
_ALONE = re.compile(rf"^(?P<level>{_LEVEL})(?:级|件|文件)?{_TERM}$")
_FRAMES = re.compile(r"[\s【】\[\]（）()〔〕〈〉《》「」{}<>\"'“”·.。,，:：;；|/\\_\-—–~!！]+")
_PIECES = re.compile(r"[\s【】\[\]（）()〔〕〈〉《》「」<>\"'“”·.。,，:：;；|/\\_\-—–~+&]+")
# What can hold a label at all: asked of whole columns before single texts are looked at.
_CANDIDATE = r"绝\s*密|机\s*密|秘\s*密|内\s*部\s*[★☆⭐✭✮✩*]"
_CHARACTERS = ("密".encode(), "内".encode())
_PRINT_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[LCRPNDTZFAGBIUESXYHO+-])')


def secrecy_label(text: str) -> str | None:
    """The level that a text bears as a label, or null."""
    dense = "".join(unicodedata.normalize("NFKC", text).split())
    found = _LABEL.search(dense)
    if found is not None:
        return next(level for level in found.groups() if level)
    alone = _ALONE.match(_FRAMES.sub("", dense))
    return alone["level"] if alone else None


def secrecy_label_in_name(name: str) -> str | None:
    """The level that a file or sheet name bears as one of its pieces, or null."""
    found = secrecy_label(name)
    if found is not None:
        return found
    for piece in _PIECES.split(unicodedata.normalize("NFKC", name)):
        alone = _ALONE.match(piece)
        if alone is not None:
            return alone["level"]
    return None


def refuse_labelled_name(file_name: str) -> None:
    """Raises RefusedError where the file's own name bears a label."""
    level = secrecy_label_in_name(re.split(r"[/\\]", file_name)[-1])
    if level is not None:
        raise RefusedError("refused-marked-name", mark=level)


def refuse_labelled_property(name: str, value: str) -> None:
    """Raises RefusedError where a document property bears a label."""
    level = secrecy_label_in_name(value) or (secrecy_label(f"{name}{value}") if value else None)
    if level is not None:
        raise RefusedError("refused-marked-property", mark=level, property=name)


def refuse_labelled_beside(sheet: str, texts: list[str]) -> None:
    """Raises RefusedError where a sheet's name, header, footer or text box bears a label."""
    level = secrecy_label_in_name(sheet)
    if level is not None:
        raise RefusedError("refused-marked-sheet-name", mark=level, sheet=sheet)
    for text in texts:
        for piece in [text, *_PRINT_CODE.sub("\n", text).splitlines()]:
            level = secrecy_label(piece)
            if level is not None:
                raise RefusedError("refused-marked-beside", mark=level, sheet=sheet)


def refuse_labelled_cells(grid: Grid) -> None:
    """Raises RefusedError at the first cell of a grid that bears a label."""
    for number, column in enumerate(grid.columns):
        if not _may_bear_a_label(column.raw):
            continue
        for row in places(pc.match_substring_regex(column.raw, _CANDIDATE)).tolist():
            level = secrecy_label(column.raw[row].as_py())
            if level is not None:
                cell = cell_reference(grid.first_row + row, grid.first_column + number)
                raise RefusedError("refused-marked-cell", mark=level, sheet=grid.sheet, cell=cell)


def _may_bear_a_label(texts: pa.StringArray) -> bool:
    """A look at the bytes of the whole column, many times faster than at its texts."""
    data = texts.buffers()[2]
    content = b"" if data is None else data.to_pybytes()
    return any(character in content for character in _CHARACTERS)
