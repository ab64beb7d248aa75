"""Which fields of a ledger one column may feed, by the words of its header and by its values.

A header is looked up in its words; where these are weak, or say another thing under their group
or over their values, what they say together is heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from data.ledgers.column_use import Known
from data.ledgers.composed_headers import composed, readings, word_count
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.ledgers.header_lookup import WHOLE_WORDS, HeaderText, under_group, words_of
from data.ledgers.headers import Assignment, Sample, normal
from data.ledgers.month_columns import is_measured_by, months_named
from data.ledgers.value_evidence import (
    accepted_words,
    holds_only,
    is_evident,
    is_firm,
    may_be_asked,
    may_stand_under,
    says_something_else,
    speaks_of_another,
)
from data.tables import HeaderColumn
from data.values.parse_result import is_blank

UNSURE = 0.7  # how far a header is trusted whose values say nothing for it
_SO_FAR = frozenset({"amount_year", "amount_all_years"})
_AMOUNTS = _SO_FAR | {"amount", "amount_month"}
_WORDS_THAT_SAY = 2  # one alone over other values is no header of the field: 签约 over √
_LONGEST_WORD = 6  # letters of a word that says how far something is
_BEHIND = 0.01  # what a field is less sure than the one before it
ABOUT_EQUAL = 0.03  # two fields that a header means as surely as that are asked about


@dataclass(frozen=True)
class Facts:
    """A table's headers on trial for one ledger.

    said: what each may be looked up by; names: by what names are known for what they are.
    """

    declared: Ledger
    columns: Sequence[HeaderColumn]
    hints: str
    sample: Sample
    fixed: Mapping[int, str]
    year: int | None
    said: Mapping[int, Sequence[HeaderText]]
    names: Known

    def declared_elsewhere(self, column: HeaderColumn) -> frozenset[str]:
        """The fields that the headers of other columns are declared for."""
        others = (keys for number, keys in self._declared.items() if number != column.column)
        return frozenset().union(*others)

    @cached_property
    def _declared(self) -> dict[int, frozenset[str]]:
        words = words_of(self.declared.name)
        return {
            number: frozenset(key for text, _, _ in said for key, _ in words.get(text, ()))
            for number, said in self.said.items()
        }


def candidates(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """The fields that a column may feed, each with how surely."""
    declared, best = facts.declared, _looked_up(facts, column)
    if other := _meant_otherwise(facts, column, best):
        yield from other
        best = {k: replace(o, confidence=min(o.confidence, UNSURE)) for k, o in best.items()}
        yield from (one for key, one in best.items() if key not in {o.key for o in other})
        return
    sure = max((one.confidence for one in best.values()), default=0.0)
    is_report = {declared.field(key).type for key in best} == {"text"}
    if not is_report and sure >= WHOLE_WORDS:
        yield from best.values()
        return
    together = list(_put_together(facts, column))
    if is_report and (choices := [one for one in together if _is_choice(facts, one)]):
        yield from (replace(one, confidence=max(sure, one.confidence)) for one in choices)
        return
    is_own = is_report and not all(declared.field(key).generic for key in best)
    if is_own and (choices := list(_choices_held(facts, column))):
        yield from choices
        yield from (replace(one, confidence=UNSURE - _BEHIND) for one in best.values())
        return
    if is_report and best.keys() & facts.declared_elsewhere(column):
        yield from (replace(one, confidence=UNSURE) for one in together if one.key not in best)
    surer = [one for one in together if one.confidence > sure < WHOLE_WORDS]
    yield from {one.key: one for one in (*best.values(), *surer)}.values()


def _looked_up(facts: Facts, column: HeaderColumn) -> dict[str, Assignment]:
    """The fields that are declared with a header, as far as its values do not speak against."""
    declared, words = facts.declared, words_of(facts.declared.name)
    best: dict[str, Assignment] = {}
    evident: set[str] = set()
    for _, trust, forms in facts.said[column.column]:
        for form, looseness, _ in forms:
            for key, weight in words.get(form, ()):
                field = declared.field(key)
                sure = round(trust * looseness * weight, 3)
                if field.unlike and speaks_of_another(field, facts.sample(column.column)):
                    continue
                weak = form in {normal(word) for word in field.weak}
                if weak and _is_evident(facts, field, column):
                    evident.add(key)
                elif weak:
                    asked = {normal(word) for word in field.asked}
                    if form not in asked or not may_be_asked(facts.sample(column.column)):
                        continue
                    sure = round(sure * UNSURE, 3)
                bare = form in {normal(word) for word in field.bare}
                if key not in best or best[key].confidence < sure:
                    best[key] = Assignment(column.column, key, sure, bare=bare)
    if not evident:
        return best
    return {k: one for k, one in best.items() if not declared.field(k).generic or k in evident}


def _is_evident(facts: Facts, field: Field, column: HeaderColumn) -> bool:
    """Whether the values under a weak header speak for the field: places, or its words."""
    if field.named == "province":
        return _are_names(facts, "province", column)
    return is_evident(field, facts.sample(column.column))


def _names_provinces(facts: Facts, field: Field, column: HeaderColumn) -> bool:
    """Whether a column holds places that say a choice by their province: 资金来源地 over 江苏."""
    return bool(field.by_province) and _are_names(facts, "province", column)


def _are_names(facts: Facts, kind: str, column: HeaderColumn) -> bool:
    """Whether most distinct values of a column are known names of a kind."""
    is_known = facts.names.get(kind, lambda _: False)
    stated = {value for value in facts.sample(column.column) if not is_blank(value)}
    return bool(stated) and 2 * sum(map(is_known, stated)) > len(stated)


def _is_choice(facts: Facts, one: Assignment) -> bool:
    """Whether a column holds nothing but the words of the field: 完成情况 over 已办结, 未办结."""
    field = facts.declared.field(one.key)
    return field.type == "choice" and holds_only(field, facts.sample(one.column))


def _choices_held(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """A field whose words are all that stands under the header of a report: 进展 over 已解决.

    Only where no other column is declared for it; a person is asked.
    """
    values = facts.sample(column.column)
    taken = facts.declared_elsewhere(column)
    for field in facts.declared.fields:
        is_free = field.type == "choice" and not field.open and field.key not in taken
        # A stage that progress tells is inferred from it.
        if is_free and not field.required and holds_only(field, values):
            yield Assignment(column.column, field.key, UNSURE)


def _meant_otherwise(
    facts: Facts, column: HeaderColumn, best: Mapping[str, Assignment]
) -> list[Assignment]:
    """Fields that a declared header means under its group or over its values.

    企业名称 under 投资主体 names the investor; 单位 over firms is a firm, no unit.
    """
    name, values = facts.declared.name, facts.sample(column.column)
    fields = [facts.declared.field(key) for key in best]
    found: list[tuple[str, float]] = []
    if len(column.path) > 1 and fields:
        found = [(key, sure) for key, sure in composed(name, under_group(column))]
    if not found and any(field.named == "unit" for field in fields) and _are_firms(values):
        found = [
            (key, sure)
            for key, sure in composed(name, normal(column.path[-1]))
            if facts.declared.field(key).named == "company"
        ]
    if any(key in best for key, _ in found):
        return []
    return [
        Assignment(column.column, key, sure)
        for key, sure in found
        if may_stand_under(facts.declared.field(key), values)
        and not speaks_of_another(facts.declared.field(key), values)
    ]


def _are_firms(values: Sequence[str]) -> bool:
    distinct = {value.strip() for value in values if value.strip()}
    return len(distinct) > 1 and 2 * sum(map(is_firm, distinct)) > len(distinct)


def _put_together(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """Fields that the words of an undeclared header mean, those that its values speak for first.

    Where they speak for none, the one field that is meant is read and asked about.
    """
    best: dict[str, Assignment] = {}
    header, values = normal(column.path[-1]) if column.path else "", facts.sample(column.column)
    for field in facts.declared.fields:
        for title, headers in field.under.items():
            if normal(title) in facts.hints and any(
                text in map(normal, headers) for text, _, _ in facts.said[column.column]
            ):
                best[field.key] = Assignment(column.column, field.key, UNSURE)
    silent: dict[str, Assignment] = {}
    for key, sure in _said_together(facts, column):
        field = facts.declared.field(key)
        is_fit = may_stand_under(field, values) or _names_provinces(facts, field, column)
        if speaks_of_another(field, values) or (not is_fit and says_something_else(field, values)):
            continue
        is_weak = header in map(normal, field.weak) or word_count(header) < _WORDS_THAT_SAY
        if not is_fit and is_weak:
            continue
        found = best if is_fit else silent
        if key not in found or found[key].confidence < sure:
            found[key] = Assignment(column.column, key, sure, bare=bool(field.bare))
    for key in _choices_named(facts, column):
        best[key] = Assignment(column.column, key, WHOLE_WORDS)
    words = [one for key, one in silent.items() if facts.declared.field(key).type == "choice"]
    if len(words) == 1 and all(len(value.strip()) <= _LONGEST_WORD for value in values):
        # 办理情况 over 已处理, 处理中: a status in other words, sooner than a report.
        best = {key: replace(one, confidence=UNSURE - _BEHIND) for key, one in best.items()}
        best[words[0].key] = replace(words[0], confidence=UNSURE)
    if not best and len(silent) == 1:
        best = {key: replace(one, confidence=UNSURE) for key, one in silent.items()}
    surest = max((one.confidence for one in best.values()), default=0.0)
    equal = {one.key for one in best.values() if surest - one.confidence < ABOUT_EQUAL}
    if (taken := equal & facts.declared_elsewhere(column)) < equal:
        best = {key: one for key, one in best.items() if key not in taken}
        equal -= taken
    is_open = len(equal) > 1 and any(map(str.strip, values))
    for one in best.values():
        yield replace(one, confidence=min(one.confidence, UNSURE)) if is_open else one


def _said_together(facts: Facts, column: HeaderColumn) -> Iterator[tuple[str, float]]:
    """(field key, trust) by the words of a header; by those left of it only where all say nothing.

    Left of it: without words that change nothing, or with its period in other words.
    """
    name = facts.declared.name
    for text, trust, forms in facts.said[column.column]:
        lines = [*readings(name, text), *_of_a_month(facts, text)]
        if not lines:
            plainer = [one for one in forms if one[2] in ("neutral", "period")]
            lines = [
                (key, sure * t) for form, t, _ in plainer for key, sure in composed(name, form)
            ]
        yield from ((key, round(trust * sure, 3)) for key, sure in lines)


def _choices_named(facts: Facts, column: HeaderColumn) -> Iterator[str]:
    """Fields of which a header names values and nothing else: 正式合同/框架协议."""
    parts = re.split(r"[/、]|或", normal(column.path[-1])) if column.path else []
    for field in facts.declared.fields if len(parts) > 1 else ():
        is_named = field.type == "choice" and set(parts) <= accepted_words(field)
        if is_named and may_stand_under(field, facts.sample(column.column)):
            yield field.key


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
