"""The status of funds is said wherever they stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.fund_status import since_note, status_note
from data.texts import Language

PARTS = ("approved_wan", "reported_wan", "unstated_wan", "returned_wan")


def a_row(*parts, since=None):
    row = dict.fromkeys(PARTS) | dict(zip(PARTS, parts, strict=False))
    return {**row, "all_years_since": since}


@pytest.mark.parametrize(
    ("row", "language", "said"),
    [
        (a_row(100), "zh", "均已审核通过"),
        (a_row(440400, Decimal(13500)), "zh", "其中仅上报 1.35 亿元"),
        (a_row(None, 20000, None, 800), "en", "of which ¥200 mn only reported, ¥8 mn returned"),
        (a_row(None, None, 500), "zh", "其中未注明状态 500 万元"),
        (a_row(), "zh", ""),
    ],
)
def test_what_is_not_approved_is_said(row, language: Language, said):
    written = status_note(row, language).replace("\u00a0", " ")
    assert written.startswith(said)
    assert bool(written) == bool(said)


def test_since_when_all_years_count():
    assert "2026-03" in since_note(a_row(1, since=date(2026, 3, 31)), "zh")
    assert "首笔" in since_note(a_row(1), "zh")
