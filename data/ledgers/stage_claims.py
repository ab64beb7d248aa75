"""What a sentence about progress claims of a project's stage (``stage_claims.toml``).

``项目已投产`` claims 投产; ``尚未开工`` denies 开工; ``预计年底投产``, ``开工手续已办完`` and
``与已投产的示例项目配套`` claim nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import Field

from data.ledgers.declaration import read_toml
from data.ledgers.declared_field import Section

_SENTENCES = re.compile(r"[。;；\n!！?？]+")
_CLAUSES = re.compile(r"[,，:：、]+")
_DATED = re.compile(r"(20\d{2})年?[年./-]?(\d{1,2})?")
_MONTH = re.compile(r"(?<!\d)\d{1,2}月")


class _Happened(Section):
    before: tuple[str, ...]
    behind: tuple[str, ...]
    bare: tuple[str, ...]


class _Words(Section):
    words: tuple[str, ...]


class _Negated(_Words):
    most_between: int = Field(ge=0)


class _Planned(_Words):
    mild: tuple[str, ...]
    limits: tuple[str, ...]
    ends: tuple[str, ...]


class _Vocabulary(Section):
    source: str = Field(min_length=1)
    events: Mapping[str, tuple[str, ...]]
    states: Mapping[str, tuple[str, ...]]
    happened: _Happened
    not_behind: _Words
    negated: _Negated
    planned: _Planned
    seasonal: _Words

    @cached_property
    def stage_of(self) -> dict[str, tuple[str, bool]]:
        """Word → (its stage, whether it goes on by itself), longer words first."""
        found = {w: (stage, False) for stage, ws in self.events.items() for w in ws}
        found |= {w: (stage, True) for stage, ws in self.states.items() for w in ws}
        return dict(sorted(found.items(), key=lambda entry: -len(entry[0])))

    @cached_property
    def any_word(self) -> re.Pattern[str]:
        """Any word of a stage, the longest first."""
        return re.compile("|".join(map(re.escape, self.stage_of)))

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """A negation that reaches the end of a text."""
        words = "|".join(map(re.escape, sorted(self.negated.words, key=len, reverse=True)))
        return re.compile(rf"(?:{words})[^已]{{0,{self.negated.most_between}}}$")


@dataclass(frozen=True)
class StageClaim:
    """That a project is at a stage, or (is_denial) that it has not come to it; by which words."""

    stage: str
    words: str
    is_denial: bool = False


@cache
def vocabulary() -> _Vocabulary:
    """``stage_claims.toml``; raises DeclarationError."""
    return read_toml("stage_claims", _Vocabulary)


def claims_in(text: str, year: int, month: int) -> tuple[StageClaim, ...]:
    """Every claim and denial in a text, in its order; year and month: of the day it speaks of."""
    plain = "".join(unicodedata.normalize("NFKC", text).split(" "))
    found: list[StageClaim] = []
    for sentence in _SENTENCES.split(plain):
        is_planned = False
        for clause in _CLAUSES.split("".join(sentence.split())):
            if clause.startswith(vocabulary().planned.ends):
                is_planned = False
            found.extend(_claims(clause, (year, month), is_planned=is_planned))
            is_planned = is_planned or _plans(clause)
    return tuple(found)


def _claims(clause: str, now: tuple[int, int], *, is_planned: bool) -> Iterator[StageClaim]:
    words = vocabulary()
    if any(word in clause for word in words.seasonal.words):
        return
    for match in words.any_word.finditer(clause):
        stage, goes_on = words.stage_of[match[0]]
        before, behind = clause[: match.start()], clause[match.end() :]
        if behind.startswith(words.not_behind.words) or behind.startswith("的"):
            continue
        if words.negation.search(before):
            if not goes_on:
                yield StageClaim(stage, clause, is_denial=True)
            continue
        has_happened = _has_happened(before, behind, now)
        if _plans(before, is_mild=has_happened) or (is_planned and not has_happened):
            continue
        if before.endswith(words.planned.limits) and not has_happened:
            continue
        if goes_on or has_happened or _is_bare(before, behind):
            yield StageClaim(stage, clause)


def _has_happened(before: str, behind: str, now: tuple[int, int]) -> bool:
    """Whether a clause says of an event that it has taken place, by a word or by its date."""
    happened = vocabulary().happened
    if any(word in before for word in happened.before) or behind.startswith(happened.behind):
        return not _is_to_come(before, now)
    dated = _DATED.search(before)
    return bool(dated) and not _is_to_come(before, now)


def _is_to_come(before: str, now: tuple[int, int]) -> bool:
    dated = _DATED.search(before)
    return bool(dated) and (int(dated[1]), int(dated[2] or 1)) > now if dated else False


def _plans(text: str, *, is_mild: bool = False) -> bool:
    """Whether a text says what is only meant; is_mild: words that go with facts too are none."""
    planned = vocabulary().planned
    words = (word for word in planned.words if not (is_mild and word in planned.mild))
    return any(word in text for word in words)


def _is_bare(before: str, behind: str) -> bool:
    rest = before + behind
    for word in sorted(vocabulary().happened.bare, key=len, reverse=True):
        rest = rest.replace(word, "")
    return not rest
