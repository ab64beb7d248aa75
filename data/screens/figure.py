"""What a screen says: figures, the rules cited beside them, and sentences that count or rank.

Each such sentence carries the rows that it speaks of: its numbers are worked out from the rows
that are handed over, which are those that stand beside it, so that it cannot say another set's;
a part that is undated makes a count or a longest wait a lower bound, and the sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from data.formats import UNKNOWN, count, date_text, decimal, is_unknown, share
from data.language import language, say
from data.rules import load_rules
from data.trace.figures import Reference


@dataclass(frozen=True)
class ComparedWith:
    """What a figure is compared with: ``较上版 +1``; strong where it is the news."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True)
class Figure:
    """A headline figure: written value, unit, what it is compared with, its months.

    months: one value a month of the year so far, None where unknown; the last one is
    the accent. note: a remark in place of a unit's lack (``2 个金额未填``).
    """

    label: str
    value: str
    unit: str = ""
    comparisons: Sequence[ComparedWith] = ()
    months: Sequence[float | None] = field(default=())
    months_label: str = ""
    note: str = ""
    reference: Reference | None = None


def county_name() -> str:
    """The county's name in the reader's language, from the settings."""
    county = load_rules().county
    return county.name if language() == "zh" else county.name_en


def fired_name(rule: str) -> str:
    """What the rule is called."""
    return say(f"rules-light-{rule}")


def fired_sentence(light: Mapping[str, object]) -> str:
    """``2021-07-31 应开工，已逾期 4 个月；…`` of a row with rule, measure and its numbers.

    light: rule, measure, observed, threshold, since_date; unknown numbers are a dash.
    """
    is_share = str(light["measure"]).endswith("_share")
    return say(
        f"rules-fired-{light['rule']}",
        observed=_number(light["observed"], is_share=is_share),
        threshold=_number(light["threshold"], is_share=is_share),
        since=date_text(light["since_date"]),  # type: ignore[arg-type]  # a date of its query
    )


def fired_source(light: Mapping[str, object]) -> str:
    """Whose rule it is, said to be one; the reason, where the project is exempt."""
    return say("rules-source", source=fired_citation(light))


def fired_citation(light: Mapping[str, object]) -> str:
    """Whose rule it is, for a column that says so itself; the reason of an exemption with it."""
    source = cited(str(light["source"]))
    if light.get("is_exempt") is True:
        return f"{source} · {say('rules-exempt', reason=str(light['exemption']))}"
    return source


def cited(source: str) -> str:
    """A citation; for readers of English what it says, and a published source as written."""
    gloss = load_rules().glosses.get(source, "") if language() == "en" else ""
    if gloss and not source.startswith(_OWN_SETTING):
        return f"{gloss} ({source})"
    return gloss or source


def _number(value: object, *, is_share: bool) -> str | int:
    if is_unknown(value):
        return UNKNOWN
    number = float(str(value))
    if is_share:
        return share(number)
    return int(number) if number == int(number) else decimal(number, 1)


_OWN_SETTING = "本系统设定"
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
    """A count of which ``unstated`` more may be a part: as it is, or said to be the least.

    At least none says nothing: it is unknown.
    """
    value = int(float(str(number)))
    if is_unknown(unstated) or not int(float(str(unstated))):
        return value
    return say("claim-at-least", count=count(value)) if value else UNKNOWN


def closed(sentence: str) -> str:
    """A sentence of computed words without the spaces that part two Chinese characters.

    A message sets a number apart from its words; where 至少 takes the number's place no space
    stands before it.
    """
    return _PARTED.sub("", sentence)


def lit_projects(attention: pd.DataFrame, *, is_whole: bool = False) -> str:
    """``告警 9 个、预警 4 个，资料不足 7 个``: projects, each once by its gravest light.

    The same on every screen, slide and document that counts lights. is_whole: what lacks data
    stands in the list too.
    """
    of_projects = attention[attention["project_id"].notna()]
    lights = of_projects["light"].value_counts()
    return say(
        "overview-lit-projects",
        alarms=int(lights.get("告警", 0)),
        warnings=int(lights.get("预警", 0)),
        open=int(lights.get("待核", 0)),
        listed="yes" if is_whole else "no",
    )
