"""The encoding of a text file, decided by its bytes; a guess that could be false is refused.

What is no Unicode is Chinese by what people write, or is refused (see east_or_west): a
strict decoding proves nothing there, and every other code page has a Unicode to save as.
"""

from __future__ import annotations

import codecs
import re

from data.sheets.east_or_west import is_chinese
from data.sheets.refused import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = b"\x1b$"  # how ISO 2022 begins another alphabet: all bytes look plain
_SAMPLE = 1 << 20
_WRITTEN_SHARE = 0.9
_WRITTEN = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\xff\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FEW_CONTROLS, _MOST_CONTROLS = 3, 0.01


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises RefusedError where that is uncertain."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("refused-encoding") from error
    _refuse_binary(text[:_SAMPLE])
    return text.removeprefix("\ufeff"), encoding


def encoding_of(data: bytes) -> str:
    """Name of the encoding; raises RefusedError where the bytes fit none that can be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    wide = _wide(data[:_SAMPLE])
    if wide:
        return wide
    if _ESCAPED in data:
        raise RefusedError("refused-encoding")
    _refuse_binary(data[:_SAMPLE].decode("latin-1"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if not is_chinese(data):
            raise RefusedError("refused-encoding") from None
        return "gb18030"
    return "utf-8"


def _refuse_binary(sample: str) -> None:
    """Control characters are rare in a text and common in anything else."""
    controls = len(_CONTROL.findall(sample))
    if controls > _FEW_CONTROLS and controls > _MOST_CONTROLS * len(sample):
        raise RefusedError("refused-other-kind", kind="data")


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: the one whose text is what people write.

    Zero bytes stand in no other text: line breaks and delimiters bring them.
    """
    if b"\0" not in sample:
        return ""
    best, best_share = "", _WRITTEN_SHARE
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        if len(text) > 1 and (share := len(_WRITTEN.findall(text)) / len(text)) > best_share:
            best, best_share = encoding, share
    return best
