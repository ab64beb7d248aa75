"""Cells of a column → typed values and problems; knows no ledger, opens no file."""

from data.values.amounts import currency_of, is_money_unit, parse_amounts
from data.values.coordinates import (
    Datum,
    gauss_kruger_to_degrees,
    looks_like_metres,
    parse_coordinates,
    to_wgs84,
)
from data.values.dates import parse_dates
from data.values.numbers import parse_integers, parse_numbers, parse_shares
from data.values.parse_result import BLANK_TEXTS, UNDECIDED_TEXTS, Parsed, Problem
from data.values.texts import parse_flags, parse_names, parse_texts, without_list_numbers

__all__ = [
    "BLANK_TEXTS",
    "UNDECIDED_TEXTS",
    "Datum",
    "Parsed",
    "Problem",
    "currency_of",
    "gauss_kruger_to_degrees",
    "is_money_unit",
    "looks_like_metres",
    "parse_amounts",
    "parse_coordinates",
    "parse_dates",
    "parse_flags",
    "parse_integers",
    "parse_names",
    "parse_numbers",
    "parse_shares",
    "parse_texts",
    "to_wgs84",
    "without_list_numbers",
]
