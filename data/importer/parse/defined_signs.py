"""Cells whose sign the sheet defines (注：—表示不需办理), read as what it says they mean."""

from __future__ import annotations

import pyarrow as pa

from data.files.grid import Column, Kind
from data.importer.block import Block
from data.importer.parse.accepted_values import Taught, accepted_value, word_key
from data.ledgers import Field, ledger
from data.ledgers.headers import normal
from data.tables.defined_signs import BLANK, opening_sign, sign_key

_WITH_SIGNS = ("state", "flag", "choice", "choices")
_MAY_BE_BLANK = ("state", "flag")
_NOT_NEEDED = "无需办理"


def in_own_words(block: Block, number: int, field: Field, taught: Taught) -> Column:
    """The data cells of a column with signs that the sheet defines as the words of the field.

    What a person taught of a sign comes first.
    """
    column = block.column(number)
    if not block.signs or field.type not in _WITH_SIGNS:
        return column
    meant = {sign: _in_words(said, field) for sign, said in block.signs.items()}
    if BLANK in meant and _named(block.signs[BLANK], _values(field)) is None:
        del meant[BLANK]  # 空白表示未掌握 says what a blank says anyway
    meant = {sign: word for sign, word in meant.items() if not _says_so_anyway(sign, word, field)}
    texts, kinds = column.raw.to_pylist(), column.kind.fill_null(0).to_pylist()
    changed = False
    for at, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        word = _word(text, kind, meant, field, taught)
        if word is not None:
            texts[at], kinds[at], changed = word, int(Kind.TEXT), True
    if not changed:
        return column
    return Column(pa.array(texts, pa.string()), pa.array(kinds, pa.int8()), column.number_format)


def _word(
    text: str | None, kind: int, meant: dict[str, str], field: Field, taught: Taught
) -> str | None:
    """What a cell says in the field's words, None where it bears no sign of the sheet's own."""
    if kind == Kind.EMPTY or not (text or "").strip():
        is_said = BLANK in meant and field.type in _MAY_BE_BLANK
        return meant[BLANK] or None if is_said else None
    if kind != Kind.TEXT or text is None or word_key(text) in taught:
        return None
    key = sign_key(text)
    if key in meant:
        return meant[key]
    sign = opening_sign(key)
    return meant[sign] + key[len(sign) :] if sign and meant.get(sign) else None


def _in_words(meaning: str, field: Field) -> str:
    """A definition as the field's own word where it names one, "" where it says nothing of it.

    That something does not apply (不涉及) is neither yes nor no.
    """
    if field.type == "flag":
        return "" if _named(meaning, _values(field)) == _NOT_NEEDED else meaning
    return _named(meaning, field.values) or meaning


def _says_so_anyway(sign: str, word: str, field: Field) -> bool:
    return bool(sign and word) and accepted_value(sign, _values(field)) == word


def _values(field: Field) -> dict[str, tuple[str, ...]]:
    """The words of the field; yes and no are said by those of a permit's state."""
    return ledger("readiness").field("state").values if field.type == "flag" else field.values


def _named(meaning: str, values: dict[str, tuple[str, ...]]) -> str | None:
    """The one accepted value that a definition is, or has the words of (该项目不涉及此项手续)."""
    if (value := accepted_value(meaning, values)) is not None:
        return value
    words = {normal(word): value for value, said in values.items() for word in (value, *said)}
    text = normal(meaning)
    inside = [word for word in words if len(word) > 1 and word in text]
    longest = [one for one in inside if not any(one != other and one in other for other in inside)]
    found = {words[word] for word in longest}
    return found.pop() if len(found) == 1 else None
