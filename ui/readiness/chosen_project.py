"""The chosen project: why it is in its state, what it lacks, whose move it is, from which cells."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.formats import UNKNOWN, date_text, decimal, is_unknown, share
from data.language import say, word
from data.screens.readiness_readings import Readiness
from data.screens.readiness_words import (
    Row,
    approval_level,
    gate_name,
    interval,
    item_name,
    item_state,
    level_name,
    listed,
    names,
    next_item,
    office_name,
    state_reason,
    waiting_since,
)
from data.screens.records import whole
from data.screens.rules_cited import cited
from data.trace import Reference
from ui.components import section_title, state_symbol
from ui.components.drawer import open_figure
from ui.components.tables import open_project
from ui.readiness.blocks import block_of


def chosen_card(readiness: Readiness) -> None:
    """What is known of the chosen project in a few lines, and the ways on."""
    row = readiness.chosen
    if row is None:
        st.html(f'<p class="sb-note">{escape(say("readiness-chosen-none"))}</p>')
        return
    lines = [*_lines(row, readiness.scope.is_equal), *_warnings(row, readiness)]
    st.html(
        f'<div class="sb-chosen"><h2>{state_symbol(str(row["state"]))} '
        f"{escape(str(row['project_name']))}</h2>"
        + "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        + "</div>"
    )
    with st.container(horizontal=True, gap="small", key="readiness-chosen-ways"):
        if st.button(say("readiness-chosen-source"), key="readiness-chosen-source"):
            open_figure(Reference.of("score", {"project_id": str(row["project_id"])}))
        if st.button(say("readiness-chosen-open"), key="readiness-chosen-open", type="tertiary"):
            open_project(str(row["project_id"]))


def _lines(row: Row, is_equal: bool) -> list[str]:
    item, state = next_item(row)
    which = "equal" if is_equal else "score"
    missing = names(row["missing_below"])
    level = say("readiness-chosen-level", level=str(row["level"]), name=level_name(row["level"]))
    if missing:
        below = listed(f"{each} {level_name(each)}" for each in missing)
        level += say("readiness-chosen-missing", levels=below)
    lines = [
        say("readiness-chosen-reason", reason=state_reason(row["state_rule"])),
        say(
            "readiness-chosen-score",
            score=interval(row[f"{which}_low"], row[f"{which}_high"]),
            blank=whole(row["unknown_count"]),
        ),
        level,
    ]
    if not is_unknown(row["next_gate"]):
        gate = str(row["next_gate"])
        following = {"gate": gate, "name": gate_name(gate), "item": item, "state": state}
        lines.append(say("readiness-chosen-next", **following).strip())
    return [*lines, waiting_since(row)]


def _warnings(row: Row, readiness: Readiness) -> list[str]:
    lines = []
    for pair in names(row["compliance_items"]):
        later, earlier = pair.split(">")
        lines.append(
            say("readiness-chosen-compliance", later=item_name(later), earlier=item_name(earlier))
        )
    if flagged := names(row["flagged_items"]):
        lines.append(say("readiness-chosen-flagged", items=listed(map(item_name, flagged))))
    for light in readiness.lights.to_dict("records"):
        lines.append(_light({str(name): value for name, value in light.items()}))
    if row["place_standing"] == "unstated":
        lines.append(say("readiness-place-none"))
    elif row["place_standing"] == "named":
        lines.append(say("readiness-map-hover-named", place=str(block_of(row))))
    lines.append(say("readiness-chosen-kind", kind=str(row["project_kind"])))
    return lines


def _light(light: Row) -> str:
    rule = str(light["rule"])
    if light["is_exempt"]:
        fired = say("rules-exempt", reason=str(light["exemption"] or UNKNOWN))
    else:
        fired = say(
            f"rules-fired-{rule}",
            observed=_measured(light["observed"], light["measure"]),
            threshold=_measured(light["threshold"], light["measure"]),
            since=date_text(light["since_date"]),  # type: ignore[arg-type]
        )
    name = f"{say(f'rules-light-{rule}')}（{fired}）"
    text = say("readiness-chosen-light", light=word(str(light["light"])), rule=name)
    source = light["source"]
    return text if is_unknown(source) else f"{text}{say('rules-source', source=cited(str(source)))}"


def _measured(value: object, measure: object) -> object:
    """Months and counts as whole numbers, shares as percentages, points with one decimal."""
    if is_unknown(value):
        return UNKNOWN
    number = float(str(value))
    if str(measure) == "share":
        return share(number)
    return int(number) if number == int(number) else decimal(number, 1)


def items_section(readiness: Readiness) -> None:
    """All items of the chosen project, a column a gate."""
    row = readiness.chosen
    if row is None:
        return
    items = readiness.items
    applies, done = items["applies"], items["is_done"]
    known = items["is_known"]
    section_title(
        say(
            "readiness-chosen-items",
            project=str(row["project_name"]),
            count=int(applies.sum()),
            done=int((applies & done).sum()),
            open=int((applies & known & ~done).sum()),
            blank=int((applies & ~known).sum()),
        ),
        say("readiness-chosen-items-note"),
    )
    columns = "".join(
        f"<div><h3><b>{escape(str(gate))}</b> {escape(gate_name(gate))}</h3>"
        + "".join(_item({str(k): v for k, v in item.items()}) for item in part.to_dict("records"))
        + "</div>"
        for gate, part in items.groupby("gate", sort=False)
    )
    st.html(f'<div class="sb-items">{columns}</div>')


def _item(item: Row) -> str:
    if not item["applies"]:
        return (
            f'<p class="sb-item-out"><span>{escape(item_name(item["item"]))}</span>'
            f"<small>{escape(say('readiness-item-inapplicable'))}</small></p>"
        )
    sign = "?" if not item["is_known"] else "✓" if item["is_done"] else _sign(item)
    details = [item_state(item["state"])]
    if item["is_percentage"] and item["is_known"]:
        details.append(share(float(str(item["share_low"]))))
    if not item["is_done"]:
        details.append(office_name(item["handling_office"]) + _default(item["office_basis"]))
        if not is_unknown(item["approval_level"]):
            details.append(approval_level(item["approval_level"]) + _default(item["level_basis"]))
        if not is_unknown(item["waiting_days"]):
            details.append(say("readiness-item-days", days=str(whole(item["waiting_days"]))))
    elif not is_unknown(item["done_date"]):
        details.append(date_text(item["done_date"]))  # type: ignore[arg-type]
    flag = " sb-item-flag" if item["is_flagged"] else ""
    return (
        f'<p class="sb-item{flag}"><span><i aria-hidden="true">{sign}</i> '
        f"{escape(item_name(item['item']))}</span>"
        f"<small>{escape(' · '.join(details))}</small></p>"
    )


def _default(basis: object) -> str:
    return "*" if basis == "规则" else ""


def _sign(item: Row) -> str:
    low = float(str(item["share_low"]))
    return "○" if low <= 0 else "◔" if low < 0.375 else "◑" if low < 0.625 else "◕"
