"""The slides of the pack: each title an answer of a screen, its notes the sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from data.documents.deck.deck import Bars, Deck, DeckSlide, Grid, Waterfall
from data.formats import UNKNOWN, column_digits, column_value, share
from data.language import field_label, language, say, word
from data.meeting.sentences import bridge_title, change_text, topic_of, weightiest
from data.palette import LIGHT, LIGHTS, STATES
from data.rules import load_rules
from data.screens import dispatch as dispatch_answers
from data.screens import pipeline as pipeline_answers
from data.screens import readiness_sentences as readiness_answers
from data.screens import visits_sentences as visits_answers
from data.screens.figure import county_name, fired_name, fired_sentence, fired_source
from data.screens.funds import funds_in_place
from data.screens.readiness_sentences import gate_name, yi
from data.screens.records import Record, known_number, records
from data.screens.view import rows as rows_of
from ui.charts.matrix import GateCell
from ui.markup import known
from ui.pack.counties import counties_slide
from ui.pack.ledger import ledger_slides
from ui.pack.lists import orders_slide
from ui.pack.readings import Pack, cell_place, cells, grid_of, sources
from ui.pack.slides import map_slides, year_slide
from ui.readiness.rows import gate_heads, matrix_rows

_CHANGES = 20
_LEADERS = 15
_PAID = 8
_PROJECTS = 30


def deck(pack: Pack, slides: Sequence[DeckSlide] | None = None) -> Deck:
    """The slides that have something to say: all of the month's meeting, or the given ones."""
    as_of = pack.view.now.as_of
    if slides is None:
        slides = [slide for name in _MAKERS for slide in slides_named(pack, name)]
    return Deck(
        title=say("pack-title", county=county_name()),
        subtitle=say("pack-subtitle", year=str(as_of.year), month=str(as_of.month)),
        stamp=pack.stamp,
        slides=tuple(slides),
        author=pack.office,
    )


def slides_named(pack: Pack, name: str) -> list[DeckSlide]:
    """The slides that an agenda's entry of this name stands for; none for an unknown one."""
    return [slide for make in _MAKERS.get(name, ()) for slide in make(pack)]


def _bridge(pack: Pack) -> list[DeckSlide]:
    if pack.dispatch is None:
        return []
    bridge = pack.dispatch.comparison.bridge("planned")
    if not bridge.is_known:
        return []
    falls = dispatch_answers.falls(pack.dispatch, bridge)
    steps = tuple(
        (fall.label, fall.start, fall.value, fall.text)
        for fall in falls
        if not fall.is_total and fall.value is not None
    )
    totals = [f"{fall.label} {fall.text}" for fall in falls if fall.is_total]
    grid = grid_of(
        falls,
        (say("dispatch-bridge"), 4.4, lambda fall: fall.label),
        (say("pack-reason"), 2.8, lambda fall: fall.note),
        (say("pack-amount"), 2.8, lambda fall: fall.text),
        numbers=(2,),
    )
    remainder = yi(bridge.remainder) if bridge.is_comparable else UNKNOWN
    rest = say("wall-bridge-rest", rest=remainder)
    chart = Waterfall(steps) if steps else None
    sub = " → ".join(totals)
    title = bridge_title(bridge, language())
    changes = [c for c in pack.dispatch.comparison.changes if c.kind in ("new", "gone", "amount")]
    places = [cell_place(side.cell) for change in changes for side in (change.old, change.new)]
    return [DeckSlide(title, f"{sub}；{rest}", chart, grid, (title, rest, sources(places)))]


def _changes(pack: Pack) -> list[DeckSlide]:
    if pack.dispatch is None or not pack.dispatch.comparison.changes:
        return []
    comparison = pack.dispatch.comparison
    shown = weightiest(comparison, _CHANGES)
    title = dispatch_answers.headline(pack.dispatch)
    grid = grid_of(
        shown,
        (say("pack-topic"), 1.6, lambda change: say(f"dispatch-short-{topic_of(change)}")),
        (field_label("project_name"), 4, lambda change: change.project_name),
        (say("pack-change"), 5, lambda change: change_text(change, language())),
        (field_label("responsible_unit"), 3, lambda change: change.unit or UNKNOWN),
    )
    places = [cell_place(change.new.cell) for change in shown]
    more = len(comparison.changes) - len(shown)
    left = say("pack-more-in-lists", count=more) if more > 0 else ""
    return [
        DeckSlide(
            title,
            dispatch_answers.sub_line(pack.dispatch),
            grid=grid,
            notes=(title, left, sources(places)),
            short=say("pack-list-changes"),
        )
    ]


def _pipeline(pack: Pack) -> list[DeckSlide]:
    if not pack.has_projects:
        return []
    pipeline = pack.overview.pipeline
    rows = records(pipeline.ladder)
    chart = Bars(
        tuple(word(row["stage"]) for row in rows),
        (
            (say("pack-stock"), tuple(float(row["stock_count"]) for row in rows)),
            (say("pack-flow"), tuple(known_number(row["flow_count"]) for row in rows)),
        ),
    )
    title, sub = pipeline_answers.headline(pipeline), pipeline_answers.sub_line(pipeline)
    places = [row["source"] for row in pack.signed]
    return [DeckSlide(title, sub, chart, notes=(title, sub, sources(places)))]


def _visits(pack: Pack) -> list[DeckSlide]:
    visits = pack.overview.visits
    leaders = sorted(records(visits.leaders), key=_tier)[:_LEADERS]
    if not leaders or not visits.whole("trips"):
        return []
    series = [(say("pack-this-year"), tuple(known_number(row["trips"]) for row in leaders))]
    if visits.has_last_year:
        last = tuple(known_number(row["last_year_trips"]) for row in leaders)
        series.append((say("head-last-year"), last))
    chart = Bars(tuple(str(row["leader"]) for row in leaders), tuple(series))
    title, sub = visits_answers.headline(visits), visits_answers.sub_line(visits)
    places = cells(records(visits.read("trips")), "leaders")
    return [DeckSlide(title, sub, chart, notes=(title, sub, sources(places)))]


def _tier(row: Record) -> tuple[int, float]:
    """Leaders stand in the order of their tiers, in a tier by their trips."""
    tiers = load_rules().measures.visits.default_tiers
    place = tiers.index(row["tier"]) if row["tier"] in tiers else len(tiers)
    return place, -(known_number(row["trips"]) or 0.0)


def _matrix(pack: Pack) -> list[DeckSlide]:
    """Project by gate as on the screen: how far each gate is, the next one in heavy letters."""
    readiness = pack.readiness
    rows = matrix_rows(readiness, readiness.projects.head(_PROJECTS))
    if not rows:
        return []
    gates = gate_heads(readiness)
    states = records(readiness.projects.head(_PROJECTS))
    grid = Grid(
        (
            field_label("project_name"),
            say("pack-state"),
            *(f"{gate.word} {gate.weight:.0f}" for gate in gates),
            say("readiness-head-score"),
        ),
        tuple(
            (
                row.name,
                f"{row.symbol_shape} {row.state}",
                *(_gate(gate) for gate in row.gates),
                row.score,
            )
            for row in rows
        ),
        (4.2, 1.8, *(1.25 for _ in gates), 1.4),
        frozenset(range(2, 3 + len(gates))),
        most=12,
        inks=tuple(
            (
                "",
                STATES[str(state["state"])].light,
                *(LIGHT.accent if gate.is_next else "" for gate in row.gates),
                "",
            )
            for row, state in zip(rows, states, strict=True)
        ),
        fills=tuple(
            ("", "", *(LIGHT.tint if gate.is_passed else "" for gate in row.gates), "")
            for row in rows
        ),
    )
    title = _next_gate(pack)
    sub = say("pack-matrix-sub") + _left(len(readiness.projects))
    places = [pack.place(row.project_id) for row in rows]
    notes = (title, sub, sources(places))
    return [DeckSlide(title, sub, grid=grid, notes=notes, short=say("pack-list-matrix"))]


def _next_gate(pack: Pack) -> str:
    """At which gate most projects of which something is known stand next."""
    projects = pack.readiness.projects
    known = projects[projects["unknown_count"] < projects["item_count"]]
    waiting = known["next_gate"].dropna().value_counts(sort=False)
    if waiting.empty:
        return say("pack-matrix-title-none", count=len(projects))
    most = int(waiting.max())
    gates = "、".join(gate_name(gate) for gate in sorted(waiting[waiting == most].index))
    return say("pack-matrix-title", gate=gates, count=most, known=int(waiting.sum()))


def _gate(gate: GateCell) -> str:
    """``100%``, ``40%–60%``; a dash where no item of it is known."""
    if not gate.known:
        return UNKNOWN
    low, high = share(gate.low, 0), share(gate.high, 0)
    return low if low == high else f"{low}–{high}"


def _readiness(pack: Pack) -> list[DeckSlide]:
    readiness = pack.readiness
    if readiness.projects.empty:
        return []
    shown = readiness.projects.head(_PROJECTS)
    grid = grid_of(
        matrix_rows(readiness, shown),
        (field_label("project_name"), 4.6, lambda row: row.name),
        (say("pack-state"), 1.9, lambda row: f"{row.symbol_shape} {row.state}"),
        (say("readiness-head-score"), 1.4, lambda row: row.score),
        (say("readiness-head-next"), 3.2, lambda row: f"{row.next_item} {row.next_state}"),
        (say("readiness-head-waits"), 2.2, lambda row: row.waits),
        (say("readiness-head-days"), 1.1, lambda row: row.days),
        numbers=(2, 5),
        most=10,
        inks=tuple(("", STATES[str(row["state"])].light, "", "", "", "") for row in records(shown)),
    )
    title, sub = readiness_answers.headline(readiness), readiness_answers.sub_line(readiness)
    places = [pack.place(project) for project in readiness.projects["project_id"]]
    sub += _left(len(readiness.projects))
    notes = (title, sub, sources(places))
    return [DeckSlide(title, sub, grid=grid, notes=notes, short=say("pack-list-readiness"))]


_FUND_SUMS = ("year", "reported", "returned", "all_years")


def _funds(pack: Pack) -> list[DeckSlide]:
    told = funds_in_place(pack.overview.view.now.id, pack.overview.targets)
    if told is None or not told.has_sum:
        return []
    paid = records(
        rows_of("screens/overview/funds_projects", snapshot_id=pack.view.now.id).dropna(
            subset=["year_wan"]
        )
    )
    chart = Bars(
        tuple(str(row["project_name"]) for row in paid[:_PAID]),
        (
            (
                say("pack-this-year-yi"),
                tuple(column_value(r["year_wan"], language()) for r in paid[:_PAID]),
            ),
        ),
        amount_form(),
    )
    grid = Grid(
        tuple(
            say(f"wall-funds-{name}") for name in ("basis", "year", "reported", "returned", "all")
        ),
        tuple(
            (word(row["basis"]), *(yi(row[f"{name}_wan"]) for name in _FUND_SUMS))
            for row in told.bases
        ),
        (4, 2, 2, 2, 2),
        frozenset({1, 2, 3, 4}),
    )
    places = cells(paid, "amount_wan")
    return [
        DeckSlide(told.title, told.sub, chart, grid, notes=(told.title, told.sub, sources(places)))
    ]


def amount_form() -> str:
    """How a chart writes the amounts of a column."""
    return f"#,##0.{'0' * digits}" if (digits := column_digits(language())) else "#,##0"


def _stalled(pack: Pack) -> list[DeckSlide]:
    found = pack.overview.attention
    found = found[found["light"].isin(("告警", "预警")) & found["project_id"].notna()]
    if found.empty:
        return []
    rows = records(found)[:_PROJECTS]
    alarms = int((found["light"] == "告警").sum())
    title = say("wall-stalled-title", count=len(found), alarms=alarms)
    grid = grid_of(
        rows,
        (say("pipeline-column-light"), 1.2, _light),
        (field_label("project_name"), 3.2, lambda row: str(row["project_name"])),
        (say("dispatch-column-rule"), 1.8, lambda row: fired_name(str(row["rule"]))),
        (say("dispatch-column-numbers"), 4, fired_sentence),
        (field_label("responsible_unit"), 2.4, lambda row: known(row["responsible_unit"])),
        (say("pipeline-column-planned"), 1.4, lambda row: yi(row["planned_wan"])),
        numbers=(5,),
        most=8,
        inks=tuple((LIGHTS[str(row["light"])].light, "", "", "", "", "") for row in rows),
    )
    rules = dict.fromkeys(fired_source(row) for row in records(found))
    places = [pack.place(project) for project in found["project_id"]]
    sub = _left(len(found))
    notes = (title, *rules, sources(places))
    return [DeckSlide(title, sub, grid=grid, notes=notes, short=say("pack-list-lights"))]


def _light(row: Record) -> str:
    return f"{LIGHTS[str(row['light'])].shape} {word(str(row['light']))}"


def _left(count: int) -> str:
    """What a slide leaves to the lists: projects beyond the ones that a meeting looks at."""
    return say("pack-projects-in-lists", count=count - _PROJECTS) if count > _PROJECTS else ""


# In the order of the month's meeting.
_MAKERS: Mapping[str, tuple[Callable[[Pack], list[DeckSlide]], ...]] = {
    "counties": (counties_slide,),
    "assignments": (orders_slide,),
    "headline": (year_slide,),
    "bridge": (_bridge, _changes),
    "pipeline": (_pipeline,),
    "visits": (_visits,),
    "map": (map_slides,),
    "matrix": (_matrix, _readiness),
    "funds": (_funds,),
    "stalled": (_stalled,),
    "ledgers": (ledger_slides,),
}
