"""Stages that an upload moves the other way, in words above the list of changes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.intake import BatchDraft
from data.intake.stage_moves import StageMove
from data.intake.stage_words import stage_move_json, stage_move_text
from ui.formats import count
from ui.language import language, say
from ui.snapshots import store

_SHOWN = 8
_SHAPES = {"back": "▼", "exit": "✕", "resumed": "▲"}


def show_stage_moves(moves: Sequence[StageMove], drafts: Sequence[BatchDraft]) -> None:
    """One line a project with both cells; nothing where no stage moves the other way."""
    if not moves:
        return
    back = sum(1 for move in moves if move.direction == "back")
    title = say("stage-moves-title", back=back, others=len(moves) - back)
    lines = "".join(f"<br>{escape(_line(move, drafts))}" for move in moves[:_SHOWN])
    if len(moves) > _SHOWN:
        lines += f"<br>{escape(say('stage-moves-more', count=count(len(moves) - _SHOWN)))}"
    st.html(f'<p class="sb-note"><b>{escape(title)}</b>{lines}</p>')


def _line(move: StageMove, drafts: Sequence[BatchDraft]) -> str:
    said = stage_move_text(stage_move_json(store(), drafts, move), language())
    return f"{_SHAPES[move.direction]} {said}"
