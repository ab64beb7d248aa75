"""When two header texts are the same text: one normal form, and the looser ones tried after it.

Near-synonyms that staff are judged by (计划/实际, 协议/备案, 本月/累计) never meet here: only
spelling, brackets, footnote marks and the words 时间/日期 are looked through.

Columns that only count rows: 序号 always, 编号 where its values are 1, 2, 3 …

A running number taken for a code would make one project of every unit's first row.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.ledgers.registry import items, ledger
from data.tables import HeaderColumn
from data.values.characters import simplified

_SPACE = re.compile(r"[\s_\u200b\ufeff]+")
_SIGNS_BEHIND = re.compile(r"[*※△▲★☆:。.]+$|\((?:必|选)填\)")
_SIGNS_BEFORE = re.compile(r"^[*※△▲★☆#]+(?=.)")
_NUMBERING = re.compile(r"^(?:\(?\d{1,2}\)?[.、)]|[一二三四五六七八九十]{1,2}、)(?=\D)")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_LATIN_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_DATE_WORD = re.compile(r"(?<=..)(?:时间|日期|年月)$")
_LONGEST_KEPT = 80
_WRAPPED = 0.9
ORDINAL = frozenset({"序号", "序", "no", "no.", "#", "行号", "index"})


def normal(text: str) -> str:
    """The text as headers are compared: NFKC, no spaces, half-width brackets, lower case."""
    # Cells are compared like headers, and a server meets new ones every day.
    return _kept(text) if len(text) <= _LONGEST_KEPT else _normalised(text)


@lru_cache(maxsize=16384)
def _kept(text: str) -> str:
    return _normalised(text)


def _normalised(text: str) -> str:
    text = simplified(unicodedata.normalize("NFKC", text))
    text = _SPACE.sub("", text).casefold().replace("〔", "(").replace("〕", ")")
    text = text.replace("·", "").replace("•", "").replace("“", "").replace("”", "")
    text = _LATIN_HYPHEN.sub("", text).replace("?", "")
    text = _SIGNS_BEFORE.sub("", _SIGNS_BEHIND.sub("", text))
    return _NUMBERING.sub("", text)


def looser(text: str) -> Iterator[tuple[str, float]]:
    """Forms of a normal text to look up, each with how far it may be trusted."""
    yield text, 1.0
    bare = _BRACKET.sub("", text)
    if bare and bare != text:
        yield bare, 0.92
    dateless = _DATE_WORD.sub("", bare)
    if dateless and bare.endswith("年月"):
        yield f"{dateless}时间", 0.95
    if dateless and dateless != bare:
        yield dateless, 0.88


def without_brackets(text: str) -> str:
    """A normal text without what stands in brackets (a unit, a date); itself where that is all."""
    return _BRACKET.sub("", text) or text


@cache
def group_words() -> frozenset[str]:
    """Normal texts that stand over a group of permit columns."""
    return frozenset(normal(word) for word in ledger("readiness").item_groups)


@cache
def item_words() -> dict[str, tuple[str, bool]]:
    """Normal text → (item, whether it means the item only inside a group)."""
    words: dict[str, tuple[str, bool]] = {}
    for item in items():
        bound = {normal(word) for word in item.group_only}
        for word in item.texts:
            words.setdefault(normal(word), (item.name, normal(word) in bound))
    return words


@cache
def unclear_words() -> dict[str, tuple[str, ...]]:
    """Normal text → the items of which it may mean any."""
    unclear = ledger("readiness").unclear_items
    return {normal(word): one.items for one in unclear for word in one.words}


def item_named(text: str) -> str:
    """The item that a header or a cell speaks of, "" where none is known."""
    words = item_words()
    found = (words[form][0] for form, _ in item_forms(normal(text)) if form in words)
    return next(found, "")


def item_forms(text: str) -> Iterator[tuple[str, float]]:
    """Forms of a normal text in which an item may be known, each with how far it is trusted.

    Last those without what stands around a name on official lists: 企业投资项目备案 is 项目备案.
    """
    yield from looser(text)
    declared = ledger("readiness")
    left = [without_brackets(text)]
    for one in left:
        shorter = [one.removeprefix(word) for word in declared.item_before]
        shorter += [one.removesuffix(word) for word in declared.item_behind]
        left += [rest for rest in dict.fromkeys(shorter) if len(rest) > 1 and rest not in left]
    yield from ((one, _WRAPPED) for one in left[1:])


@dataclass(frozen=True)
class Assignment:
    """Sheet column ``column`` feeds the field ``key``.

    item: the permit, or the metric of a target, that the header speaks of. bare: the
    header leaves open which period it speaks of. either: the permits that it may speak of,
    where nothing says which. rivals: columns that mean the field as surely and feed nothing.
    """

    column: int
    key: str
    confidence: float
    item: str = ""
    bare: bool = False
    either: tuple[str, ...] = ()
    rivals: tuple[int, ...] = ()


Sample = Callable[[int], Sequence[str]]
_MAYBE_ORDINAL = frozenset({"编号", "id", "项次", "行次"})
_NUMBER = re.compile(r"0*(\d{1,4})(?:\.0)?")
_GAPS = 2


def is_ordinal(column: HeaderColumn, sample: Sample) -> bool:
    """Whether a column says nothing but which row it is."""
    name = normal("".join(column.path))
    leaf = normal(column.path[-1]) if column.path else ""
    return {name, leaf} & ORDINAL != set() or (
        name in _MAYBE_ORDINAL and counts_up(sample(column.column))
    )


def counts_up(values: Sequence[str]) -> bool:
    """Whether distinct values, in their order, count up from 1, a few gaps and words aside."""
    texts = [value.strip() for value in values if value.strip()]
    found = [_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    if not numbers or len(numbers) < 0.7 * len(texts):
        return False
    rises = all(one < other for one, other in itertools.pairwise(numbers))
    return rises and numbers[0] <= 1 and numbers[-1] <= len(numbers) * _GAPS
