"""What is read aloud in the meeting: every sentence worked out from a comparison.

By topic, then by responsible unit, the same words on the screen, the wall and in documents.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from data.field_words import word
from data.formats import (
    UNKNOWN,
    amount,
    amount_change,
    count,
    count_change,
    date_text,
    rounding_note,
    signed,
)
from data.meeting.comparison import Bridge, Change, Comparison, Measure
from data.meeting.topics import TOPICS, item_text, permit_text, topic_of
from data.store import Snapshot
from data.texts import Language, text

# A unit of which a ledger says nothing sorts last.
_LAST = "\uffff"


@dataclass(frozen=True)
class Line:
    """What is said of one unit; unit is "" where the ledger names none."""

    unit: str
    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Paragraph:
    """A topic with its count as a sentence, and a line a unit."""

    topic: str
    heading: str
    lines: tuple[Line, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes that it speaks of."""
        return tuple(change for line in self.lines for change in line.changes)


@lru_cache(maxsize=16)
def paragraphs(comparison: Comparison, language: Language) -> tuple[Paragraph, ...]:
    """The change list for reading aloud; empty where nothing changed."""
    by_topic: dict[str, list[Change]] = {}
    for change in comparison.changes:
        by_topic.setdefault(topic_of(change), []).append(change)
    return tuple(
        _paragraph(topic, by_topic[topic], language) for topic in TOPICS if topic in by_topic
    )


def _paragraph(topic: str, changes: Sequence[Change], language: Language) -> Paragraph:
    ordered = sorted(changes, key=lambda change: change.unit or _LAST)
    silent = sum(change.is_silent for change in changes)
    projects = len({change.project_id for change in changes})
    heading = text(language, f"dispatch-topic-{topic}", count=len(changes), projects=projects)
    if silent:
        heading += text(language, "dispatch-topic-silent", count=silent)
    return Paragraph(
        topic=topic,
        heading=heading,
        lines=tuple(
            _line(unit, topic, list(some), language)
            for unit, some in groupby(ordered, key=lambda change: change.unit)
        ),
    )


def _line(unit: str, topic: str, changes: list[Change], language: Language) -> Line:
    between = text(language, "dispatch-between")
    if topic == "permit":
        by_project = sorted(changes, key=lambda change: (change.project_name, change.project_id))
        items = [
            permit_text(list(some), language)
            for _, some in groupby(by_project, key=lambda change: change.project_id)
        ]
    else:
        items = [item_text(change, language) for change in changes]
    # Joined here and not by the catalogue, which cuts long arguments.
    whose = text(language, "dispatch-line-unit", unit=unit or text(language, "dispatch-no-unit"))
    sentence = whose + between.join(items) + text(language, "dispatch-line-end")
    return Line(unit=unit, text=sentence, changes=tuple(changes))


def labels(comparison: Comparison, language: Language) -> tuple[str, str]:
    """How the two versions are called: ``11月`` and ``12月``, dates where no month ends."""
    before, after = comparison.before, comparison.after
    if before.as_of == after.as_of:
        named = [(snapshot.as_of, snapshot.version) for snapshot in (before, after)]
        first, second = (
            text(language, "dispatch-label-version", date=date_text(day), version=str(version))
            for day, version in named
        )
        return first, second
    is_same_year = before.as_of.year == after.as_of.year
    first, second = (_label(s, language, is_same_year=is_same_year) for s in (before, after))
    return first, second


def _label(snapshot: Snapshot, language: Language, *, is_same_year: bool) -> str:
    day = snapshot.as_of
    if not _is_month_end(day):
        return date_text(day)
    key = "dispatch-label-month" if is_same_year else "dispatch-label-month-of-year"
    return text(language, key, year=str(day.year), month=day.month)


def _is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def headline(comparison: Comparison, language: Language) -> str:
    """``12月比11月：签约 +3 个、计划总投资 +46.10 亿元；3 个项目推迟投产``."""
    before, after = labels(comparison, language)
    signed, planned = comparison.bridge("signed"), comparison.bridge("planned")
    if not comparison.changes and all(not bridge.steps for bridge in comparison.bridges):
        return text(language, "dispatch-headline-none", before=before, after=after)
    key = "dispatch-headline-turned" if comparison.is_turned else "dispatch-headline"
    return text(
        language,
        key,
        before=before,
        after=after,
        year=str(comparison.after.as_of.year),
        count=count_change(signed.gained) if signed.is_comparable else UNKNOWN,
        amount=amount_change(planned.gained, language) if planned.is_comparable else UNKNOWN,
        rest=_postponed(comparison, language),
    )


def _postponed(comparison: Comparison, language: Language) -> str:
    put_off = [change for change in comparison.changes if change.is_postponed]
    production = sum(change.field == "planned_production_date" for change in put_off)
    start = len(put_off) - production
    parts = []
    if production:
        parts.append(text(language, "dispatch-headline-production", count=production))
    if start:
        parts.append(text(language, "dispatch-headline-start", count=start))
    if not parts:
        return text(language, "dispatch-headline-on-time")
    return "".join(parts)


def bridge_title(bridge: Bridge, language: Language) -> str:
    """``计划总投资 753.76 ＋ 46.10 ＝ 799.86 亿元，余差 0.00``."""
    change = bridge.summed if bridge.is_comparable else None
    return text(
        language,
        "dispatch-bridge-title",
        name=measure_name(bridge, language),
        before=_total(bridge, bridge.before, language),
        change=written_delta(bridge.measure, change, language),
        after=_total(bridge, bridge.after, language) + _rounding(bridge, language),
        rest=remainder_text(bridge, language),
    )


def _rounding(bridge: Bridge, language: Language) -> str:
    """What the printed sum says of its rounding; counts are whole."""
    if bridge.measure == "signed" or not bridge.is_comparable:
        return ""
    before, after = bridge.before or Decimal(0), bridge.after or Decimal(0)
    return rounding_note((before, bridge.summed), after, language)


def remainder_text(bridge: Bridge, language: Language) -> str:
    """The remainder as printed, projects or 亿元 to the cent of a 万; a dash beside an unknown."""
    if not bridge.is_comparable:
        return UNKNOWN
    if bridge.measure == "signed":
        return count(bridge.remainder)
    return amount(bridge.remainder + Decimal(0), language).value


def measure_name(bridge: Bridge, language: Language) -> str:
    """What a bridge counts; funds name their basis."""
    basis = word(language, bridge.basis) if bridge.basis else ""
    return text(language, f"dispatch-measure-{bridge.measure}", basis=basis)


def written(measure: Measure, value: Decimal | None, language: Language) -> str:
    """A value of a bridge with its unit; unknown is a dash."""
    if value is None:
        return UNKNOWN
    if measure == "signed":
        return text(language, "dispatch-projects", count=int(value))
    return str(amount(value, language, in_yi=True))


def written_delta(measure: Measure, value: Decimal | None, language: Language) -> str:
    """A signed delta of a bridge; a dash where its amount is not stated."""
    if value is None:
        return UNKNOWN
    if measure == "signed":
        return count_change(value)
    if not value:
        return "±0"
    return signed(str(amount(abs(value), language, in_yi=True)), value)


def unstated_text(bridge: Bridge, language: Language) -> str:
    """``2 个金额未填：…``: projects that are in the total without an amount; "" where none."""
    if bridge.measure != "planned" or not (bridge.unknown_after or bridge.unknown_before):
        return ""
    names = [step.project_name for step in bridge.unstated]
    sentence = text(
        language,
        "dispatch-unstated",
        before=bridge.unknown_before,
        after=bridge.unknown_after,
    )
    if not names:
        return sentence
    listed = text(language, "dispatch-comma").join(names)
    return sentence + text(language, "dispatch-unstated-named") + listed


def _total(bridge: Bridge, value: Decimal | None, language: Language) -> str:
    return written(bridge.measure, value, language)
