"""The year's slide: targets against the course of the year, without targets the figures."""

from __future__ import annotations

from data.documents.deck import Bars, DeckSlide, Grid
from data.formats import UNKNOWN, is_unknown
from data.language import say, word
from data.screens import overview_sentences as sentences
from data.screens.overview_readings import Overview
from data.screens.records import known_number, records
from ui.pack.readings import Pack, cells, sources


def year_slide(pack: Pack) -> list[DeckSlide]:
    """Nothing where no projects ledger speaks."""
    if not pack.has_projects:
        return []
    overview = pack.overview
    rows = [r for r in records(overview.targets) if not is_unknown(r["completion_share"])]
    chart = None
    if rows:
        chart = Bars(
            tuple(word(row["metric"]) for row in rows),
            (
                (
                    say("overview-head-completion"),
                    tuple(known_number(r["completion_share"]) for r in rows),
                ),
                (say("pack-schedule"), tuple(known_number(r["schedule_share"]) for r in rows)),
            ),
            "0.0%",
        )
    title, sub = sentences.headline(overview), sentences.sub_line(overview)
    lines = (sources(cells(rows, "target_value")), sources([row["source"] for row in pack.signed]))
    grid = None if chart else _figures(overview)
    return [DeckSlide(title, sub, chart, grid, notes=(title, sub, *lines))]


def _figures(overview: Overview) -> Grid:
    return Grid(
        (say("pack-figure"), say("pack-value"), say("pack-compared")),
        tuple(
            (
                figure.label,
                figure.value if figure.value == UNKNOWN else f"{figure.value} {figure.unit}",
                "；".join(
                    part
                    for part in (
                        *(f"{one.label} {one.value}" for one in figure.comparisons),
                        figure.note,
                    )
                    if part
                ),
            )
            for figure in sentences.figures(overview)
        ),
        (4, 3, 7),
    )
