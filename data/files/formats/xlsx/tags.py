"""Where the tags of a piece of XML are, found by whole-array operations.

Office programs write plain XML: no comments, no CDATA, double quotes. For such a piece
the places of ``<``, ``>`` and ``"`` are enough to know every element; a piece that holds
anything else is called irregular, and the slower event parser reads the sheet instead.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.files.errors import DamagedError

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
