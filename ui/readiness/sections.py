"""Which projects the readiness page speaks of, and its sections: matrix, card, permits, rules."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, date_text, is_unknown, plain, share
from data.language import say, word
from data.palette import STATES
from data.screens import readiness_sentences as sentences
from data.screens.figure import cited, fired_name, fired_sentence
from data.screens.readiness_readings import (
    ALL,
    FILTERS,
    LISTED,
    UNSTATED,
    Readiness,
    Scope,
    _counted,
    period_name,
)
from data.screens.readiness_sentences import (
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
from data.screens.view import View, rows
from data.trace.figures import Reference
from ui.charts.matrix import matrix_html
from ui.components import (
    clear_filters,
    note,
    nothing_matches,
    pick_flag,
    pick_from,
    pick_many,
    pick_one,
    section_title,
)
from ui.components.drawer import link_attributes, open_figure
from ui.components.filters import choose as link
from ui.components.filters import chosen as linked
from ui.components.tables import open_project
from ui.markup import render
from ui.readiness.blocks import block_of
from ui.readiness.components import clickable_rows
from ui.readiness.rows import gate_heads, matrix_rows, moved_count

PERIOD = "period"
EQUAL = "equal"
VIEW = "view"
CHOSEN = "chosen"
NARROW = "readiness-is-narrow"
_FIELDS = {"units": "unit", "groups": "group"}
# More towns than these stand in a list instead of side by side.
_SIDE_BY_SIDE = 8


def pick_scope(view: View) -> Scope:
    """Shows area, weights and filters in one line and returns what they say."""
    choices = rows("screens/readiness/choices", snapshot_id=view.now.id)
    offered = {field: list(part["value"]) for field, part in choices.groupby("field")}
    every = _counted(view)
    states = [state for state in STATES if state in set(every["state"])]
    with st.container(horizontal=True, vertical_alignment="center", key="readiness-filters"):
        town = _pick_town(choices, every)
        period = pick_from(
            PERIOD, say("readiness-period"), [ALL, *_periods(every)], write=_period_word, width=190
        )
        with st.popover(say("readiness-filters"), icon=":material/filter_list:"):
            chosen = {
                key: pick_many(
                    key, say(label), states if key == "states" else offered.get(_FIELDS[key], [])
                )
                for key, label in FILTERS.items()
            }
            is_equal = pick_flag(EQUAL, say("readiness-weights-equal"))
        clear_filters([*FILTERS, PERIOD])
        pick_one(
            VIEW, say("readiness-view"), ["map", "table"], write=_view_word, is_label_shown=False
        )
    return Scope(town, chosen, is_equal, period)


def is_table(view: View) -> bool:
    """Whether the reader wants the gates' table alone."""
    return linked(VIEW) == ["table"]


def _pick_town(choices: pd.DataFrame, every: pd.DataFrame) -> str:
    towns = choices[choices["field"] == "town"]
    counts = dict(zip(towns["value"].astype(str), towns["project_count"], strict=True))
    unstated = int((every["place_standing"] == "unstated").sum())
    options = [ALL, *counts, *([UNSTATED] if unstated else [])]

    def write(value: str) -> str:
        if value == ALL:
            return f"{say('readiness-place-all')} {len(every)}"
        if value == UNSTATED:
            return f"{say('readiness-place-none')} {unstated}"
        return f"{value} {counts.get(value, 0)}"

    if len(options) > _SIDE_BY_SIDE:
        return pick_from("town", say("readiness-place"), options, write=write, width=260)
    return pick_one("town", say("readiness-place"), options, write=write, is_label_shown=False)


def _periods(frame: pd.DataFrame) -> list[str]:
    """The periods of which there are projects, in their order."""
    found = set(frame["production_period"])
    quarters = sorted(period for period in found if period[0].isdigit())
    return [p for p in ("past", *quarters, "later", "unknown") if p in found]


def _period_word(period: str) -> str:
    if period == ALL:
        return say("readiness-period-all")
    return say("readiness-period-of", period=period_name(period))


def _view_word(view: str) -> str:
    return say(f"readiness-view-{view}")


def chosen_ids() -> list[str]:
    """The project that was chosen on the map, in the matrix or by the URL; none or one."""
    return linked(CHOSEN)


def choose(project_id: str, *, toggles: bool = True) -> None:
    """Remembers a project in the URL; choosing it again lets it go where that toggles."""
    is_again = toggles and linked(CHOSEN) == [project_id]
    link(CHOSEN, None if is_again else project_id)


_PROJECT = "readiness-matrix-project"
_WITHOUT_SCROLLING = 40


def matrix_section(readiness: Readiness) -> None:
    """Project × gate, or that nothing matches; a row opens its project."""
    if opened := st.session_state.pop(_PROJECT, ""):
        open_project(str(opened))
    projects = readiness.projects
    if projects.empty:
        nothing_matches()
        return
    gates = projects["next_gate"].dropna().mode()
    section_title(
        sentences.matrix_title(projects),
        right=say("readiness-matrix-note"),
        references=tuple(readiness.reference("next_gate", next_gate=gate) for gate in gates),
    )
    table = matrix_html(
        matrix_rows(readiness, projects.head(LISTED)),
        gate_heads(readiness),
        readiness.chosen_id,
    )
    is_long = len(projects) > _WITHOUT_SCROLLING
    clickable_rows(
        f'<div class="long" tabindex="0">{table}</div>' if is_long else f"<div>{table}</div>",
        key="readiness-matrix",
        selected=readiness.chosen_id,
        on_choose=_open_project,
        on_narrow=_narrow,
        is_narrow=bool(st.session_state.get(NARROW)),
    )
    lines = [say("readiness-rules-signs")]
    if len(projects) > LISTED:
        lines.append(say("readiness-matrix-more", shown=str(LISTED), count=str(len(projects))))
    if readiness.scope.is_equal:
        lines.append(say("readiness-shift-note", count=moved_count(readiness)))
    note("　".join(lines))


def _open_project(project_id: str) -> None:
    st.session_state[_PROJECT] = project_id


def _narrow(is_narrow: bool) -> None:
    st.session_state[NARROW] = is_narrow


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _figure(figure: str, **part: object) -> str:
    return link_attributes(Reference.of(figure, None, **part))


def permits_section(readiness: Readiness) -> None:
    """手续办结率 by permit; a bar opens its rows."""
    section_title(sentences.permits_title(readiness), references=(Reference("permit"),))
    permits = readiness.permits
    clickable_rows(
        render("readiness.permits", [_permit(row) for row in _records(permits)]),
        key="readiness-permits",
        is_narrow=bool(st.session_state.get(NARROW)),
    )
    note("　".join(sentences.permits_notes(readiness)), (Reference("permit_projects"),))


def _permit(row: dict[str, object]) -> tuple[object, ...]:
    """What opens it, its name, its share, that in words, done and blank as shares."""
    every = whole(row["project_count"])
    done = whole(row["done_count"]) + whole(row["not_needed_count"])
    blank = whole(row["unknown_count"])
    is_blank = bool(row["is_unknown"]) and not done
    told = UNKNOWN if is_blank else str(done)
    return (
        _figure("permit", item=row["item"]),
        item_name(row["item"]),
        UNKNOWN if is_blank else share(done / every),
        say("readiness-permits-row", done=told, all=str(every)),
        done / every,
        blank / every,
    )


def rules_section(readiness: Readiness) -> None:
    """How it is worked out, in the words of the rules in force."""
    rules = readiness.rules
    shares = listed(f"{word(state.state)} {plain(state.share)}" for state in rules.state)
    lines = [
        say("readiness-rules-measure"),
        say("readiness-rules-weights"),
        "　".join(
            f"{gate.gate} {gate_name(gate.gate)} {plain(gate.weight)}" for gate in rules.gate
        ),
        say("readiness-rules-interval"),
        say("readiness-rules-shares", shares=shares),
        say("readiness-rules-level"),
        say("readiness-rules-waiting"),
        say("readiness-rules-compliance"),
        f"{say('readiness-rules-states')} {_state_rules(readiness)}",
    ]
    section_title(say("readiness-rules-title"))
    st.html(Markup().join(render("components.paragraph", line) for line in lines))


def _state_rules(readiness: Readiness, only: str = "") -> str:
    return listed(
        say("readiness-rule-line", state=word(rule.state), rule=state_reason(rule.rule))
        for rule in readiness.rules.project_state
        if only in ("", rule.state)
    )


def chosen_card(readiness: Readiness) -> None:
    """What is known of the chosen project in a few lines, and the ways on."""
    row = readiness.chosen
    if row is None:
        st.html(render("components.paragraph", say("readiness-chosen-none")))
        return
    lines = [*_lines(row, readiness.scope.is_equal), *_warnings(row, readiness)]
    st.html(render("readiness.chosen", str(row["state"]), row["project_name"], lines))
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
    fired = (
        say("rules-exempt", reason=str(light["exemption"] or UNKNOWN))
        if light["is_exempt"]
        else fired_sentence(light)
    )
    name = f"{fired_name(str(light['rule']))}（{fired}）"
    text = say("readiness-chosen-light", light=word(str(light["light"])), rule=name)
    source = light["source"]
    return text if is_unknown(source) else f"{text}{say('rules-source', source=cited(str(source)))}"


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
    gates = [
        (gate, gate_name(gate), [_item(item) for item in _records(part)])
        for gate, part in items.groupby("gate", sort=False)
    ]
    st.html(render("readiness.items", gates))


def _item(item: Row) -> tuple[str, str, str, bool]:
    """Its name, a sign ("" where it does not apply), details, whether it is flagged."""
    name = item_name(item["item"])
    if not item["applies"]:
        return name, "", say("readiness-item-inapplicable"), False
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
        details.append(date_text(item["done_date"]))  # type: ignore[arg-type]  # a date of its query
    return name, sign, " · ".join(details), bool(item["is_flagged"])


def _default(basis: object) -> str:
    return "*" if basis == "规则" else ""


def _sign(item: Row) -> str:
    low = float(str(item["share_low"]))
    return "○" if low <= 0 else "◔" if low < 0.375 else "◑" if low < 0.625 else "◕"
