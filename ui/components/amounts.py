"""Columns of amounts and shares in a grid: numbers at print precision, so that they sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data.formats import column_digits, column_value, is_unknown, rounded
from data.language import language, say

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig


def yi_values(wan: pd.Series) -> pd.Series:
    """Amounts in 万元 as a grid prints them under ``yi_column``; unknown stays missing."""
    return pd.Series(
        [column_value(value, language()) for value in wan], index=wan.index, dtype="float64"
    )


def percent_values(shares: pd.Series) -> pd.Series:
    """Shares (0–1) in percent with one decimal; unknown stays missing."""
    written = [None if is_unknown(value) else float(rounded(value * 100, 1)) for value in shares]
    return pd.Series(written, index=shares.index, dtype="float64")


def yi_column(key: str, width: int | None = None) -> ColumnConfig:
    """A column of ``yi_values`` under the message ``key``, which names the unit."""
    digits = column_digits(language())
    return st.column_config.NumberColumn(say(key), format=f"%.{digits}f", width=width)
