"""Words that stand for an accepted value: what a ledger lists, and every synonym of it.

A word that no list knows stays out of a closed field (null, with the accepted values in the
problem) and is kept as written in an open one. What a person taught comes before every list, for
the sheet that it was taught for.

Cells whose sign the sheet defines (注：—表示不需办理), read as what it says they mean.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import pyarrow as pa

from data.files.grid import Column, Kind
from data.importer.source_table import SourceTable
from data.ledgers import Field, ledger
from data.ledgers.composed_headers import composed_value
from data.ledgers.headers import looser, normal
from data.rules import origin_of
from data.tables.defined_signs import BLANK, opening_sign, sign_key
from data.values import Parsed, Problem
from data.values.parse_result import UNDECIDED_TEXTS, Cells, cleaned, is_blank

# Word as it is compared → accepted value, "" where the cell is to stay unknown.
Taught = Mapping[str, str]
NOTHING_TAUGHT: Taught = MappingProxyType({})

# What says how far or how much, and leaves the word what it is: 前期洽谈. That something is being
# done (签约推进, 办理签约) is not it.
_PREFIXES = (
    *("已", "正在", "目前", "现已", "为", "属于", "新增", "新", "前期", "早期", "初步", "深入"),
    *("深度", "实质", "实质性", "全面", "持续", "重点", "正"),
)
_SUFFIXES = ("阶段", "项目", "状态", "中", "口径", "个数", "数", "期")
# What stands before a word that is still to come: 拟开工, 申请销号.
NOT_YET = ("拟", "未", "待", "计划", "预计", "即将", "尚未", "暂未", "申请", "提请", "争取")
_MOST_STRIPPED = 3


@dataclass(frozen=True)
class Distinct:
    """A column's cells as one entry for each distinct text; which is −1 where empty."""

    texts: tuple[str, ...]
    which: np.ndarray

    def spread(self, values: list[str | None]) -> pa.Array:
        """One value for each cell from one for each distinct text."""
        codes = pa.array(self.which, mask=self.which < 0)
        return pa.array([*values], pa.string()).take(codes)


def distinct(column: Column) -> Distinct:
    """The distinct texts of a column's cells that hold something readable."""
    kind = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
    encoded = column.raw.dictionary_encode()
    which = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    unusable = (kind == Kind.EMPTY) | (kind >= Kind.ERROR)
    return Distinct(
        tuple(str(text) for text in encoded.dictionary.to_pylist()), np.where(unusable, -1, which)
    )


@cache
def _words(key: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for value, _ in key:
        words[normal(value)] = value
    for value, synonyms in key:
        for word in synonyms:
            words.setdefault(normal(word), value)
    return words


def words_of(values: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Normal text → accepted value, for a field's value list."""
    return _words(tuple(values.items()))


def accepted_value(text: str, values: Mapping[str, tuple[str, ...]]) -> str | None:
    """The accepted value that a text stands for, None where no list knows it."""
    words = words_of(values)
    for candidate, _ in looser(normal(text)):
        if candidate in words:
            return words[candidate]
        for trimmed in _trimmed(candidate):
            if trimmed in words:
                return words[trimmed]
    return None


def _trimmed(text: str) -> list[str]:
    """The text without what stands before and behind its word, the fuller forms first."""
    found = [text]
    for _ in range(_MOST_STRIPPED):
        found += [
            rest
            for one in found
            for rest in (
                *(one.removeprefix(prefix) for prefix in _PREFIXES if one.startswith(prefix)),
                *(one.removesuffix(suffix) for suffix in _SUFFIXES if one.endswith(suffix)),
            )
            if rest
        ]
    return list(dict.fromkeys(found[1:]))


def word_key(text: str) -> str:
    """A taught word as it is compared with a cell: NFKC, no spaces, lower case."""
    return "".join(cleaned(text).casefold().split())


def taught_words(said: Mapping[str, str], allowed: Collection[str], *, is_open: bool) -> Taught:
    """What a person taught of a field's words, as far as the field still accepts it."""
    return {
        word_key(text): value
        for text, value in said.items()
        if not value or is_open or value in allowed
    }


def parse_choice(column: Column, field: Field, taught: Taught = NOTHING_TAUGHT) -> Parsed:
    """Accepted values of a choice field, as text."""
    cells = distinct(column)
    values: list[str | None] = []
    codes: list[tuple[str, dict[str, str]] | None] = []
    for text in cells.texts:
        value, problem = _choose(text, field, taught)
        values.append(value)
        codes.append(problem)
    return Parsed(cells.spread(values), (*broken_cells(column), *problems_at(cells, codes)))


def _choose(
    text: str, field: Field, taught: Taught
) -> tuple[str | None, tuple[str, dict[str, str]] | None]:
    clean = cleaned(text)
    if is_blank(clean):
        return None, None
    if (said := taught.get(word_key(text))) is not None:
        return said or None, None
    found = accepted_value(clean, field.values) or composed_value(field.key, normal(clean))
    if found in field.values:
        return found, None
    if field.by_province and (which := origin_of(clean)) in field.by_province:
        value = field.by_province[which]
        return value, ("value-by-province", {"text": text, "value": value})
    if clean.lower() in UNDECIDED_TEXTS:
        return None, ("value-undecided", {"text": text})
    if normal(clean) in {normal(word) for word in field.vague}:
        return None, ("value-vague", {"text": text, "allowed": "、".join(field.values)})
    if field.open:
        return clean, None
    return None, ("value-not-allowed", {"text": text, "allowed": "、".join(field.values)})


def broken_cells(column: Column) -> tuple[Problem, ...]:
    """Error cells and formulas without a value."""
    kinds = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
    if not (kinds >= Kind.ERROR).any():
        return ()
    cells = Cells(column)
    cells.report_unusable()
    return cells.sorted_problems()


def problems_at(
    cells: Distinct, codes: list[tuple[str, dict[str, str]] | None]
) -> tuple[Problem, ...]:
    """A problem for every cell whose distinct text has one."""
    wanted = np.array([code is not None for code in codes], dtype=bool)
    if not wanted.any():
        return ()
    problems: list[Problem] = []
    flagged = np.flatnonzero((cells.which >= 0) & wanted[np.maximum(cells.which, 0)])
    for index in flagged.tolist():
        entry = codes[cells.which[index]]
        if entry is not None:
            code, arguments = entry
            note = code in ("value-undecided", "value-vague", "state-remark", "value-by-province")
            problems.append(Problem(index, code, "note" if note else "warning", arguments))
    return tuple(problems)


def implied(column: Column, field: Field) -> dict[str, pa.Array]:
    """What the cells say about other columns: ``部分投产`` is also an extent of production."""
    cells = distinct(column)
    result: dict[str, pa.Array] = {}
    words = {normal(word): says for word, says in field.implies.items()}
    for name in {name for says in words.values() for name in says}:
        values = [words.get(normal(text), {}).get(name) for text in cells.texts]
        if any(values):
            result[name] = cells.spread(values)
    return result


_WITH_SIGNS = ("state", "flag", "choice", "choices")
_MAY_BE_BLANK = ("state", "flag")
_NOT_NEEDED = "无需办理"


def in_own_words(source: SourceTable, number: int, field: Field, taught: Taught) -> Column:
    """The data cells of a column with signs that the sheet defines as the words of the field.

    What a person taught of a sign comes first.
    """
    column = source.column(number)
    if not source.signs or field.type not in _WITH_SIGNS:
        return column
    meant = {sign: _in_words(said, field) for sign, said in source.signs.items()}
    if BLANK in meant and named_value(source.signs[BLANK], _values(field)) is None:
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
        return "" if named_value(meaning, _values(field)) == _NOT_NEEDED else meaning
    return named_value(meaning, field.values) or meaning


def _says_so_anyway(sign: str, word: str, field: Field) -> bool:
    return bool(sign and word) and accepted_value(sign, _values(field)) == word


def _values(field: Field) -> dict[str, tuple[str, ...]]:
    """The words of the field; yes and no are said by those of a permit's state."""
    return ledger("readiness").field("state").values if field.type == "flag" else field.values


def named_value(meaning: str, values: dict[str, tuple[str, ...]]) -> str | None:
    """The one accepted value that a definition is, or has the words of (该项目不涉及此项手续).

    What is asked for or to come (申请销号, 拟开工) is not that yet.
    """
    if (value := accepted_value(meaning, values)) is not None:
        return value
    words = {normal(word): value for value, said in values.items() for word in (value, *said)}
    text = normal(meaning)
    inside = [word for word in words if len(word) > 1 and word in text]
    longest = [one for one in inside if not any(one != other and one in other for other in inside)]
    found = {words[word] for word in longest}
    is_to_come = any(one in text[: text.find(word)] for word in longest for one in NOT_YET)
    return found.pop() if len(found) == 1 and not is_to_come else None
