"""Sentences that count or rank: each carries the rows that it speaks of.

A number in such a sentence is worked out from the rows that are handed over, which are those
that stand beside it, so that it cannot say another set's; a part that is undated makes a
count or a longest wait a lower bound, and the sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.formats import count, is_unknown
from data.language import say
from data.trace.figures import Reference

_PARTED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class Rows:
    """What one word of a sentence stands for: the rows, by the ids beside it, and its value."""

    ids: tuple[str, ...]
    printed: object


class Claim(str):
    """A sentence, with the rows behind each of its numbers."""

    rows: Mapping[str, Rows]


def claim(key: str, **words: object) -> Claim:
    """The message ``key``; a word that is ``Rows`` is said by its value and kept beside it."""
    line = Claim(say(key, **{n: w.printed if isinstance(w, Rows) else w for n, w in words.items()}))
    line.rows = {name: word for name, word in words.items() if isinstance(word, Rows)}
    return line


class Sentence(str):
    """A sentence of clauses, each with the figures that it prints: the others it never names."""

    clauses: tuple[tuple[str, tuple[Reference, ...]], ...]


def sentence_of(*clauses: tuple[str, Sequence[Reference]] | str, between: str = "") -> Sentence:
    """The sentence; a clause without figures is its text alone."""
    pairs: list[tuple[str, tuple[Reference, ...]]] = []
    for clause in clauses:
        if pairs and between:
            pairs.append((between, ()))
        if isinstance(clause, Sentence):
            pairs += clause.clauses
        elif isinstance(clause, str):
            pairs.append((clause, ()))
        else:
            pairs.append((clause[0], tuple(clause[1])))
    line = Sentence("".join(text for text, _ in pairs))
    line.clauses = tuple(pairs)
    return line


def counted(rows: pd.DataFrame, id_column: str = "project_id") -> Rows:
    """How many different ids the rows hold."""
    ids = tuple(dict.fromkeys(map(str, rows[id_column])))
    return Rows(ids, len(ids))


def listed(rows: pd.DataFrame, id_column: str = "project_id") -> Rows:
    """How many rows there are; an id may stand in several."""
    return Rows(tuple(map(str, rows[id_column])), len(rows))


def longest(
    rows: pd.DataFrame, column: str, id_column: str = "project_id", *, at_least: bool = False
) -> Rows:
    """The clause of the longest of some days: unknown, exact, or a lower bound.

    at_least: some of the known days are the least that they can be.
    """
    known = rows.loc[rows[column].notna(), column]
    ids = tuple(map(str, rows[id_column]))
    if known.empty:
        return Rows(ids, say("claim-longest-unknown"))
    is_bound = at_least or len(known) < len(rows)
    key = "claim-longest-at-least" if is_bound else "claim-longest"
    return Rows(ids, say(key, days=count(known.max())))


def least(number: object, unstated: object) -> object:
    """A count of which ``unstated`` more may be a part: as it is, or said to be the least."""
    value = int(float(str(number)))
    is_exact = is_unknown(unstated) or not int(float(str(unstated)))
    return value if is_exact else say("claim-at-least", count=count(value))


def closed(sentence: str) -> str:
    """A sentence of computed words without the spaces that part two Chinese characters.

    A message sets a number apart from its words; where 至少 takes the number's place no space
    stands before it.
    """
    return _PARTED.sub("", sentence)


def lit_projects(attention: pd.DataFrame) -> str:
    """``告警 9 个、预警 4 个，资料不足 7 个``: projects, each once by its gravest light.

    The same on every screen, slide and document that counts lights.
    """
    of_projects = attention[attention["project_id"].notna()]
    lights = of_projects["light"].value_counts()
    return say(
        "overview-lit-projects",
        alarms=int(lights.get("告警", 0)),
        warnings=int(lights.get("预警", 0)),
        open=int(lights.get("待核", 0)),
    )
