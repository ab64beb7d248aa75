"""Tables with a column for each of several names: 签约项目（个）, 到位资金（亿元） of an owner."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.ledgers.composition import composed_value
from data.ledgers.declaration import Ledger, Wide
from data.ledgers.header_lookup import texts_of, words_of
from data.ledgers.headers import Assignment, looser, normal, without_brackets
from data.tables import HeaderColumn

_FEWEST = 2
# 新增签约项目, 新开工项目数: what a year's target counts is new, and counted.
_NEW, _COUNTED = re.compile("^新增?"), re.compile("(?<=..)个?数$")
_FIXED = "item:"


def name_columns(
    declared: Ledger, columns: Sequence[HeaderColumn], fixed: Mapping[int, str], title: str
) -> tuple[Assignment, ...]:
    """The columns whose header names what their cells are the value of.

    title: sheet name and title, normalised; where it does not say what the table is (or
    speaks of what was done), only columns that say it themselves count. () where there
    are fewer than two, or where a column holds the names themselves.
    """
    wide = declared.wide
    if wide is None or _has_column_of_names(declared, wide, columns, fixed):
        return ()
    words = _words(declared, wide)
    is_said = any(normal(word) in title for word in declared.hints) and not any(
        normal(word) in title for word in wide.other_than
    )
    found: list[Assignment] = []
    taken: set[str] = set()
    for column in columns:
        said = fixed.get(column.column)
        if said is None:
            name, sure = _named(column, wide, words, is_said=is_said)
            if not name:
                name, sure = _own_name(declared, column, wide)
        else:
            name, sure = (said.removeprefix(_FIXED) if said.startswith(_FIXED) else ""), 1.0
        if name and name not in taken:
            taken.add(name)
            found.append(Assignment(column.column, wide.value_field, sure, item=name))
    is_any_known = any(one.item.split("（")[0] in words.values() for one in found) or fixed
    return tuple(found) if len(found) >= _FEWEST and is_any_known else ()


def _has_column_of_names(
    declared: Ledger, wide: Wide, columns: Sequence[HeaderColumn], fixed: Mapping[int, str]
) -> bool:
    own = words_of(declared.name)
    for column in columns:
        if column.column in fixed:
            if fixed[column.column] == wide.name_field:
                return True
            continue
        leaf = normal(column.path[-1]) if column.path else ""
        if any(key == wide.name_field for key, _ in own.get(leaf, ())):
            return True
    return False


def _words(declared: Ledger, wide: Wide) -> dict[str, str]:
    words: dict[str, str] = {}
    for value, synonyms in declared.field(wide.name_field).values.items():
        words[normal(value)] = value
        for word in synonyms:
            words.setdefault(normal(word), value)
    return words


def _named(
    column: HeaderColumn, wide: Wide, words: Mapping[str, str], *, is_said: bool
) -> tuple[str, float]:
    """The name that a header says, with how surely; "" where it says none or another thing."""
    path = [normal(part) for part in column.path if part]
    said_by = {normal(word) for word in wide.said_by}
    plain = [part for part in path if part not in said_by]
    if not plain or any(word in path[-1] for word in map(normal, wide.other_than)):
        return "", 0.0
    if not is_said and not any(path[-1].endswith(word) or word in path for word in said_by):
        return "", 0.0
    leaf, above = plain[-1], plain[-2] if len(plain) > 1 else ""
    for text, sure in ((f"{above}{leaf}", 1.0), (leaf, 0.95)):
        for form, looseness in looser(_bare(text, said_by)):
            known = next((one for one in new_or_counted(form) if one in words), None)
            if known is not None:
                return words[known], round(sure * looseness, 3)
    if value := composed_value("targets", wide.name_field, without_brackets(leaf)):
        return value, 0.86
    if above in words:
        # A part of a known sum (到位资金/区外) is a metric of its own, never the whole.
        return f"{words[above]}（{leaf}）", 0.8
    return "", 0.0


def new_or_counted(text: str) -> tuple[str, ...]:
    """A metric's normal text, and what it says without 新增 before it and 数 behind it."""
    bare = _NEW.sub("", text)
    return text, bare, _COUNTED.sub("", text), _COUNTED.sub("", bare)


def _own_name(declared: Ledger, column: HeaderColumn, wide: Wide) -> tuple[str, float]:
    """A name of the office's own, where the level below says that the cells are its values."""
    said_by = {normal(word) for word in wide.said_by}
    if len(column.path) < 2 or normal(column.path[-1]) not in said_by:
        return "", 0.0
    above = normal(column.path[-2])
    own = words_of(declared.name)
    is_field = any(above in text and text in own for text, _ in texts_of(column))
    is_other = above in said_by or any(normal(word) in above for word in wide.other_than)
    return ("", 0.0) if is_field or is_other else (column.path[-2], 0.86)


def _bare(text: str, said_by: set[str]) -> str:
    """``签约项目目标数`` → ``签约项目``."""
    for word in sorted(said_by, key=len, reverse=True):
        if text.endswith(word) and len(text) > len(word) + 1:
            return text.removesuffix(word)
    return text
