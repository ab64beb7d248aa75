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

from data.field_words import field_label, item_name, word
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
from data.meeting.bridges import Bridge, Measure
from data.meeting.compare import Change, Comparison, Side
from data.store import Snapshot
from data.texts import Language, text

# In the order in which they are read.
TOPICS = (
    "gone",
    "merged",
    "exit",
    "stage_down",
    "production_later",
    "start_later",
    "new",
    "stage_up",
    "resumed",
    "stage_told",
    "amount",
    "production_earlier",
    "start_earlier",
    "date",
    "leader",
    "unit",
    "funds",
    "permit",
)
_PROMISES = {"planned_start_date": "start", "planned_production_date": "production"}


def topic_of(change: Change) -> str:
    """One of TOPICS."""
    if change.kind != "date":
        return change.kind
    promise = _PROMISES.get(change.field)
    if promise is None or not change.slip_days:
        return "date"
    return f"{promise}_later" if change.slip_days > 0 else f"{promise}_earlier"


def weightiest(comparison: Comparison, most: int) -> list[Change]:
    """What a leader would want to hear of first, at most ``most``: by topic, amounts by size."""

    def weight(change: Change) -> tuple[int, Decimal, int, str]:
        moved = change.delta if change.kind in ("amount", "funds") else None
        return (
            TOPICS.index(topic_of(change)),
            -abs(moved or Decimal(0)),
            -abs(change.slip_days or 0),
            change.project_name,
        )

    return sorted(comparison.changes, key=weight)[:most]


def item_text(change: Change, language: Language) -> str:
    """One change in words, with its project's name."""
    is_named = change.kind in ("new", "gone", "merged")
    sentence = text(
        language,
        "dispatch-item-named" if is_named else "dispatch-item",
        project=change.project_name,
        change=change_text(change, language),
    )
    return sentence + (text(language, "dispatch-item-silent") if change.is_silent else "")


def change_text(change: Change, language: Language) -> str:
    """What changed, without the project's name."""
    old, new = side_text(change, change.old, language), side_text(change, change.new, language)
    if change.kind in ("new", "gone", "merged"):
        stage = new if change.kind == "new" else old
        return text(language, f"dispatch-change-{change.kind}", stage=stage)
    arrow = text(language, "dispatch-change-arrow", old=old, new=new)
    field = field_label(language, change.field)
    if change.kind == "amount":
        return _with_delta(
            text(language, "dispatch-change-field", field=field, arrow=arrow), change, language
        )
    if change.kind == "funds":
        if change.old.text is None:
            return text(language, "dispatch-change-funds-first", amount=new)
        return _with_delta(arrow, change, language)
    if change.kind == "date":
        if topic_of(change) != "date":
            return text(
                language,
                "dispatch-change-later"
                if (change.slip_days or 0) > 0
                else "dispatch-change-earlier",
                arrow=arrow,
                days=abs(change.slip_days or 0),
            )
        if change.old.text is None:
            return text(language, "dispatch-change-first", field=field, new=new)
    if change.kind == "permit":
        field = item_name(language, change.item)
    if change.kind in ("date", "leader", "unit", "permit"):
        return text(language, "dispatch-change-field", field=field, arrow=arrow)
    return arrow


def permit_text(changes: Sequence[Change], language: Language) -> str:
    """All permits of one project that changed: by new state, first entries as a count."""
    comma, parts = text(language, "dispatch-comma"), []
    by_state: dict[str | None, list[Change]] = {}
    for change in changes:
        if change.old.text is not None:
            by_state.setdefault(change.new.text, []).append(change)
    for state, some in by_state.items():
        names = comma.join(item_name(language, change.item) for change in some)
        silent = text(language, "dispatch-item-silent") if any(c.is_silent for c in some) else ""
        new = text(language, "dispatch-blank") if state is None else word(language, state)
        parts.append(names + text(language, "dispatch-permit-state", state=new) + silent)
    first = sum(change.old.text is None for change in changes)
    if first:
        parts.append(text(language, "dispatch-permit-first", count=first))
    name = text(language, "dispatch-permit-project", project=changes[0].project_name)
    return name + text(language, "dispatch-permit-between").join(parts)


def side_text(change: Change, side: Side, language: Language) -> str:
    """A value before or after as a reader sees it; blank is said."""
    if side.text is None:
        is_named = change.kind in ("new", "gone", "merged")
        return UNKNOWN if is_named else text(language, "dispatch-blank")
    if change.kind in ("amount", "funds"):
        return str(amount(Decimal(side.text), language))
    if change.kind == "date":
        return _day(side)
    return word(language, side.text)


def _day(side: Side) -> str:

    return date_text(date.fromisoformat(str(side.text)), side.precision)


def _with_delta(sentence: str, change: Change, language: Language) -> str:
    delta = change.delta
    if delta is None:
        return sentence
    return text(
        language, "dispatch-change-delta", said=sentence, delta=amount_change(delta, language)
    )


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
    if not signed.is_comparable:
        key = "dispatch-headline-changes"
    return text(
        language,
        key,
        before=before,
        after=after,
        year=str(comparison.after.as_of.year),
        changes=len(comparison.changes),
        count=count_change(signed.gained) if signed.is_comparable else UNKNOWN,
        planned="yes" if planned.is_comparable else "no",
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
    if not parts and comparison.has_plans:
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
