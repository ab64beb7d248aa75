"""Channels: who brought which project, what came of it, and whom they could ask next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import pandas as pd

from data.cuts import FREE, Filters, chosen
from data.formats import UNKNOWN, amount, column_amount, count, is_unknown, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens.figure import Sentence, sentence_of
from data.screens.records import Record, foremost, known_number, records, whole
from data.screens.view import View, rows, speaks
from data.trace.figures import Reference

Kind = Literal["connector", "person", "blank", "chain"]
Dimension = Literal["channel", "chain"]
_NAMED = 3


@dataclass(frozen=True)
class Group:
    """Projects that came by one connector, by persons, by nobody named, or along one chain."""

    kind: Kind
    name: str | None
    rows: tuple[Record, ...]

    @property
    def signed(self) -> int:
        """How many were signed."""
        return sum(bool(row["is_signed"]) for row in self.rows)

    @property
    def title(self) -> str:
        """What it is called on screen; a person is not named."""
        if self.kind in ("connector", "chain") and self.name is not None:
            return self.name
        return say(f"channels-group-{self.kind}")

    @property
    def part(self) -> dict[str, object]:
        """What a figure is cut to for it."""
        rules = load_rules().measures.channels
        if self.kind == "connector":
            return {"connector": self.name}
        if self.kind == "person":
            return {"connector_kind": "person"}
        if self.kind == "blank":
            return {"connector_kind": "blank", "channel": rules.connector_channel}
        return {"connector_kind": "blank", "channel": rules.chain_channel, "chain": self.name}


@dataclass(frozen=True)
class Channels:
    """The readings of a view under the reader's filters; each is read once."""

    view: View
    filters: Filters = field(default_factory=lambda: FREE)

    def read(self, query: str, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/channels/<query>.sql`` under the filters."""
        given = {"snapshot_id": self.view.now.id, **self.filters, **more}
        return rows(f"screens/channels/{query}", **given)

    def reference(self, figure: str = "sourced", /, **part: object) -> Reference:
        """A figure under the filters, for the drawer; of the projects on the books."""
        return Reference.of(figure, chosen(self.filters), **part)

    def by(self, dimension: Dimension) -> list[Record]:
        """What each channel or chain brought, the blank last."""
        return [row for row in records(self.read("groups", by=dimension)) if not row["is_all"]]

    @cached_property
    def whole(self) -> Record:
        """What all brought together."""
        found = records(self.read("groups", by="channel"))
        return next(row for row in found if row["is_all"])

    @property
    def has_projects(self) -> bool:
        """Whether a projects ledger speaks of one under the filters."""
        return speaks(self.view, "projects") and bool(whole(self.whole["project_count"]))

    @cached_property
    def projects(self) -> list[Record]:
        """Every project on the books, the furthest first."""
        return records(self.read("projects"))

    @cached_property
    def groups(self) -> list[Group]:
        """Connectors, the one that brought most first; persons; blanks; chains."""
        rules = load_rules().measures.channels
        found: dict[tuple[Kind, str | None], list[Record]] = {}
        for row in self.projects:
            if row["connector"] is not None:
                found.setdefault(("connector", str(row["connector"])), []).append(row)
            elif row["connector_kind"] == "person":
                found.setdefault(("person", None), []).append(row)
            elif row["channel"] == rules.connector_channel:
                found.setdefault(("blank", None), []).append(row)
            elif row["channel"] == rules.chain_channel:
                found.setdefault(("chain", row["chain"]), []).append(row)
        kinds: Sequence[Kind] = ("connector", "person", "blank", "chain")
        made = [Group(kind, name, tuple(own)) for (kind, name), own in found.items()]
        order = {kind: place for place, kind in enumerate(kinds)}
        return sorted(
            made,
            key=lambda one: (order[one.kind], one.name is None, -len(one.rows), one.name or ""),
        )

    def of_kind(self, *kinds: Kind) -> list[Group]:
        """The groups of these kinds."""
        return [one for one in self.groups if one.kind in kinds]

    @cached_property
    def to_meet(self) -> list[Record]:
        """A row a connector: its chain, and the companies of it that nobody has met."""
        found: dict[str, Record] = {}
        for row in records(rows("screens/channels/to_meet", snapshot_id=self.view.now.id)):
            one = found.setdefault(
                row["connector"],
                {"connector": row["connector"], "chain": row["chain"], "companies": []},
            )
            one["companies"].append(row["company"])
        return sorted(found.values(), key=lambda one: (-len(one["companies"]), one["connector"]))


def headline(channels: Channels) -> Sentence:
    """``6 家引荐企业带来 11 个项目，4 个已签约；以商招商另有 2 个没填引荐人``."""
    brought = channels.of_kind("connector")
    if not brought:
        now = channels.whole
        named = sum(row["group_name"] is not None for row in channels.by("channel"))
        said = say(
            "channels-headline-none",
            projects=whole(now["project_count"]),
            channels=named,
            signed=whole(now["signed_count"]),
        )
        parts = {"is_stock": "true"}
        figures = [
            channels.reference(**parts),
            channels.reference(is_signed="true", **parts),
        ]
        return sentence_of((said, figures))
    said = say(
        "channels-headline",
        connectors=len(brought),
        projects=sum(len(one.rows) for one in brought),
        signed=sum(one.signed for one in brought),
    )
    clauses: list[tuple[str, Sequence[Reference]] | str] = [
        (said, [_known(channels), _known(channels, is_signed="true")])
    ]
    for one in channels.of_kind("blank"):
        clauses.append(
            (
                say("channels-headline-blank", count=len(one.rows)),
                [channels.reference(is_stock="true", **one.part)],
            )
        )
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def _known(channels: Channels, **part: object) -> Reference:
    return channels.reference(is_stock="true", connector_kind="organisation", **part)


def sub_line(channels: Channels) -> Sentence:
    """Along chains; by persons, who are not named; what states no channel; how to read it."""
    rules = load_rules().measures.channels
    clauses: list[tuple[str, Sequence[Reference]] | str] = []
    for row in channels.by("channel"):
        if row["group_name"] == rules.chain_channel:
            said = say(
                "channels-sub-chain",
                projects=whole(row["project_count"]),
                signed=whole(row["signed_count"]),
                amount=sum_text(row["planned_wan"], row["unknown_count"]),
            )
            part = {"is_stock": "true", "channel": rules.chain_channel}
            figures = [channels.reference(**part), channels.reference(is_signed="true", **part)]
            clauses.append((said, [*figures, channels.reference("sourced_planned", **part)]))
        elif row["group_name"] is None:
            said = say("channels-sub-blank", count=whole(row["project_count"]))
            clauses.append((said, [channels.reference(is_stock="true", channel=None)]))
    for one in channels.of_kind("person"):
        said = say("channels-sub-persons", count=len(one.rows))
        clauses.append((said, [channels.reference(is_stock="true", **one.part)]))
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def sum_text(wan: object, unknown: object) -> str:
    """``278.60 亿元（2 个金额未填）``."""
    blank = whole(unknown)
    if known_number(wan) is None:
        return say("channels-sum-unknown", count=blank) if blank else UNKNOWN
    said = str(amount(wan, language()))
    return say("channels-sum-part", amount=said, count=blank) if blank else said


def picture_title(channels: Channels) -> str:
    """Who brought most, and how far those came."""
    brought = channels.of_kind("connector")
    chains = [one for one in channels.of_kind("chain") if one.name is not None]
    first = foremost(brought or chains, lambda one: len(one.rows))
    if not first:
        return say("channels-picture-none")
    kind = "" if brought else "-chain"
    count, signed = len(first[0].rows), first[0].signed
    if len(first) > 1:
        named = say("ledger-and").join(one.title for one in first[:_NAMED])
        key = "each" if len(first) <= _NAMED else "many"
        return say(f"channels-picture{kind}-{key}", names=named, number=len(first), count=count)
    key = f"channels-picture{kind or '-title'}"
    return say(key, name=first[0].title, count=count, signed=signed)


def channels_title(channels: Channels) -> str:
    """The share signed by channel: the two that the office works through, else the highest."""
    rules = load_rules().measures.channels
    by_name = {row["group_name"]: row for row in channels.by("channel")}
    pair = [by_name.get(name) for name in (rules.connector_channel, rules.chain_channel)]
    said = [
        say("channels-rate", name=word(row["group_name"]), share=rate(row))
        for row in pair
        if row is not None and whole(row["project_count"])
    ]
    if said:
        return say("ledger-comma").join(said)
    return say("channels-title-blank" if by_name.keys() <= {None} else "channels-title-none")


def chains_title(channels: Channels) -> str:
    """Which chain signed most projects."""
    stated = [row for row in channels.by("chain") if row["group_name"] is not None]
    most = max(whole(row["signed_count"]) for row in stated)
    names = [row["group_name"] for row in stated if whole(row["signed_count"]) == most]
    if not most or len(names) > _NAMED:
        return say("channels-chains-title-few", chains=len(stated))
    key = "channels-chains-title" if len(names) == 1 else "channels-chains-title-each"
    return say(key, chain=say("ledger-and").join(names), count=count(most))


def rate(row: Record) -> str:
    """The share of a row's projects that were signed."""
    total = whole(row["project_count"])
    return share(whole(row["signed_count"]) / total) if total else UNKNOWN


def year_text(row: Record) -> tuple[str, str]:
    """What was signed this year of a row: the sum, and how many state none."""
    if is_unknown(row["year_count"]):
        return UNKNOWN, ""
    blank = whole(row["year_unknown_count"])
    said = column_amount(row["year_wan"], language())
    return said, say("channels-plus-unknown", count=blank) if blank else ""


def to_meet_title(channels: Channels) -> Sentence:
    """How many connectors could ask, and how many companies nobody has met."""
    companies = {name for row in channels.to_meet for name in row["companies"]}
    if not companies:
        has_chain = any(row["group_name"] for row in channels.by("chain"))
        is_known = has_chain and channels.of_kind("connector")
        return sentence_of(say("channels-to-meet-none" if is_known else "channels-to-meet-blank"))
    return sentence_of(
        say("channels-to-meet", connectors=count(len(channels.to_meet))),
        (
            say("channels-to-meet-companies", companies=count(len(companies))),
            [Reference.of("to_meet")],
        ),
        between=say("ledger-comma"),
    )


def names_text(names: Sequence[str]) -> str:
    """The first companies, and how many there are besides."""
    said = say("ledger-and").join(names[:_NAMED])
    rest = len(names) - _NAMED
    return say("channels-names-rest", names=said, count=rest) if rest > 0 else said


def days_title(channels: Channels) -> str:
    """The median from lead to signing over all channels, and of how many it is known."""
    now = channels.whole
    dated, signed = whole(now["lead_dated_count"]), whole(now["signed_count"])
    if not dated:
        return say("channels-days-none", signed=count(signed))
    days = count(float(now["lead_days"]))
    return say("channels-days-title", dated=count(dated), days=days, blank=count(signed - dated))


def days_text(days: object) -> str:
    """A median of days; a dash where unknown."""
    known = known_number(days)
    return UNKNOWN if known is None else count(known)
