"""Whether a text is a header of some ledger: what finds the header rows of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from data.ledgers.composition import is_composed
from data.ledgers.declaration import Ledger, ledgers
from data.ledgers.header_wording import header_readings
from data.ledgers.headers import ORDINAL, group_words, item_words, normal

_YEAR = re.compile(r"^20\d{2}")
_PUT_TOGETHER = 0.8  # several known words in one header


@lru_cache(maxsize=16384)
def known_header(text: str) -> float:
    """How surely a text is a header of some ledger: 0 (unknown) to 1."""
    words = _known_words()
    text = normal(text)
    year = _YEAR.match(text)
    readings = header_readings(text, int(year[0]) if year else None)
    sure = max((words.get(form, 0.0) * trust for form, trust, _ in readings), default=0.0)
    return sure or (_PUT_TOGETHER if is_composed(text) else 0.0)


def _names_as_columns(declared: Ledger) -> Iterator[str]:
    """Values of a field that stand as headers: metrics, stages, definitions."""
    keys = [declared.wide.name_field] if declared.wide is not None else []
    keys += [declared.spread.field] if declared.spread is not None else []
    for key in keys:
        for value, synonyms in declared.field(key).values.items():
            yield from (value, *synonyms)


@cache
def _known_words() -> dict[str, float]:
    words: dict[str, float] = dict.fromkeys(ORDINAL, 1.0)
    for declared in ledgers():
        for field in declared.fields:
            for text in field.texts:
                for part in (text, text.rpartition("/")[2]):
                    words[normal(part)] = 1.0
        for text in _names_as_columns(declared):
            words.setdefault(normal(text), 1.0)
    for word, (_, bound) in item_words().items():
        words.setdefault(word, 0.8 if bound else 1.0)
    for word in group_words():
        words.setdefault(word, 0.9)
    for word in ("形象进度", "存在问题", "投资情况", "基本情况", "开工时间", "投产时间"):
        words.setdefault(word, 0.9)
    return words
