"""Parts of an .xlsx: which sheets it has, its shared strings, where the tags of a part are."""

from __future__ import annotations

import posixpath
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.files.archive import Archive, elements
from data.files.arrow_text import places, replaced, slices, texts
from data.files.errors import DamagedError
from data.files.grid import Visibility

Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
LESS, GREATER, QUOTE, SLASH, EQUALS, SPACE, EXCLAMATION, QUESTION = b'<>"/= !?'
PADDING = b"\0" * 32
PAST = 5  # places past the end, so that a look at the next few tags needs no check
LARGEST_PIECE = 64 << 20
_AFTER_NAME = np.zeros(256, dtype=np.bool_)
_AFTER_NAME[list(b" >/\t\n\r")] = True
_PRESERVE = b' xml:space="preserve">'
_DECLARATION = re.compile(rb"^\s*<\?xml\b.*?\?>", re.DOTALL)
_PREFIX = re.compile(rb"<(\w+):(?:worksheet|sst)\b")


class IrregularError(Exception):
    """XML that is legal but not written the plain way."""


class Tags:
    """The tags of a block of XML.

    at: byte positions of every ``<`` and, at the end, a few positions past the block; a
    *tag* is an index into ``at``. first, second: the two bytes after each.
    Raises IrregularError for a block with comments, CDATA or processing instructions.
    """

    def __init__(self, block: bytes) -> None:
        self.length = len(block)
        self._padded = block + PADDING
        self.buffer = pa.py_buffer(self._padded)
        self.bytes: Bytes = np.frombuffer(self._padded, dtype=np.uint8)
        found = np.flatnonzero(self.bytes == LESS)
        self.at: Places = np.full(len(found) + PAST, self.length, dtype=np.int64)
        self.at[:-PAST] = found
        self.first = self.bytes[self.at + 1]
        self.second = self.bytes[self.at + 2]
        if ((self.first == EXCLAMATION) | (self.first == QUESTION)).any():
            raise IrregularError

    def named(self, name: str) -> Places:
        """Tags that open an element with this name, in order."""
        code = name.encode("ascii")
        found = np.flatnonzero(self.first[:-PAST] == code[0])
        for offset in range(1, len(code)):
            found = found[self.bytes[self.at[found] + 1 + offset] == code[offset]]
        return found[_AFTER_NAME[self.bytes[self.at[found] + 1 + len(code)]]]

    def content(self, tags: Places, name: str) -> tuple[Places, Places]:
        """Start and end of the text right inside each of some elements of one name."""
        after = self.at[tags] + 1 + len(name)
        sign = self.bytes[after]
        start = after + 1
        if (sign != GREATER).any():
            preserves = self._stands_at(after, _PRESERVE)
            start[preserves] = after[preserves] + len(_PRESERVE)
            for i in np.flatnonzero((sign != GREATER) & ~preserves).tolist():
                start[i] = self._padded.find(b">", after[i]) + 1
        end = np.where(self.bytes[start - 2] == SLASH, start, self.at[tags + 1])
        return start, end

    def _stands_at(self, places: Places, expected: bytes) -> npt.NDArray[np.bool_]:
        found = np.ones(len(places), dtype=np.bool_)
        for offset, code in enumerate(expected):
            found &= self.bytes[np.minimum(places + offset, self.length)] == code
        return found


def blocks(chunks: Iterable[bytes], opening: bytes) -> Iterator[bytes]:
    """Pieces of XML that are cut before an opening tag (``<row``); all of it, in order.

    The XML declaration and the namespace prefix of the root are taken off. Raises
    DamagedError where one element is larger than any that an office program writes.
    """
    rest = b""
    prefix: bytes | None = None
    for chunk in chunks:
        piece = rest + chunk
        if prefix is None:
            piece = _DECLARATION.sub(b"", piece.removeprefix(BOM_UTF8), count=1)
            found = _PREFIX.search(piece[:4096])
            prefix = found[1] + b":" if found else b""
        # A tag cut by the end of the chunk stays for the next round.
        complete = piece.rfind(b">") + 1
        piece, rest = piece[:complete], piece[complete:]
        if prefix:
            piece = piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        cut = piece.rfind(opening)
        if cut > 0:
            yield piece[:cut]
            piece = piece[cut:]
        rest = piece + rest
        if len(rest) > LARGEST_PIECE:
            raise DamagedError(f"{len(rest)} bytes without {opening!r}")
    if rest:
        yield rest


_PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?(?<!/)>(.*?)</(?:\w+:)?t\s*>", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_CONTROL = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def shared_strings(chunks: Iterable[bytes]) -> pa.StringArray:
    """All strings in their order, empty texts as ``""``; raises DamagedError, IrregularError."""
    parts = [_strings(block) for block in blocks(chunks, b"<si")]
    return pa.concat_arrays(parts) if parts else texts([])


def _strings(block: bytes) -> pa.StringArray:
    tags = Tags(block)
    items = tags.named("si")
    item_count = len(items)
    if item_count == 0:
        return texts([])
    runs = tags.named("t")
    owner = np.searchsorted(items, runs, side="right") - 1
    per_item = np.bincount(owner[owner >= 0], minlength=item_count)
    has_phonetic = b"<rPh" in block
    is_plain = per_item == 1
    if has_phonetic:
        phonetic = np.searchsorted(items, tags.named("rPh"), side="right") - 1
        is_plain[phonetic[phonetic >= 0]] = False
    plain_runs = runs[(owner >= 0) & is_plain[owner]]
    starts = np.zeros(item_count, dtype=np.int64)
    ends = np.zeros(item_count, dtype=np.int64)
    starts[is_plain], ends[is_plain] = tags.content(plain_runs, "t")
    at = tags.at[items]
    starts[~is_plain] = at[~is_plain]
    ends[~is_plain] = at[~is_plain]
    try:
        column = unescaped(slices(tags.buffer, starts, ends), block)
    except pa.ArrowInvalid as error:
        raise DamagedError("shared strings are no UTF-8") from error
    mixed = np.flatnonzero(~is_plain)
    bounds = np.append(at, tags.length)
    return replaced(
        column, mixed, [run_text(block[bounds[i] : bounds[i + 1]]) for i in mixed.tolist()]
    )


def run_text(item: bytes) -> str:
    """The text of an ``<si>`` or ``<is>`` element with any number of runs."""
    runs = _RUN.findall(_PHONETIC.sub(b"", item))
    try:
        return unescape(b"".join(runs).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise DamagedError("a text is no UTF-8") from error


def unescaped(column: pa.StringArray, block: bytes) -> pa.StringArray:
    """The column with character references, ``_x000D_`` and line ends resolved.

    block: the XML that the texts are from; most have nothing to resolve at all.
    """
    # Single bytes are looked for first: that is many times faster than two.
    has_control = b"_" in block and b"_x" in block
    if b"&" not in block and b"\r" not in block and not has_control:
        return column
    marked = places(pc.match_substring_regex(column, r"&|\r|_x[0-9A-Fa-f]{4}_"))
    if len(marked) == 0:
        return column
    return replaced(column, marked, [unescape(column[i].as_py()) for i in marked.tolist()])


def unescape(text: str) -> str:
    """One text with references resolved: ``&lt;`` → ``<``, ``_x000D_`` → a line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _REFERENCE.sub(_character, text)
    return controls(text)


def controls(text: str) -> str:
    """``_x000D_`` is how the format writes characters that XML cannot hold."""
    if "_x" in text:
        text = _CONTROL.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)


_VISIBILITY: dict[str, Visibility] = {"hidden": "hidden", "veryHidden": "very_hidden"}


@dataclass(frozen=True)
class Relation:
    """A link from one part to another; kind is the last word of its type."""

    kind: str
    target: str


@dataclass(frozen=True)
class SheetPart:
    """A worksheet and the part that holds it; position among all sheets, 0-based.

    repeated_rows: the last of the rows that are printed on each of its pages.
    """

    name: str
    index: int
    visibility: Visibility
    part: str
    repeated_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class WorkbookParts:
    """The parts of a workbook that matter here; "" where there is none."""

    sheets: tuple[SheetPart, ...]
    is_1904: bool
    strings: str
    styles: str


def workbook_part(archive: Archive) -> str:
    """Name of the part that lists the sheets; raises DamagedError."""
    for relation in relations(archive, "").values():
        if relation.kind == "officeDocument":
            return relation.target
    if "xl/workbook.xml" in archive:
        return "xl/workbook.xml"
    raise DamagedError("no workbook part")


def read_workbook(archive: Archive) -> WorkbookParts:
    """Sheets in the order of their tabs (chart and dialog sheets left out); raises DamagedError."""
    part = workbook_part(archive)
    links = relations(archive, part)
    repeated = _repeated_rows(archive.xml(part))
    sheets: list[SheetPart] = []
    is_1904 = False
    index = 0
    for element in _starts(archive, part):
        name, attributes = element.tag, element.attrib
        if name == "workbookPr":
            # Extensions repeat the element without the attribute.
            is_1904 = is_1904 or attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            relation = links.get(attributes.get("id", ""))
            if relation is not None and relation.kind == "worksheet":
                visibility = _VISIBILITY.get(attributes.get("state", ""), "visible")
                name = attributes.get("name", "")
                rows = tuple(repeated.get(index, ()))
                sheets.append(SheetPart(name, index, visibility, relation.target, rows))
            index += 1
    if not index:
        raise DamagedError("the workbook lists no sheets")
    by_kind = {relation.kind: relation.target for relation in links.values()}
    return WorkbookParts(
        tuple(sheets), is_1904, by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    )


_DEFINED = re.compile(rb"<(?:\w+:)?definedName\b([^>]*_xlnm\.Print_Titles[^>]*)>([^<]*)<")
_SHEET_OF_NAME = re.compile(rb"localSheetId=[\"'](\d+)")
_ROWS = re.compile(rb"\$\d+:\$(\d{1,7})$")


def _repeated_rows(workbook: bytes) -> dict[int, list[int]]:
    """Position of a sheet → the last of the rows that are printed on each of its pages."""
    found: dict[int, list[int]] = {}
    for attributes, reference in _DEFINED.findall(workbook):
        sheet, rows = _SHEET_OF_NAME.search(attributes), _ROWS.search(reference.strip())
        if sheet and rows:
            found.setdefault(int(sheet[1]), []).append(int(rows[1]))
    return found


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What a part links to by id; targets are names in the archive. "" is the package."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive:
        return {}
    found = {}
    for element in _starts(archive, listing):
        attributes = element.attrib
        if element.tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, posixpath.normpath(full))
    return found


def _starts(archive: Archive, part: str) -> Iterator[Element]:
    return (element for event, element in elements(archive.xml_chunks(part)) if event == "start")
