"""The ledgers that the office declares, in the pack: a slide, a sheet, a paragraph each."""

from __future__ import annotations

import re

from data.documents.deck.deck import Bars, DeckSlide
from data.documents.lists import ListSheet
from data.formats import NBSP
from data.language import say
from data.meeting.notice import official, ordinal
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed
from data.screens.ledger_summary import (
    columns,
    groups,
    longest_overdue,
    measures_line,
    told_ledgers,
)
from data.screens.ledger_words import label_of, title_of
from data.screens.records import whole
from ui.ledger.export import sheet_of
from ui.pack.readings import Pack, cells, grid_of, sources

_BARS = 8
# One slide each: beside bars there is less room, and what is drawn needs no column.
_ROWS, _ROWS_BESIDE, _COLUMNS_BESIDE = 11, 8, 5
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")


def ledger_slides(pack: Pack) -> list[DeckSlide]:
    """Counts by town or unit beside the rows, the longest overdue first."""
    return [_slide(listed) for listed in told_ledgers(pack.view, "pack")]


def _slide(listed: Listed) -> DeckSlide:
    title, sub = str(sentences.headline(listed)), str(sentences.sub_line(listed))
    every, bars = listed.page(0), _bars(listed)
    shown = columns(listed, are_late=bool(whole(listed.headline["overdue_count"])))
    rows = every[: _ROWS_BESIDE if bars else _ROWS]
    if bars:
        drawn = label_of(listed.dimensions[listed.dimension])
        shown = tuple(one for one in shown if one.head != drawn)[:_COLUMNS_BESIDE]
    grid = grid_of(
        rows,
        *((one.head, one.width, one.cell) for one in shown),
        numbers=[number for number, one in enumerate(shown) if one.is_number],
        most=10,
    )
    left = len(every) - len(rows)
    more = say("pack-ledger-more", count=left) if left else ""
    measures = measures_line(listed, sentences.summed_in_words(listed))
    notes = (title, sub, measures, sources(cells(rows, listed.label_field)))
    lines = say("ledger-semicolon").join(filter(None, (sub, measures, more)))
    return DeckSlide(title, lines, bars, grid, notes, short=title_of(listed.declared))


def _bars(listed: Listed) -> Bars | None:
    """Rows by town, unit or what there is; none where they all lie in one."""
    bars, _ = groups(listed, _BARS)
    if len(bars) < 2:
        return None
    counts = tuple(float(row["row_count"]) for row in listed.groups[:_BARS])
    name = say("ledger-column-count", counted=listed.declared.counted)
    return Bars(tuple(name for name, *_ in bars), ((name, counts),))


def ledger_lists(pack: Pack) -> list[ListSheet]:
    """Every row with its fields and where it stands; nothing personal."""
    return [sheet_of(listed) for listed in told_ledgers(pack.view, "pack")]


def ledgers_aloud(pack: Pack, most: int) -> tuple[str, ...]:
    """A paragraph a ledger: its sentence, what is worked out, the rows that are longest overdue."""
    found = []
    for number, listed in enumerate(told_ledgers(pack.view, "pack"), 1):
        late = longest_overdue(listed, listed.page(1)[:most])
        parts = [
            _close(str(sentences.headline(listed))),
            _close(measures_line(listed, listed.summed[:1])),
        ]
        parts += [say("pack-ledger-late", rows=late)] if late else []
        sentence = say("pack-stop").join(filter(None, parts)) + say("pack-stop")
        found.append(f"（{ordinal(number)}）{official(sentence)}" if number < 100 else "")
    return tuple(filter(None, found))


def _close(sentence: str) -> str:
    """Without spaces between figures and words, as official texts are written."""
    return _SPACE.sub("", sentence.replace(NBSP, " "))
