"""Which field of a ledger each column feeds, and which permit or construction item it speaks of.

A header is looked up in its words; where these are weak, composed or unknown, its values decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.ledgers.composed_headers import (
    composed,
    readings,
    says_little_for,
    shortened,
    speaks_for,
)
from data.ledgers.declaration import Field, Ledger
from data.ledgers.header_lookup import HeaderText, known_header, words_of
from data.ledgers.headers import (
    Assignment,
    Sample,
    counts_up,
    group_words,
    item_words,
    looser,
    normal,
    unclear_words,
)
from data.ledgers.likeness import begins_otherwise, sounds_like
from data.ledgers.month_columns import is_measured_by, months_named
from data.ledgers.registry import items, ledger
from data.tables import HeaderColumn
from data.values.parse_result import cleaned, is_blank

_ITEM_ATTRIBUTES = frozenset(
    {
        "state",
        "share",
        "approval_level",
        "handling_office",
        "waits_on",
        "accepted_date",
        "done_date",
        "valid_until_date",
        "licence_number",
    }
)
ROW_OF_PERMITS = 3
# A sheet of nothing else than names and permits needs fewer that mean a permit anywhere.
_FEWEST_ROW, _NAMING = 2, 2
_UNCLEAR = "?"
_SHARES = frozenset(item.name for item in items() if item.is_share)
_Hit = tuple[str, str, float] | None


def permit_columns(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str]
) -> tuple[Assignment, ...]:
    """Columns of a permit or construction item, with what they say of it (its state by default).

    规划许可 beside a column of 用地规划许可 is 工程规划许可; without one it is either.
    """
    hits = {column.column: _permit(column) for column in columns if column.column not in fixed}
    for number, key in fixed.items():
        hits[number] = (key.removeprefix("item:"), "state", 1.0) if key[:5] == "item:" else None
    either = _unclear(columns, fixed, hits)
    hits |= dict.fromkeys(either, (_UNCLEAR, "state", 0.9))
    _join_neighbours(columns, fixed, hits)
    clear = {hit[0] for hit in hits.values() if hit} - {_UNCLEAR}
    if _state_only_progress(columns, fixed, hits):
        return ()
    found: list[Assignment] = []
    seen: set[tuple[str, str]] = set()
    for column in columns:
        hit = hits.get(column.column)
        if hit and hit[0] == _UNCLEAR:
            left = tuple(item for item in either[column.column] if item not in clear)
            hit = (left[0], "state", 0.9) if len(left) == 1 else None
            if len(left) > 1 and clear:
                found.append(Assignment(column.column, "state", 0.9, either=left))
        if hit and hit[:2] not in seen:
            seen.add(hit[:2])
            found.append(Assignment(column.column, hit[1], hit[2], item=hit[0]))
    return tuple(found)


def _unclear(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: Mapping[int, _Hit]
) -> dict[int, tuple[str, ...]]:
    """Column → the items of which its header may mean any."""
    found: dict[int, tuple[str, ...]] = {}
    for column in columns:
        if column.column in fixed or hits.get(column.column) or not column.path:
            continue
        texts = (text for text, _ in looser(normal(column.path[-1])))
        if either := next((unclear_words()[text] for text in texts if text in unclear_words()), ()):
            found[column.column] = either
    return found


def _state_only_progress(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: Mapping[int, _Hit]
) -> bool:
    """Whether nothing but the progress of works is named, outside a group: words of the project."""
    found = [column for column in columns if hits.get(column.column)]
    return not any(
        (hit := hits[column.column]) is None
        or hit[0] not in _SHARES
        or column.column in fixed
        or len(column.path) > 1
        or column.unit == "%"
        for column in found
    )


def _join_neighbours(
    columns: Sequence[HeaderColumn], fixed: Mapping[int, str], hits: dict[int, _Hit]
) -> None:
    """立项 beside 环评, 能评 and 施工许可 is one of them, though no group stands over them."""
    own = sum(hit is not None for hit in hits.values())
    free = [c for c in columns if hits.get(c.column) is None and c.column not in fixed]
    bound = sum(_permit(column, grouped=True) is not None for column in free)
    is_all = own >= _FEWEST_ROW and len(free) - bound <= _NAMING
    if own < ROW_OF_PERMITS and not (is_all and own + bound >= ROW_OF_PERMITS):
        return
    for column in [*columns, *reversed(columns)]:
        beside = hits.get(column.column - 1) or hits.get(column.column + 1)
        if beside and hits.get(column.column) is None and column.column not in fixed:
            hit = _permit(column, grouped=True)
            hits[column.column] = None if hit and hit[0] in _SHARES else hit


def _permit(column: HeaderColumn, *, grouped: bool = False) -> _Hit:
    path = [normal(part) for part in column.path if part]
    if not path:
        return None
    grouped = grouped or any(part in group_words() for part in path[:-1])
    words = item_words()
    # 用地 over 预审 is 用地预审.
    joined = ["".join(path[-2:])] if len(path) > 1 else []
    for text, looseness in (pair for one in (path[-1], *joined) for pair in looser(one)):
        item, bound = words.get(text, ("", False))
        if item and (grouped or not bound):
            return item, "state", looseness if grouped else 0.95 * looseness
    if len(path) > 1 and path[-2] in words and (grouped or not words[path[-2]][1]):
        keys = [
            key for key, _ in words_of("readiness").get(path[-1], ()) if key in _ITEM_ATTRIBUTES
        ]
        if keys:
            return words[path[-2]][0], keys[0], 0.95
    return None


LIKE = 0.4  # from which likeness a header is taken for a field that every row needs
LIKE_KNOWN = 0.5  # the same where other ledgers know the header
APART = 0.25  # how much less like any other field is where a likeness is clear
RENAMED = 0.85  # how far a header is trusted that is like the one declared
UNSURE = 0.7  # how far a header is trusted whose values say nothing for it
_MOST_WORDS, _LONGEST_WORD = 20, 24
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")


def is_evident(field: Field, values: Sequence[str]) -> bool:
    """Whether at least half of the distinct values are ones that the field accepts (or none is).

    A code may be anything but a running number; years are of four digits, and not one and the
    same: that is the year of the list.
    """
    if field.type == "code":
        return not counts_up(values)
    distinct = {normal(value) for value in values if value.strip()}
    if field.type == "year":
        years = sum(_YEAR.fullmatch(value) is not None for value in distinct)
        return years > 1 and 2 * years >= len(distinct)
    return 2 * len(distinct & _accepted(field)) >= len(distinct)


def holds_only(field: Field, values: Sequence[str]) -> bool:
    """Whether there are values, and each of them is a word that the field accepts."""
    accepted, stated = _accepted(field), [value for value in values if value.strip()]
    return bool(stated) and all(normal(value) in accepted for value in stated)


def may_be_asked(values: Sequence[str]) -> bool:
    """Whether the values are few short words, each of which a person can be asked about."""
    distinct = {normal(value) for value in values if value.strip()}
    return len(distinct) <= _MOST_WORDS and all(
        len(value) <= _LONGEST_WORD and not value[:1].isdigit() for value in distinct
    )


def speaks_of_another(field: Field, values: Sequence[str]) -> bool:
    """Whether most distinct values look like what the field never holds (``Phase 1``)."""
    distinct = {text for value in values if not is_blank(text := cleaned(value))}
    found = sum(any(one.fullmatch(text) for one in _unlike(field.unlike)) for text in distinct)
    return bool(distinct) and 2 * found > len(distinct)


@cache
def _unlike(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _accepted(field: Field) -> set[str]:
    accepted = {normal(word) for word in (*field.evidence, *field.vague)}
    for value, synonyms in field.values.items():
        accepted |= {normal(value), *(normal(word) for word in synonyms)}
    return accepted


_SO_FAR = frozenset({"amount_year", "amount_all_years"})
_AMOUNTS = _SO_FAR | {"amount", "amount_month"}
_FEWEST_KNOWN = 3
_LOOKS_OF_ITS_OWN = frozenset({"date", "month", "year", "amount", "measure", "integer"})
_FEWEST_LETTERS = 3  # 名称, 状态: of anything
_FIRMS = ("公司", "集团", "厂", "合作社", "Ltd", "Ltd.", "Inc", "Inc.", "Group")
_ABOUT_EQUAL = 0.03  # two fields that a header means as surely as that are asked about
_WHOLE_WORDS = 0.9  # below it what the words of a header say together is heard too
PERIOD_ALONE = 0.95  # how far a header is trusted that says only the period of what is measured


@dataclass(frozen=True)
class Facts:
    """A table's headers on trial for one ledger; said: what each may be looked up by."""

    declared: Ledger
    columns: Sequence[HeaderColumn]
    hints: str
    sample: Sample
    fixed: Mapping[int, str]
    year: int | None
    said: Mapping[int, Sequence[HeaderText]]


def assign(facts: Facts) -> tuple[Assignment, ...]:
    """The assignments of a table's columns, from left to right."""
    declared, fixed = facts.declared, facts.fixed
    pairs: list[Assignment] = []
    for column in facts.columns:
        if column.column in fixed:
            if fixed[column.column] in {field.key for field in declared.fields}:
                pairs.append(Assignment(column.column, fixed[column.column], 1.0))
            continue
        pairs.extend(_candidates(facts, column))
    chosen = _chosen(pairs, {})
    if _names_its_measure(facts, chosen.values()):
        lines = [
            pair for c in facts.columns if c.column not in fixed for pair in _left_out(facts, c)
        ]
        chosen = _chosen(lines, chosen)
    chosen = _chosen(list(_by_values(facts, chosen)), chosen)
    chosen = _chosen(list(_by_sound(facts, chosen)), chosen)
    chosen = _chosen(list(_named_alone(facts, chosen)), chosen)
    chosen = _chosen(list(_last_left(facts, chosen)), chosen)
    if declared.is_declared:
        chosen = _chosen(list(_renamed(facts, chosen)), chosen)
    return tuple(chosen[column] for column in sorted(chosen))


def _by_values(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns under an unknown header that hold nothing but the words of a field a row needs.

    现阶段 over 在建, 落地 and 投产 is the stage, whatever it is called; a person is asked.
    """
    taken = {one.key for one in chosen.values()}
    wanted = [
        field
        for field in facts.declared.fields
        if field.type == "choice" and field.required and field.key not in taken
    ]
    for column in facts.columns if wanted else ():
        if column.column not in chosen and column.column not in facts.fixed:
            values = facts.sample(column.column)
            for field in wanted:
                if holds_only(field, values):
                    yield Assignment(column.column, field.key, UNSURE)


def _by_sound(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns whose header sounds like a field that every row needs, and whose values may be it.

    Only of a table whose title or sheet names the ledger: others may be books of another kind.

    入库项目名称 names the projects, 正式签约时间 their signing; a person is asked.
    """
    taken = {one.key for one in chosen.values()}
    declared, wanted = facts.declared, _wanted(facts, chosen)
    for column in _unread(facts, chosen) if wanted else ():
        if len(normal(column.path[-1])) < _FEWEST_LETTERS:
            continue
        near = [one for one in sounds_like(declared.name, column.path[-1]) if one.key not in taken]
        least = LIKE_KNOWN if known_header(column.path[-1]) else LIKE
        if least > LIKE and not declared.is_declared:
            continue
        is_near = near and near[0].key in wanted and near[0].share >= least
        if is_near and _may_hold(facts, column, near[0].key):
            yield Assignment(column.column, near[0].key, UNSURE)


def _wanted(facts: Facts, chosen: Mapping[int, Assignment]) -> set[str]:
    """The fields that a row needs and no column feeds, where the table is named as the ledger."""
    declared, taken = facts.declared, {one.key for one in chosen.values()}
    own = [key for key in taken if not declared.field(key).generic]
    is_named = any(normal(word) in facts.hints for word in declared.hints)
    if not is_named or len(own) < _FEWEST_KNOWN:
        return set()
    names = declared.spoken_of(taken)
    lacking = [need.any_of for need in declared.needs if not names & set(need.any_of)]
    needed = {key for any_of in lacking for key in any_of}
    return {
        field.key
        for field in declared.fields
        if field.name not in names and (field.required or {field.key, field.name} & needed)
    }


def _unread(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[HeaderColumn]:
    """Columns with a header that feed nothing so far and of which nobody said anything."""
    for column in facts.columns:
        if column.path and column.column not in chosen and column.column not in facts.fixed:
            yield column


def _may_hold(facts: Facts, column: HeaderColumn, key: str) -> bool:
    values = [value for value in facts.sample(column.column) if not is_blank(value)]
    return bool(values) and speaks_for(facts.declared.field(key), values)


def _last_left(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """The one column under an unknown header that may be the one field that a row still needs."""
    wanted = [facts.declared.field(key) for key in _wanted(facts, chosen)]
    required = [one.key for one in wanted if one.required and one.type in _LOOKS_OF_ITS_OWN]
    if len(required) != 1:
        return
    found = [
        column
        for column in _unread(facts, chosen)
        if not known_header(column.path[-1])
        and not counts_up(facts.sample(column.column))
        and _may_hold(facts, column, required[0])
    ]
    if len(found) == 1:
        yield Assignment(found[0].column, required[0], UNSURE)


def _renamed(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Fields of an office's own ledger whose header changed a little: 借用部门 for 借用单位.

    Only where one column alone sounds like the field, and its values could stand under it. A
    person is asked of what rows are told apart by, and where the likeness is not clear.
    """
    declared = facts.declared
    taken = {one.key for one in chosen.values()}
    if 2 * len(taken) <= len(declared.fields):
        return
    pairs: list[Assignment] = []
    for column in _unread(facts, chosen):
        near = sounds_like(declared.name, column.path[-1])
        if near and near[0].share >= LIKE and near[0].key not in taken:
            field = declared.field(near[0].key)
            is_another = begins_otherwise(column.path[-1], near[0].word)
            if not is_another and speaks_for(field, facts.sample(column.column)):
                rival = max((one.share for one in near[1:]), default=0.0)
                is_clear = near[0].share - rival >= APART
                sure = RENAMED if is_clear and not field.required else UNSURE
                pairs.append(Assignment(column.column, field.key, sure))
    keys = [one.key for one in pairs]
    yield from (one for one in pairs if keys.count(one.key) == 1)


def _named_alone(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """名称 alone in a list of which enough else is known names its rows, unless these are firms."""
    own = [one for one in chosen.values() if not facts.declared.field(one.key).generic]
    taken = {one.key for one in chosen.values()}
    if len(own) < _FEWEST_KNOWN:
        return
    for field in facts.declared.fields:
        words = {normal(word) for word in field.alone} if field.key not in taken else set()
        for column in facts.columns if words else ():
            if column.column in chosen or column.column in facts.fixed or not column.path:
                continue
            values = facts.sample(column.column)
            firms = sum(value.strip().endswith(_FIRMS) for value in values)
            if normal(column.path[-1]) in words and 2 * firms <= len(values):
                yield Assignment(column.column, field.key, UNSURE)


def _chosen(pairs: Sequence[Assignment], before: Mapping[int, Assignment]) -> dict[int, Assignment]:
    chosen = dict(before)
    keys = {pair.key for pair in chosen.values()}
    for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.column)):
        if pair.column in chosen or pair.key in keys:
            continue
        chosen[pair.column] = pair
        keys.add(pair.key)
    return chosen


def _names_its_measure(facts: Facts, chosen: Iterable[Assignment]) -> bool:
    """Whether the title, or another column, names what columns of a period alone measure."""
    if any(normal(word) in facts.hints for word in facts.declared.hints):
        return True
    return any(facts.declared.field(one.key).sets for one in chosen)


def _left_out(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """Fields of which a header says only what they set: 当年累计 beside 本月到位."""
    declared = facts.declared
    words = _said_by_period(declared.name)
    for text, trust, _ in facts.said[column.column]:
        for form, looseness in looser(text):
            for key in words.get(form, ()):
                yield Assignment(column.column, key, round(trust * looseness * PERIOD_ALONE, 3))
            for key, sure in shortened(declared.name, form):
                if speaks_for(declared.field(key), facts.sample(column.column)):
                    yield Assignment(column.column, key, round(trust * looseness * sure, 3))


@cache
def _said_by_period(name: str) -> dict[str, list[str]]:
    """Normal word of what fields set → the keys of those fields."""
    declared, found = ledger(name), dict[str, list[str]]()
    for field in declared.fields:
        words = {
            normal(word): None
            for key, value in field.sets.items()
            if any(one.key == key for one in declared.fields)
            for word in (value, *declared.field(key).values.get(value, ()))
        }
        for word in words if not field.position else ():
            found.setdefault(word, []).append(field.key)
    return found


def _candidates(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    declared, words = facts.declared, words_of(facts.declared.name)
    best: dict[str, Assignment] = {}
    for _, trust, forms in facts.said[column.column]:
        for form, looseness, _ in forms:
            for key, weight in words.get(form, ()):
                field = declared.field(key)
                sure = round(trust * looseness * weight, 3)
                if field.unlike and speaks_of_another(field, facts.sample(column.column)):
                    continue
                weak = form in {normal(word) for word in field.weak}
                if weak and not is_evident(field, facts.sample(column.column)):
                    asked = {normal(word) for word in field.asked}
                    if form not in asked or not may_be_asked(facts.sample(column.column)):
                        continue
                    sure = round(sure * UNSURE, 3)
                bare = form in {normal(word) for word in field.bare}
                if key not in best or best[key].confidence < sure:
                    best[key] = Assignment(column.column, key, sure, bare=bare)
    sure = max((one.confidence for one in best.values()), default=0.0)
    words_of_a_choice = [one for one in _put_together(facts, column) if _is_choice(facts, one)]
    if words_of_a_choice and not any(_is_choice(facts, one) for one in best.values()):
        yield from (replace(one, confidence=max(sure, one.confidence)) for one in words_of_a_choice)
        return
    if sure < _WHOLE_WORDS:
        together = [one for one in _put_together(facts, column) if one.confidence > sure]
        best = {one.key: one for one in (*best.values(), *together)}
    yield from best.values()


def _is_choice(facts: Facts, one: Assignment) -> bool:
    """Whether a column holds nothing but the words of the field: 完成情况 over 已办结, 未办结."""
    field = facts.declared.field(one.key)
    return field.type == "choice" and holds_only(field, facts.sample(one.column))


def _put_together(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """Fields that the words of an undeclared header mean, those that its values speak for first.

    Where they speak for none, the one field that is meant is read and asked about.
    """
    best: dict[str, Assignment] = {}
    values = facts.sample(column.column)
    for field in facts.declared.fields:
        for title, headers in field.under.items():
            if normal(title) in facts.hints and any(
                text in map(normal, headers) for text, _, _ in facts.said[column.column]
            ):
                best[field.key] = Assignment(column.column, field.key, UNSURE)
    silent: dict[str, Assignment] = {}
    for text, trust, forms in facts.said[column.column]:
        lines = [*readings(facts.declared.name, text), *_of_a_month(facts, text)]
        for form, looseness, step in forms if not lines else ():
            if step in ("neutral", "period"):
                lines += [
                    (key, sure * looseness) for key, sure in composed(facts.declared.name, form)
                ]
        for key, looseness in lines:
            field = facts.declared.field(key)
            if field.unlike and speaks_of_another(field, values):
                continue
            if not (speaks := _speaks(field, values)) and not says_little_for(field, values):
                continue
            found = best if speaks else silent
            sure = round(trust * looseness, 3)
            if key not in found or found[key].confidence < sure:
                found[key] = Assignment(column.column, key, sure, bare=bool(field.bare))
    for key in _choices_named(facts, column):
        best[key] = Assignment(column.column, key, _WHOLE_WORDS)
    if not best and len(silent) == 1:
        best = {key: replace(one, confidence=UNSURE) for key, one in silent.items()}
    surest = max((one.confidence for one in best.values()), default=0.0)
    equal = [one.key for one in best.values() if surest - one.confidence < _ABOUT_EQUAL]
    is_open = len(equal) > 1 and any(map(str.strip, values))
    for one in best.values():
        yield replace(one, confidence=min(one.confidence, UNSURE)) if is_open else one


def _choices_named(facts: Facts, column: HeaderColumn) -> Iterator[str]:
    """Fields of which a header names values and nothing else: 正式合同/框架协议."""
    parts = re.split(r"[/、]|或", normal(column.path[-1])) if column.path else []
    for field in facts.declared.fields if len(parts) > 1 else ():
        is_named = field.type == "choice" and set(parts) <= _accepted(field)
        if is_named and _speaks(field, facts.sample(column.column)):
            yield field.key


def _speaks(field: Field, values: Sequence[str]) -> bool:
    """Whether values could stand under a field; of a choice its own words do."""
    if field.type == "choice" and not field.open and any(map(str.strip, values)):
        return is_evident(field, values)
    return speaks_for(field, values)


def _of_a_month(facts: Facts, text: str) -> Iterator[tuple[str, float]]:
    """The field of one month, or of a year until it, for a header that names a month.

    What it measures is said by the words beside the month, or else by the title.
    """
    months = facts.declared.months
    if months is None or not months.is_each:
        return
    for named in months_named(text):
        if named.year not in (None, facts.year):
            continue
        lines = [one for one in composed(facts.declared.name, named.rest) if one[0] in _AMOUNTS]
        is_titled = not named.rest and is_measured_by(months, facts.hints)
        if lines or is_titled:
            until = named.is_span or any(key in _SO_FAR for key, _ in lines)
            yield months.field_of(named.month, until=until), max([t for _, t in lines] or [UNSURE])
