"""What one column of an unknown table is proposed as, and why: by known names, values, header.

Known names speak first, then how values look, the header last; where only the header speaks, or
two speak alike, the column is marked to be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from data.formats import plain
from data.issues import LIST_SEPARATOR
from data.ledgers.column_facts import FoundColumn, is_closed_word, vocabulary
from data.values import is_money_unit

Reason = tuple[str, dict[str, str]]
Known = Mapping[str, Callable[[str], bool]]
_NAMES = ("project", "town", "park", "company", "unit", "person")
_KNOWN, _ENDS, _SAYS, _MENTIONS = 3.0, 2.0, 1.5, 0.4
_PERSON = re.compile(r"[一-鿿·]{2,4}(?:[A-Z]|\d{1,2})?|[^\d]{2,30} ?\d{0,2}")
_CODE = re.compile(r"(?=.*\d)[一-鿿]{0,2}[A-Za-z0-9_./#()（）〔〕\[\]-]{3,40}")
_FLAGS = frozenset({"是", "否", "有", "无", "√", "×", "yes", "no", "y", "n", "true", "false"})
_MOST_WORDS_SHOWN = 6
_SHORT = 40
_WHOLE = 100


@dataclass(frozen=True)
class ColumnUse:
    """What a column is proposed as. asked: why a person must look, "" where nothing is open.

    unit: of an amount its money unit, of a number what it counts.
    """

    use: str
    reasons: tuple[Reason, ...]
    unit: str = ""
    asked: str = ""


def use_of(column: FoundColumn, known: Known, money: str) -> ColumnUse:
    """The use of a column; money: the unit that is said for the whole table."""
    if column.counts_up:
        return ColumnUse("ordinal", (("counts-up", {}),))
    if not column.filled:
        return ColumnUse("text", (("empty", {}),), asked="empty")
    for judge in (_personal, _dates, _figures):
        if (found := judge(column, money)) is not None:
            return found
    return _texts(column, known)


def _personal(column: FoundColumn, _: str) -> ColumnUse | None:
    """What says of a person more than an office does."""
    patterns = vocabulary().personal
    for kind in ("phone", "identity", "account", "email"):
        pattern = re.compile(getattr(patterns, kind))
        fits = sum(n for text, n in column.counts.items() if pattern.fullmatch(text.strip("'")))
        if 2 * fits > column.filled and not (kind == "account" and _is_code(column)):
            return ColumnUse("personal", ((kind, {"rows": str(fits)}),))
    if word := column.says("personal"):
        return ColumnUse("personal", (_header(word),))
    return None


def _is_code(column: FoundColumn) -> bool:
    """Whether long numbers are named a code, and no account."""
    return bool(column.says("code")) and not column.mentions("personal")


def _dates(column: FoundColumn, _: str) -> ColumnUse | None:
    if column.says("amount") or column.says("code") or not column.are_dates:
        return None
    rows = ("dates", {"rows": str(column.date_count)})
    if column.precision == {"year"}:
        return ColumnUse("year", (("years", {"rows": str(column.date_count)}),))
    if column.precision == {"month"} and column.mentions("month"):
        return ColumnUse("month", (("months", {"rows": str(column.date_count)}),))
    for use in ("deadline", "closed_date"):
        if word := column.mentions(use):
            return ColumnUse(use, (rows, _header(word)))
    return ColumnUse("date", (rows,))


def _figures(column: FoundColumn, money: str) -> ColumnUse | None:
    """Sums, shares, quantities."""
    if column.are_shares:
        return ColumnUse("share", (("shares", {"rows": str(column.filled)}),))
    if not column.are_numbers:
        return None
    unit, numbers = column.head.unit, column.numbers
    arguments = {"rows": str(len(numbers)), "blank": str(column.rows - column.filled)}
    arguments |= {"least": plain(float(numbers.min())), "most": plain(float(numbers.max()))}
    reasons: tuple[Reason, ...] = (("numbers", arguments),)
    if is_money_unit(unit) and unit:
        return ColumnUse("amount", (*reasons, ("unit-in-header", {"unit": unit})), unit)
    if unit == "%" and (numbers.min() < 0 or numbers.max() > _WHOLE):
        return ColumnUse("number", reasons, unit)  # a rise by 120% is no share of a whole
    if unit == "%" or (column.says("share") and not unit):
        word = column.mentions("share")
        return ColumnUse("share", (*reasons, _header(word or "%")))
    if _is_code(column) and len(column.counts) == column.filled:
        return ColumnUse("code", (("unique", {"rows": str(column.filled)}),))
    if (word := column.says("amount")) and not unit:
        if money:
            return ColumnUse("amount", (*reasons, ("unit-of-table", {"unit": money})), money)
        return ColumnUse("amount", (*reasons, _header(word)), asked="unit")
    counted = unit or next(
        (
            said
            for end, said in vocabulary().units.items()
            if column.header.casefold().endswith(end)
        ),
        "",
    )
    if counted or column.says("number"):
        return ColumnUse("number", reasons, counted)
    return ColumnUse("number", reasons, asked="" if column.counts else "unit")


def _texts(column: FoundColumn, known: Known) -> ColumnUse:
    """Names of projects, places, firms, units and persons; words; codes; free text."""
    weighed = {use: _weight(column, use, known) for use in _NAMES}
    best = max(weighed, key=lambda use: weighed[use][0])
    points, reasons = weighed[best]
    is_few = _is_few(column)
    word = column.mentions("status")
    if points < _KNOWN and is_few and word:
        return ColumnUse("status", (_words(column), _header(word)), asked="status")
    if points < _SAYS and is_few and _tells_ends(column):
        return ColumnUse("status", (_words(column),), asked="status")
    if points >= _SAYS:
        near = [use for use in _NAMES if use != best and points - weighed[use][0] < 0.5]
        asked = "either" if near else "" if points > _SAYS else "header"
        return ColumnUse(best, reasons, asked=asked)
    if is_few and set(map(str.casefold, column.values)) <= _FLAGS:
        return ColumnUse("flag", (_words(column),))
    if _is_code(column) or (_looks_like_code(column) and len(column.counts) == column.filled):
        return ColumnUse("code", (_repeats(column),))
    if is_few or (column.says("choice") and len(column.counts) <= 2 * vocabulary().limits.words):
        return ColumnUse("choice", (_words(column),))
    return ColumnUse("text", (_repeats(column),))


def _weight(column: FoundColumn, use: str, known: Known) -> tuple[float, tuple[Reason, ...]]:
    """How much speaks for a use, and what."""
    reasons: list[Reason] = []
    points, limit = 0.0, vocabulary().limits.of_names
    knows = known.get(use)
    met = {text for text in column.counts if knows is not None and knows(text)}
    if column.share(len(met)) >= limit or (use == "project" and column.says(use) and met):
        points += _KNOWN
        rows = sum(column.counts[text] for text in met)
        reasons.append(_known(column, use, len(met), rows))
    endings = vocabulary().uses[use].endings
    ends = sum(text.endswith(endings) for text in column.counts) if endings else 0
    if column.share(ends) >= limit:
        points += _ENDS
        if not reasons:
            reasons.append(("endings", {"matching": str(ends), "values": str(len(column.counts))}))
    if word := column.says(use):
        is_fit = use != "person" or _are_persons(column)
        points += _SAYS + (0.1 if is_fit and use == "person" else 0.0) if is_fit else 0.0
        reasons = reasons or [_header(word)]
    elif column.mentions(use):
        points += _MENTIONS
    return points, tuple(reasons)


def _known(column: FoundColumn, use: str, met: int, rows: int) -> Reason:
    if use == "project":
        left = str(column.filled - rows)
        return "projects", {"rows": str(column.filled), "met": str(rows), "left": left}
    if met == len(column.counts):
        return "all-known", {"values": str(met)}
    return "some-known", {"values": str(len(column.counts)), "met": str(met)}


def _are_persons(column: FoundColumn) -> bool:
    fits = sum(_PERSON.fullmatch(text) is not None for text in column.counts)
    return column.share(fits) >= vocabulary().limits.of_names


def _is_few(column: FoundColumn) -> bool:
    limits = vocabulary().limits
    distinct = len(column.counts)
    if column.says("text") and not column.mentions("choice"):
        return False
    return distinct <= limits.words and (
        column.filled >= limits.rows_a_word * distinct
        and all(
            len(text) <= limits.word_length * (3 if text.isascii() else 1) for text in column.counts
        )
    )


def _tells_ends(column: FoundColumn) -> bool:
    """Whether some of its few words say that nothing is left to do, and others do not."""
    words = set(map(str.casefold, column.counts)) - _FLAGS
    ended = sum(is_closed_word(text) for text in words)
    return 0 < ended < len(words)


def _looks_like_code(column: FoundColumn) -> bool:
    fits = sum(_CODE.fullmatch(text) is not None and len(text) <= _SHORT for text in column.counts)
    return column.share(fits) >= vocabulary().limits.of_type


def _words(column: FoundColumn) -> Reason:
    common = [text for text, _ in column.counts.most_common(_MOST_WORDS_SHOWN)]
    more = "…" if len(column.counts) > len(common) else ""
    said = LIST_SEPARATOR.join(common) + more
    return "words", {"count": str(len(column.counts)), "words": said}


def _repeats(column: FoundColumn) -> Reason:
    if len(column.counts) == column.filled == column.rows:
        return "unique", {"rows": str(column.rows)}
    rows, values = str(column.filled), str(len(column.counts))
    return "texts", {"rows": rows, "values": values}


def _header(word: str) -> Reason:
    return "header", {"word": word}


def plainer(found: ColumnUse) -> ColumnUse:
    """The use of a column where another one has its role already: it is kept without a role."""
    others = {"date": "day", "deadline": "day", "closed_date": "day", "status": "choice"}
    use = others.get(found.use, "text")
    return replace(found, use=use, asked="" if found.asked in ("status", "either") else found.asked)
