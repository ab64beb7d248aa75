"""The scoreboard page: the board with its rank lines, one score opened, the ways up."""

from __future__ import annotations

from base64 import b64encode
from decimal import Decimal

import streamlit as st
from markupsafe import Markup

from data.county_figures.scoring import HUNDRED, Scored
from data.formats import MINUS, plain, share
from data.language import say, word
from data.palette import DARK, LIGHT
from data.screens import scoreboard as sentences
from data.screens.scoreboard import Scores
from data.screens.view import View
from ui.components import note, pick_one, section_title
from ui.components.drawer import link_attributes, linked_names
from ui.components.filters import chosen
from ui.cuts import pick_cut
from ui.markup import render

BOARD, OWNER = "board", "unit"
ROW = 53
_LINE = 96


def pick_board(view: View) -> Scores:
    """Shows which board is looked at, where there are several; its rows say whose score is open."""
    names = {board.name: sentences.board_name(board) for board, _ in Scores(view).boards}
    board = ""
    if len(names) > 1:
        label = say("scoreboard-pick-board")
        board = pick_one(BOARD, label, list(names), write=names.__getitem__, is_label_shown=False)
    return Scores(view, board, next(iter(chosen(OWNER)), ""), pick_cut(view, "scoreboard"))


def board_section(scores: Scores) -> None:
    """Owners by rank, their bars, and the lines from their rank to that under equal weights."""
    if not scores.scored:
        return
    section_title(sentences.board_title(scores), say("scoreboard-board-note"))
    opened = scores.opened
    lines = [
        (
            _choice(one),
            opened is not None and one.owner_key == opened.owner_key,
            str(one.rank),
            one.owner,
            scores.flags.get(one.owner_key, ""),
            sentences.flag_text(scores, one),
            float((one.score or Decimal(0)) / HUNDRED),
            sentences.points_text(one.score),
            str(one.equal_rank),
            _moved(one),
        )
        for one in scores.scored
    ]
    heads = [say(f"scoreboard-column-{name}") for name in ("rank", "owner", "score", "lines")]
    st.html(render("scoreboard.board", heads, lines, _slopes(scores), len(lines) * ROW))
    note(sentences.flags_text(scores))


def _choice(one: Scored) -> Markup:
    return Markup(' data-choose="{}={}" tabindex="0"').format(OWNER, one.owner_key)


def _moved(one: Scored) -> str:
    if not one.moved:
        return ""
    return f"{'↑' if one.moved > 0 else '↓'}{abs(one.moved)}"


def _slopes(scores: Scores) -> str:
    """A picture of a line an owner, from its row to where equal weights would put it."""
    scored, opened = scores.scored, scores.opened
    at_row = scored.index(opened) if opened in scored else None
    order = sorted(scored, key=lambda one: one.equal_rank or 0)
    place = {one.owner_key: number for number, one in enumerate(order)}
    lines = [
        (ROW * (at + 0.5), ROW * (place[one.owner_key] + 0.5), bool(one.moved))
        for at, one in enumerate(scored)
    ]
    svg = render("scoreboard.slopes", _LINE, ROW * len(scored), lines, LIGHT, DARK, at_row, ROW)
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def unscored_section(scores: Scores) -> None:
    """Owners of whom something is unknown, each with what is missing."""
    if not scores.unscored:
        return
    section_title(sentences.counts_text(scores), say("scoreboard-unscored-note"))
    heads = [(say(f"scoreboard-column-{name}"), "") for name in ("owner", "missing")]
    lines = [
        (_choice(one), [(one.owner, "sb-nowrap"), (sentences.missing_text(one), "")])
        for one in scores.unscored
    ]
    st.html(render("ledger.list", heads, lines, (), sentences.counts_text(scores)))


def opened_section(scores: Scores) -> None:
    """One score as products that add up."""
    one = scores.opened
    if one is None:
        return
    section_title(sentences.opened_title(scores), sentences.opened_note(scores))
    if not one.is_scored:
        return
    longest = max(part.weight for part in one.parts)
    lines = [
        (
            link_attributes(scores.target(part)),
            word(part.metric),
            sentences.claimed_text(part),
            sentences.amounts(part),
            share(part.completion),
            part.is_capped and part.completion != part.cap,
            float(part.weight / longest),
            float(part.points / part.most) if part.most else 0.0,
            plain(part.weight, 2),
            sentences.points_text(part.points),
            sentences.left_text(part),
        )
        for part in one.parts
    ]
    names = ("metric", "amounts", "completion", "bar", "weight", "points", "left")
    st.html(
        render(
            "scoreboard.parts",
            [say(f"scoreboard-column-{name}") for name in names],
            lines,
            sentences.deduction_text(scores, one),
            f"{MINUS if one.deduction else ''}{sentences.points_text(one.deduction)}",
            sentences.sum_text(one),
            sentences.points_text(one.score),
        )
    )


def ways_section(scores: Scores) -> None:
    """What passes the owner above: one measure at a time, worked out anew."""
    title = sentences.ways_title(scores)
    if not title:
        return
    with st.container(key="scoreboard-ways"):
        section_title(title, sentences.ways_note(scores))
        if not scores.ways:
            return
        heads = [say(f"scoreboard-column-{name}") for name in ("way", "adds", "after", "place")]
        lines = [
            (
                sentences.way_text(scores, way),
                f"+{sentences.points_text(way.adds)}",
                ""
                if way.rank is None
                else say("scoreboard-after", score=sentences.points_text(way.score), rank=way.rank),
                linked_names(sentences.way_place(scores, way), scores.places(way)),
                way.more is None,
            )
            for way in scores.ways
        ]
        st.html(render("scoreboard.ways", heads, lines))
        note(say("scoreboard-ways-rule"))
