"""The sections of the channels page: the picture, channels, chains, whom to ask, days."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.formats import UNKNOWN, column_amount, count, is_unknown, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens import channels as sentences
from data.screens.channels import Channels, Group
from data.screens.records import Record, whole
from data.trace.figures import Reference
from ui.components import note, pick_one, section_title
from ui.components.drawer import link_attributes
from ui.markup import render

DRAW = "draw"
_EACH, _SQUARES = "each", "squares"
# Up to so many projects are drawn one by one unless the reader chooses.
_FEW = 30
_MOST_ROWS, _MOST_CONNECTORS, _MOST_ASKED, _MOST_CHAINS = 80, 12, 6, 8
_NUMBER = "sb-number"
Cell = tuple[Reference | None, str, str, str]


def table(heads: Sequence[tuple[str, str]], lines: Sequence[Sequence[Cell]], label: str) -> None:
    """A table whose cells open figures; a head: text, class; a cell: figure, text, class, small."""
    cells = [
        [(link_attributes(one), text, css, small) for one, text, css, small in line]
        for line in lines
    ]
    st.html(render("channels.table", heads, cells, label))


def picture_section(channels: Channels) -> None:
    """Who brought whom, and how far it came: one by one, or a square a project."""
    groups = channels.groups
    number = sum(len(one.rows) for one in groups)
    with st.container(horizontal=True, key="channels-picture-head", gap="small"):
        section_title(sentences.picture_title(channels), say("channels-picture-note"))
        if groups:
            drawn = pick_one(
                DRAW,
                say("channels-draw"),
                [_EACH, _SQUARES],
                write=lambda key: say(f"channels-draw-{key}"),
                is_label_shown=False,
                default=_EACH if number <= _FEW else _SQUARES,
            )
    if not groups:
        note(say("channels-picture-empty"))
    elif drawn == _EACH:
        _each(channels)
    else:
        _squares(channels)
    if groups and (rest := len(channels.projects) - number):
        note(say("channels-not-drawn", count=count(rest)))


def _rungs() -> list[str]:
    return [one.stage for one in load_rules().stages.stage if not one.is_exit]


def _signed_at() -> int:
    """The place of signing on the ladder."""
    return _rungs().index(load_rules().stages.signed_stage)


def _each(channels: Channels) -> None:
    """Connector, investor, project, its ladder: the first rows; the rest is said."""
    rungs = _rungs()
    left, parts = _MOST_ROWS, []
    for kinds in (("connector",), ("person", "blank"), ("chain",)):
        groups = channels.of_kind(*kinds)
        shown = []
        for group in groups:
            if left > 0:
                shown.append(_of_group(channels, group, rungs, left))
                left -= len(group.rows)
        if shown:
            projects = sum(len(one.rows) for one in groups)
            said = say(f"channels-section-{kinds[0]}", groups=len(groups), projects=projects)
            parts.append((said, shown))
    st.html(render("channels.each", [word(rung) for rung in rungs], _signed_at(), parts, _unit()))
    if left < 0:
        note(say("channels-each-rest", count=count(-left)))


def _of_group(
    channels: Channels, group: Group, rungs: Sequence[str], most: int
) -> tuple[object, ...]:
    first = group.rows[0]
    told = []
    if group.kind == "connector":
        told = [say("channels-resident" if first["is_resident"] else "channels-not-resident")]
        told += [str(first["own_chain"])] if first["own_chain"] is not None else []
    lines = [
        (
            link_attributes(_field(row, "stage")),
            short(row["investor"]),
            row["investor"] or "",
            row["project_name"] or UNKNOWN,
            rungs.index(row["stage"]) if row["stage"] in rungs else None,
            word(row["stage"]),
            link_attributes(_field(row, "planned_investment_wan")),
            column_amount(row["planned_wan"], language()),
        )
        for row in group.rows[:most]
    ]
    link = link_attributes(channels.reference(is_stock="true", **group.part))
    return link, group.title, " · ".join(told), group.kind in ("person", "blank"), lines


_ENDINGS = ("有限责任公司", "股份有限公司", "有限公司")


def short(company: str | None) -> str:
    """A company without the ending that says nothing; the whole name is its title."""
    for ending in _ENDINGS:
        if company and company.endswith(ending) and len(company) > len(ending) + 1:
            return company.removesuffix(ending)
    return company or UNKNOWN


def _field(row: Record, field: str) -> Reference:
    return Reference.of("field", {"project_id": row["project_id"], "field": field})


def _squares(channels: Channels) -> None:
    """A row a connector or chain, a square a project in the column of its stage."""
    brought = channels.of_kind("connector")
    shown, folded = brought[:_MOST_CONNECTORS], brought[_MOST_CONNECTORS:]
    lines = [_line(channels, one) for one in shown]
    if folded:
        every = tuple(row for one in folded for row in one.rows)
        rest = Group("connector", say("channels-folded", count=count(len(folded))), every)
        lines.append(_line(channels, rest, is_folded=True))
    lines += [_line(channels, one) for one in channels.of_kind("person", "blank", "chain")]
    every = tuple(row for one in channels.groups for row in one.rows)
    total = _line(channels, Group("connector", say("channels-all"), every), is_folded=True)
    rungs = [word(rung) for rung in _rungs()]
    st.html(render("channels.squares", rungs, _signed_at(), lines, total))
    if any(row["stage"] not in _rungs() for row in every):
        blank = sum(row["stage"] not in _rungs() for row in every)
        note(say("channels-stage-blank", count=count(blank)))


def _line(channels: Channels, group: Group, *, is_folded: bool = False) -> tuple[object, ...]:
    """(link, name, is context, cells as (link, count), projects, share signed)."""
    cells = []
    for rung in _rungs():
        number = sum(row["stage"] == rung for row in group.rows)
        reference = None
        if number and not is_folded:
            reference = channels.reference(is_stock="true", **group.part, stage=rung)
        cells.append((link_attributes(reference), number))
    whole_ = None if is_folded else channels.reference(is_stock="true", **group.part)
    is_context = is_folded or group.kind in ("person", "blank")
    rate = share(group.signed / len(group.rows)) if group.rows else UNKNOWN
    return link_attributes(whole_), group.title, is_context, cells, count(len(group.rows)), rate


def channels_section(channels: Channels) -> None:
    """Each channel: its projects, those signed, the share; signed this year with its sum."""
    section_title(sentences.channels_title(channels), say("channels-title-note"))
    names = ("channel", "projects", "signed", "rate", "year")
    heads = _heads(*names)
    heads.append((say("channels-column-year-sum", unit=_unit()), _NUMBER))
    lines = [_channel(channels, row) for row in channels.by("channel")]
    table(heads, [*lines, _channel(channels, channels.whole)], say("channels-column-channel"))


def _heads(*names: str) -> list[tuple[str, str]]:
    return [
        (say(f"channels-column-{name}"), _NUMBER if at else "") for at, name in enumerate(names)
    ]


def _part(row: Record) -> dict[str, object]:
    return {} if row["is_all"] else {"channel": row["group_name"]}


def _name(row: Record) -> str:
    if row["is_all"]:
        return say("channels-all")
    return say("channels-unstated") if row["group_name"] is None else word(row["group_name"])


def _counts(channels: Channels, row: Record, *flags: str) -> list[Cell]:
    """The projects of a row that came so far, each number with its rows."""
    cells: list[Cell] = []
    for flag in flags:
        reached = {} if flag == "is_stock" else {flag: "true"}
        figure = channels.reference(**{"is_stock": "true", **reached, **_part(row)})
        cells.append((figure, count(whole(row[_COUNTED[flag]])), _NUMBER, ""))
    return cells


_COUNTED = {
    "is_stock": "project_count",
    "is_in_talks": "talks_count",
    "is_signed": "signed_count",
    "is_started": "started_count",
    "is_in_production": "produced_count",
}


def _channel(channels: Channels, row: Record) -> list[Cell]:
    said, small = sentences.year_text(row)
    year = UNKNOWN if is_unknown(row["year_count"]) else count(whole(row["year_count"]))
    signed, planned = (channels.reference(one, **_part(row)) for one in ("signed", "planned"))
    return [
        (None, _name(row), "", ""),
        *_counts(channels, row, "is_stock", "is_signed"),
        (None, sentences.rate(row), f"{_NUMBER} sb-strong", ""),
        (signed, year, _NUMBER, ""),
        (planned, said, _NUMBER, small),
    ]


def steps_section(channels: Channels) -> None:
    """How far the projects of each channel came, and how long the finished steps took."""
    section_title(sentences.days_title(channels), say("channels-days-note"))
    names = ("channel", "projects", "talks", "signed", "started", "produced", "sum")
    heads = _heads(*names, "lead-days", "start-days")
    lines = [_steps(channels, row) for row in [*channels.by("channel"), channels.whole]]
    table(heads, lines, say("channels-column-lead-days"))


def _steps(channels: Channels, row: Record) -> list[Cell]:
    planned = channels.reference("sourced_planned", is_stock="true", **_part(row))
    cells = [(None, _name(row), "", ""), *_counts(channels, row, *_COUNTED)]
    small = _blank(row["unknown_count"])
    cells.append((planned, column_amount(row["planned_wan"], language()), _NUMBER, small))
    for step, reached in (("lead", "signed"), ("start", "started")):
        figure = channels.reference(f"sourced_{step}_days", is_stock="true", **_part(row))
        dated, all_ = whole(row[f"{step}_dated_count"]), whole(row[f"{reached}_count"])
        told = say("channels-dated", dated=count(dated), all=count(all_)) if all_ else ""
        days = sentences.days_text(row[f"{step}_days"])
        cells.append((figure if dated else None, days, _NUMBER, told))
    return cells


def chains_section(channels: Channels) -> None:
    """Each chain: all its projects, those signed inside; the share."""
    rows = channels.by("chain")
    named = [row for row in rows if row["group_name"] is not None]
    if not named:
        section_title(say("channels-chains-none"), say("channels-chains-none-note"))
        return
    section_title(sentences.chains_title(channels), say("channels-chains-note"))
    most = max(whole(row["project_count"]) for row in rows) or 1
    lines = []
    for row in (*named[:_MOST_CHAINS], *rows[len(named) :]):
        part = {"is_stock": "true", "chain": row["group_name"]}
        total, signed = whole(row["project_count"]), whole(row["signed_count"])
        lines.append(
            (
                link_attributes(channels.reference(**part)),
                row["group_name"] or say("channels-unstated-chain"),
                total / most,
                signed / most,
                count(total),
                link_attributes(channels.reference(is_signed="true", **part)),
                count(signed),
                sentences.rate(row),
                column_amount(row["planned_wan"], language()),
                _blank(row["unknown_count"]),
            )
        )
    heads = [head for head, _ in _heads("chain", "projects", "signed", "rate", "sum")]
    st.html(render("channels.chains", heads, lines))
    if rest := named[_MOST_CHAINS:]:
        projects = sum(whole(row["project_count"]) for row in rest)
        note(say("channels-chains-rest", count=count(len(rest)), projects=count(projects)))


def _blank(number: object) -> str:
    """How many more state no sum; "" for none."""
    return say("channels-plus-unknown", count=count(whole(number))) if whole(number) else ""


def to_meet_section(channels: Channels) -> None:
    """Whom which connector could ask next."""
    months = load_rules().measures.channels.unmet_months
    section_title(sentences.to_meet_title(channels), say("channels-to-meet-note", months=months))
    if not channels.to_meet:
        return
    heads = [(say(f"channels-column-{name}"), "") for name in ("ask", "chain", "whom")]
    lines = [
        [
            (None, short(row["connector"]), "", ""),
            (None, str(row["chain"]), "sb-nowrap", ""),
            (
                Reference.of("to_meet", None, connector=row["connector"]),
                sentences.names_text([short(name) for name in row["companies"]]),
                "",
                "",
            ),
        ]
        for row in channels.to_meet[:_MOST_ASKED]
    ]
    table(heads, lines, say("channels-column-ask"))
    if (rest := len(channels.to_meet) - _MOST_ASKED) > 0:
        note(say("channels-to-meet-rest", count=count(rest)))


def _unit() -> str:
    return say("unit-column")
