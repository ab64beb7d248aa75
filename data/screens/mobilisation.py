"""Mobilisation: what became of leads, whose they are, what repeats; study record, orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Literal

from data.cuts import FREE, Filters, chosen, owners
from data.formats import UNKNOWN, count, date_text, is_unknown, share
from data.language import say
from data.ledgers.registry import ledger
from data.rules import load_rules
from data.screens.assignments import state_counts
from data.screens.figure import Sentence, sentence_of
from data.screens.records import Record, records, whole
from data.screens.view import View, rows, speaks
from data.trace.figures import Reference

By = Literal["unit", "person"]
# The ladder of leads: what a lead that stands at a fate has come to.
WON = ("signed", "started", "produced")
_TALKED = ("talks", *WON)
_UNTOUCHED = ("untouched", "unstated")
LEFT_OUT = ("duplicate", "undecided")
_REACHED: dict[str, tuple[str, ...]] = {
    "talks": _TALKED,
    "signed": WON,
    "started": ("started", "produced"),
    "produced": ("produced",),
}
REST = ("undecided", "untouched", "following", "talks", "converted", "dropped", "unstated")


@dataclass(frozen=True)
class Step:
    """A rung of the ladder of leads: how many came to it, of how many that could have."""

    name: str
    number: int
    base: int

    @property
    def rate(self) -> float | None:
        """The share that came to it."""
        return self.number / self.base if self.base else None


@dataclass(frozen=True)
class Owner:
    """Who brought leads; name is None where the ledger does not say. counts: by fate."""

    name: str | None
    counts: dict[str, int]

    @property
    def valid(self) -> int:
        """How many of them count."""
        return sum(number for fate, number in self.counts.items() if fate not in LEFT_OUT)

    @property
    def left_out(self) -> int:
        """How many repeat something."""
        return sum(self.counts.get(fate, 0) for fate in LEFT_OUT)

    def of(self, fates: Sequence[str]) -> int:
        """How many have one of these fates."""
        return sum(self.counts.get(fate, 0) for fate in fates)

    @property
    def talked(self) -> float | None:
        """The share that came to talks, of those of which the ledger says how they stand."""
        told = self.valid - self.counts.get("unstated", 0)
        return self.of(_TALKED) / told if told else None


@dataclass(frozen=True)
class Mobilisation:
    """The readings of a view; each is read once."""

    view: View
    filters: Filters = field(default_factory=lambda: FREE)

    def read(self, query: str, **more: object) -> list[Record]:
        """The rows of ``queries/screens/mobilisation/<query>.sql`` under the filters."""
        given = {"snapshot_id": self.view.now.id, "owners": owners(self.filters), **more}
        return records(rows(f"screens/mobilisation/{query}", **given))

    def figure(self, named: str = "leads", /, **part: object) -> Reference:
        """Leads cut to a fate, a unit, a person, or another figure, under the filters."""
        return Reference.of(named, chosen(self.filters), **part)

    @property
    def has_leads(self) -> bool:
        """Whether a ledger of leads speaks."""
        return speaks(self.view, "leads")

    @property
    def has_study(self) -> bool:
        """Whether a study record speaks."""
        return speaks(self.view, "study")

    @cached_property
    def fates(self) -> dict[str, Record]:
        """Fate → how many leads have it, how many of them for long."""
        return {str(row["fate"]): row for row in self.read("fates")}

    def number(self, *fates: str) -> int:
        """How many leads have one of these fates."""
        return sum(whole(self.fates[fate]["lead_count"]) for fate in fates if fate in self.fates)

    @property
    def reported(self) -> int:
        """All that were reported."""
        return self.number(*self.fates)

    @property
    def valid(self) -> int:
        """Those that count."""
        return self.reported - self.number(*LEFT_OUT)

    @property
    def ladder(self) -> list[Step]:
        """Reported, valid, contacted, talks, signed, started, produced."""
        numbers = {
            "reported": self.reported,
            "valid": self.valid,
            "contacted": self.valid - self.number(*_UNTOUCHED),
            **{name: self.number(*fates) for name, fates in _REACHED.items()},
        }
        steps: list[Step] = []
        for name, number in numbers.items():
            base = steps[-1].number if steps else 0
            # Of what states nothing nobody knows whether it was contacted.
            base -= self.number("unstated") if name == "contacted" else 0
            steps.append(Step(name, number, base))
        return steps

    def owners(self, by: By) -> list[Owner]:
        """Units or persons, the one with most valid leads first, the blank last."""
        found: dict[str | None, dict[str, int]] = {}
        for row in self.read("owners", by=by):
            found.setdefault(row["owner"], {})[str(row["fate"])] = whole(row["lead_count"])
        made = [Owner(name, counts) for name, counts in found.items()]
        return sorted(made, key=lambda one: (one.name is None, -one.valid, one.name or ""))

    @cached_property
    def repeated(self) -> list[Record]:
        """Leads that repeat something, the undecided first."""
        return self.read("repeated")

    @cached_property
    def study(self) -> list[Record]:
        """Sessions and attendance by channel and month of the year."""
        return self.read("study")

    @property
    def study_channels(self) -> list[str | None]:
        """The declared channels in their order, then what else is written, last the blank."""
        declared = ledger("study").field("study_channel").values
        return list(dict.fromkeys([*declared, *(row["channel"] for row in self.study)]))

    @cached_property
    def orders(self) -> list[Record]:
        """Orders of the conference and the work plan."""
        return self.read("tasks")


FLAGS = {
    "valid": "is_valid",
    "contacted": "is_contacted",
    "talks": "is_in_talks",
    "signed": "is_signed",
    "started": "is_started",
    "produced": "is_in_production",
}


def headline(found: Mobilisation) -> Sentence:
    """``98 条有效线索走到签约 2 条；27 条还没联系，11 条超过 30 天``."""
    if not found.has_leads:
        sessions = sum(whole(row["session_count"]) for row in found.study)
        key = "mobilisation-headline-study" if found.has_study else "mobilisation-headline-none"
        return sentence_of((say(key, sessions=sessions), [found.figure("study")]))
    said = say("mobilisation-headline", valid=count(found.valid), signed=count(found.number(*WON)))
    figures = [found.figure(is_valid="true"), found.figure(is_signed="true")]
    clauses: list[tuple[str, Sequence[Reference]] | str] = [(said, figures)]
    row = found.fates.get("untouched")
    if row is not None:
        days, long_ = load_rules().measures.leads.untouched_days, whole(row["long_count"])
        key = "mobilisation-untouched-long" if long_ else "mobilisation-untouched"
        number = count(whole(row["lead_count"]))
        said = say(key, count=number, long=count(long_), days=days)
        clauses.append((said, [found.figure(fate="untouched")]))
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def sub_line(found: Mobilisation) -> Sentence:
    """What was reported, what repeats, what nobody has decided; how duplicates are found."""
    if not found.has_leads:
        return sentence_of(say("mobilisation-sub-none"))
    clauses: list[tuple[str, Sequence[Reference]] | str] = [
        (say("mobilisation-sub-reported", count=count(found.reported)), [found.figure()])
    ]
    for fate in LEFT_OUT:
        if number := found.number(fate):
            said = say(f"mobilisation-sub-{fate}", count=count(number))
            clauses.append((said, [found.figure(fate=fate)]))
    if blank := found.number("unstated"):
        said = say("mobilisation-sub-unstated", count=count(blank))
        clauses.append((said, [found.figure(fate="unstated")]))
    clauses.append(say("mobilisation-sub-rule"))
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def ladder_title(found: Mobilisation) -> str:
    """The step from which least go on, among those that anybody reached."""
    steps = found.ladder
    named = [
        (before, one)
        for before, one in pairwise(steps[1:])
        if one.rate is not None and one.base > 1
    ]
    if not named:
        return say("mobilisation-ladder-few")
    before, lowest = min(named, key=lambda pair: pair[1].rate or 0.0)
    return say(
        "mobilisation-ladder-title",
        lower=say(f"mobilisation-step-{before.name}"),
        higher=say(f"mobilisation-step-{lowest.name}"),
        above=count(lowest.number),
        below=count(lowest.base),
        share=share(lowest.rate or 0.0),
    )


def fate_note(row: Record) -> str:
    """How long leads of a fate have waited."""
    days = load_rules().measures.leads.untouched_days
    parts = []
    if whole(row["long_count"]):
        parts.append(say("mobilisation-long", count=count(whole(row["long_count"])), days=days))
        parts.append(say("mobilisation-longest", days=count(whole(row["longest_days"]))))
    if whole(row["undated_count"]):
        parts.append(say("mobilisation-undated", count=count(whole(row["undated_count"]))))
    return say("ledger-comma").join(parts)


def owners_title(owners: Sequence[Owner], by: By) -> str:
    """Who brought most."""
    named = [one for one in owners if one.name is not None and one.valid]
    if not named:
        return say(f"mobilisation-owners-none-{by}")
    most = [one for one in named if one.valid == named[0].valid]
    names = say("ledger-and").join(str(one.name) for one in most[:3])
    key = {1: "title", 2: "each", 3: "each"}.get(len(most), "many")
    return say(
        f"mobilisation-owners-{key}",
        names=names,
        number=count(len(most)),
        count=count(named[0].valid),
    )


def repeated_title(found: Mobilisation) -> Sentence:
    """How many wait for a decision, and how many were decided."""
    undecided, duplicate = found.number("undecided"), found.number("duplicate")
    settled = len(found.repeated) - undecided - duplicate
    if not found.repeated:
        return sentence_of(say("mobilisation-repeated-none"))
    parts: list[tuple[str, Sequence[Reference]] | str] = []
    if undecided:
        said = say("mobilisation-repeated-open", count=count(undecided))
        parts.append((said, [found.figure(fate="undecided")]))
    if duplicate:
        said = say("mobilisation-repeated-duplicate", count=count(duplicate))
        parts.append((said, [found.figure(fate="duplicate")]))
    if settled:
        parts.append(say("mobilisation-repeated-settled", count=count(settled)))
    return sentence_of(*parts, between=say("ledger-comma"))


def said_by(label: object, unit: object, person: object, day: object) -> str:
    """``示例线索甲（旗农牧局 · 某人 · 2021-02-01）``."""
    told = [str(one) for one in (unit, person) if one is not None]
    if isinstance(day, date) and not is_unknown(day):
        told.append(date_text(day))
    return say("mobilisation-who", label=str(label), told=" · ".join(told)) if told else str(label)


def study_title(found: Mobilisation) -> Sentence:
    """Which channels have a record this year, and how many sessions."""
    channels = {row["channel"] for row in found.study if row["channel"]}
    sessions = sum(whole(row["session_count"]) for row in found.study)
    if not sessions:
        return sentence_of(say("mobilisation-study-none"))
    said = say("mobilisation-study-title", channels=len(channels), sessions=count(sessions))
    return sentence_of((said, [found.figure("study")]))


def attendance_text(lines: Sequence[Record]) -> str:
    """``360（1 次未填）``: attendances of some sessions; a dash where none is stated.

    Behind it the share that came, over the sessions that say how many were expected.
    """
    known = [row for row in lines if not is_unknown(row["attendance"])]
    total = sum(whole(row["attendance"]) for row in known)
    blank = sum(whole(row["unknown_count"]) for row in lines)
    if not known:
        return UNKNOWN
    said = say("mobilisation-attended", count=count(total), blank=blank) if blank else count(total)
    expected = sum(whole(row["expected"]) for row in lines)
    came = sum(whole(row["came"]) for row in lines)
    return (
        say("mobilisation-turnout", said=said, share=share(came / expected)) if expected else said
    )


def orders_title(found: Mobilisation) -> str:
    """How many of the orders are in each state, in the words of the list."""
    if not found.orders:
        return say("mobilisation-orders-none")
    states = state_counts(row["state"] for row in found.orders)
    return say("mobilisation-orders-title", count=len(found.orders), **states)
