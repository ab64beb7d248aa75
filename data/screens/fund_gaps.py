"""Funds in place by definition: how far two totals lie apart, why, and what nobody explains."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from data.cuts import FREE, Filters, chosen
from data.formats import UNKNOWN, amount, column_amount, column_value, count, date_text, signed
from data.language import language, say, word
from data.rules import load_rules
from data.screens.figure import ComparedWith, Figure
from data.screens.records import Fall, Record, foremost, known_number, records, whole
from data.screens.view import View, cut_projects, rows
from data.trace.figures import Reference

Parameters = dict[str, object]
Kind = Literal["gap", "unreported", "returned", "differing", "without_voucher", "unpaid"]
KINDS: tuple[Kind, ...] = (
    "gap",
    "unreported",
    "returned",
    "differing",
    "without_voucher",
    "unpaid",
)


@dataclass(frozen=True)
class FundGaps:
    """Projects by definition; basis: what the default definition is held against."""

    view: View
    basis: str
    filters: Filters = field(default_factory=lambda: FREE)

    @cached_property
    def cut(self) -> Parameters:
        """What every query of the page is asked with: the snapshot and the projects left."""
        now = self.view.now
        return {"snapshot_id": now.id, "project_ids": cut_projects(now, self.filters)}

    def reference(self, basis: str, row: Record | None = None, part: str = "year") -> Reference:
        """The rows behind a definition's sum of the year, or behind one project's part of it."""
        cut = {} if row is None else {"project_key": row["project_key"]}
        scope = {"basis": basis, "part": part, **chosen(self.filters)}
        return Reference.of("funds_part", scope, **cut)

    @property
    def default(self) -> str:
        """The definition that the office reports by."""
        return load_rules().measures.funds.default_basis

    @cached_property
    def bases(self) -> list[Record]:
        """Each definition's sums of the year; "" where a ledger states none."""
        return bases_of(self.cut)

    @cached_property
    def is_compared(self) -> bool:
        """Whether two definitions are told: what no ledger states is no 0 to hold against."""
        told = {row["basis"] for row in self.bases if known_number(row["year_wan"]) is not None}
        return {self.default, self.basis} <= told

    @property
    def third(self) -> str | None:
        """A third definition, shown beside the two; None where there is none."""
        left = [
            row["basis"] for row in self.bases if row["basis"] not in (self.default, self.basis)
        ]
        return next((str(one) for one in left if one), None)

    @cached_property
    def projects(self) -> list[Record]:
        """``screens/funds/gaps``: a row a project."""
        given = {"basis": self.basis, "third": self.third}
        months = load_rules().measures.funds.unpaid_months
        found = rows("screens/funds/gaps", unpaid_months=months, **given, **self.cut)
        return records(found)

    @cached_property
    def months(self) -> list[Record]:
        """``screens/funds/months``."""
        return records(rows("screens/funds/months", basis=self.basis, **self.cut))

    def of_kind(self, kind: str) -> list[Record]:
        """The projects that somebody has to look at, for this reason; gap: whose sums differ."""
        if not self.is_compared and kind in ("gap", "unreported", "differing"):
            return []
        if kind == "gap":
            return [row for row in self.projects if known_number(row["gap_wan"])]
        return [row for row in self.projects if row[f"is_{kind}"]]

    def sum_of(self, column: str) -> Decimal:
        """The sum of a column over all projects, 万元; what nobody states adds nothing."""
        known = (row[column] for row in self.projects if known_number(row[column]) is not None)
        return sum((Decimal(str(one)) for one in known), Decimal(0))

    @property
    def reasons(self) -> list[tuple[str, Decimal]]:
        """What explains the difference: reason and amount, returned funds first."""
        told: dict[str, Decimal] = defaultdict(Decimal)
        if returned := self.sum_of("returned_part_wan"):
            told[say("fund-gap-returned")] = returned
        for row in self.projects:
            for one in row["reasons"] if row["reasons"] is not None else ():
                if one["amount_wan"] is not None:
                    told[str(one["reason"] or say("fund-gap-no-reason"))] += one_amount(one)
        return [(name, value) for name, value in told.items() if value]


def one_amount(told: Record) -> Decimal:
    """The amount of a reason, 万元."""
    return Decimal(str(told["amount_wan"]))


def bases_of(cut: Parameters) -> list[Record]:
    """Each definition of which something is told (``figures/funds``), the office's first."""
    default = load_rules().measures.funds.default_basis
    found = records(rows("screens/figures/funds", **cut))
    return sorted(found, key=lambda row: row["basis"] != default)


def others(view: View) -> list[str]:
    """What the default definition can be held against, in the order of the settings."""
    funds = load_rules().measures.funds
    told = [str(row["basis"]) for row in bases_of({"snapshot_id": view.now.id}) if row["basis"]]
    order = {basis: number for number, basis in enumerate(funds.bases)}
    found = [one for one in told if one != funds.default_basis]
    return sorted(found, key=lambda one: order.get(one, len(order)))


def figures(gaps: FundGaps) -> list[Figure]:
    """Every definition's sum of the year, each by itself: never added, never divided."""
    return [
        Figure(
            label=word(row["basis"]) if row["basis"] else say("funds-basis-unstated"),
            value=cell(row["year_wan"]),
            unit=say("unit-column"),
            comparisons=[ComparedWith(say("fund-gap-of"), _projects(row["project_count"]))],
            note=say("fund-gap-unmatched", count=whole(row["unmatched_count"]))
            if whole(row["unmatched_count"])
            else "",
            reference=gaps.reference(str(row["basis"])) if row["basis"] else None,
        )
        for row in gaps.bases
    ]


def _projects(number: object) -> str:
    return say("fund-gap-projects", count=whole(number))


def written(wan: object) -> str:
    """An amount with its unit."""
    number = known_number(wan)
    return UNKNOWN if number is None else str(amount(number, language()))


def cell(wan: object, *, is_delta: bool = False) -> str:
    """An amount in a column whose head has the unit; a dash where nobody states it."""
    number = known_number(wan)
    if number is None:
        return UNKNOWN
    text = column_amount(abs(number) if is_delta else number, language())
    return signed(text, number) if is_delta and number else text


def headline(gaps: FundGaps) -> str:
    """``自治区平台口径 45.39 亿元，比企业自报少 1.32 亿元，0.65 亿元还没有说明``."""
    own = next((row for row in gaps.bases if row["basis"] == gaps.default), None)
    if own is None or known_number(own["year_wan"]) is None:
        return say("fund-gap-none-of-default", basis=word(gaps.default))
    said = say("fund-gap-own", basis=word(gaps.default), amount=written(own["year_wan"]))
    if not gaps.is_compared:
        return said
    gap, rest = gaps.sum_of("gap_wan"), gaps.sum_of("rest_wan")
    side = "less" if gap > 0 else "higher" if gap < 0 else "same"
    said += say(f"fund-gap-{side}", basis=word(gaps.basis), amount=written(abs(gap)))
    if gap and not rest:
        return said + say("fund-gap-explained")
    return said + (say("fund-gap-rest", amount=written(abs(rest))) if rest else "")


def sub_line(gaps: FundGaps) -> str:
    """What is only reported or returned, and that definitions are neither added nor divided."""
    parts = []
    for part in ("reported", "returned"):
        if value := gaps.sum_of(f"{part}_wan"):
            parts.append(say(f"fund-gap-sub-{part}", amount=written(value)))
    unknown = sum(whole(row["year_unknown_count"]) for row in gaps.bases)
    parts += [say("fund-gap-sub-unknown", count=unknown)] if unknown else []
    return say("fund-gap-comma").join([*parts, say("fund-gap-sub")])


def bridge_title(gaps: FundGaps) -> str:
    """From one total to the other: how much has a reason, how much has none."""
    own, other = gaps.sum_of("default_wan"), gaps.sum_of("other_wan")
    told = gaps.sum_of("returned_part_wan") + gaps.sum_of("reason_wan")
    return say(
        "fund-gap-bridge",
        own=cell(own),
        other=cell(other),
        default=word(gaps.default),
        basis=word(gaps.basis),
        told=cell(told),
        rest=cell(gaps.sum_of("rest_wan")),
    )


def falls(gaps: FundGaps) -> list[Fall]:
    """The bridge: one total, each reason, what nobody explains, the other total."""
    own, other = gaps.sum_of("default_wan"), gaps.sum_of("other_wan")
    at = 0.0
    found = [_total(gaps.default, own)]
    rest = gaps.sum_of("rest_wan")
    unexplained = [(say("fund-gap-unexplained"), rest)] if rest else []
    for name, value in (*gaps.reasons, *unexplained):
        step = column_value(value, language()) or 0.0
        is_rest = bool(unexplained) and name == unexplained[0][0]
        found.append(Fall(name, cell(value, is_delta=True), at, step, is_quiet=is_rest))
        at += step
    return [*found, _total(gaps.basis, other)]


def _total(basis: str, value: Decimal) -> Fall:
    return Fall(word(basis), cell(value), 0.0, None, is_total=True)


def list_title(gaps: FundGaps) -> str:
    """How many projects differ, and how many of them still lack a reason."""
    differ = gaps.of_kind("gap")
    if not gaps.is_compared:
        return say("fund-gap-list-alone", count=len(gaps.projects))
    if not differ:
        return say("fund-gap-list-none")
    lacking = sum(1 for row in differ if known_number(row["rest_wan"]))
    return say("fund-gap-list", count=len(differ), lacking=lacking)


def kind_word(gaps: FundGaps, kind: str) -> str:
    """``报了被退回 2``: what a choice of the list is called, with its count."""
    found = gaps.of_kind(kind)
    months = load_rules().measures.funds.unpaid_months
    return f"{say(f'fund-gap-kind-{kind}', months=months)} {count(len(found))}"


def status_text(row: Record) -> tuple[str, str]:
    """How the default definition has the project, and its light: approved, reported, returned."""
    parts = [
        part for part in ("returned", "reported", "unstated") if known_number(row[f"{part}_wan"])
    ]
    if parts:
        said = [say(f"fund-gap-status-{one}", amount=cell(row[f"{one}_wan"])) for one in parts]
        return say("fund-gap-comma").join(said), _LIGHTS[parts[0]]
    if known_number(row["default_wan"]) is not None:
        return say("fund-gap-status-approved"), "正常"
    if row["is_unpaid"]:
        return say("fund-gap-status-unpaid", day=date_text(row["signed_date"])), "预警"
    return UNKNOWN, ""


_LIGHTS = {"returned": "告警", "reported": "预警", "unstated": "待核"}


def reasons_text(row: Record) -> str:
    """The reasons with their amounts; a dash where there is none."""
    parts = []
    if known_number(row["returned_part_wan"]):
        returned = cell(row["returned_part_wan"])
        parts.append(say("fund-gap-reason", reason=say("fund-gap-returned"), amount=returned))
    for one in row["reasons"] if row["reasons"] is not None else ():
        reason = str(one["reason"] or say("fund-gap-no-reason"))
        parts.append(say("fund-gap-reason", reason=reason, amount=cell(one["amount_wan"])))
    return say("fund-gap-comma").join(parts) or UNKNOWN


def months_title(gaps: FundGaps) -> str:
    """In which month the two lie farthest apart, of the months that both state."""
    both = [
        (abs(gap), row["month_date"]) for row in gaps.months if (gap := month_gap(row)) is not None
    ]
    if not both:
        sides = ((gaps.default, "default_wan"), (gaps.basis, "other_wan"))
        silent = [
            word(basis)
            for basis, column in sides
            if all(known_number(row[column]) is None for row in gaps.months)
        ]
        if not silent:
            return say("fund-gap-months-none")
        return say("fund-gap-months-silent", bases=say("ledger-and").join(silent))
    first = foremost(both, lambda one: one[0])
    if not first[0][0]:
        return say("fund-gap-months-same")
    months = say("ledger-and").join(date_text(month, "month") for _, month in first)
    return say("fund-gap-months", month=months, amount=written(first[0][0]))


def month_gap(row: Record) -> float | None:
    """The other definition's sum of a month less the default's; None where one is not known."""
    own, other = known_number(row["default_wan"]), known_number(row["other_wan"])
    is_known = not (whole(row["default_unknown_count"]) or whole(row["other_unknown_count"]))
    return other - own if own is not None and other is not None and is_known else None
