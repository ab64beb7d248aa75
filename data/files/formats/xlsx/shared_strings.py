"""The shared strings of a workbook, found by their tags without building a tree.

A string is one ``<t>`` in the plain case and several where parts of it are formatted;
phonetic guides (``<rPh>``) are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.arrow_text import places, replaced, slices, texts
from data.files.errors import DamagedError
from data.files.formats.xlsx.tags import Tags, blocks

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
