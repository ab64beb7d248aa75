"""Cells of a column → typed values and problems; knows no ledger, opens no file."""

from data.sheets.values.amount_texts import currency_of
from data.sheets.values.amounts import is_money_unit, parse_amounts
from data.sheets.values.coordinates import looks_like_metres, parse_coordinates
from data.sheets.values.dates import parse_dates
from data.sheets.values.datum import Datum, to_wgs84
from data.sheets.values.gauss_kruger import gauss_kruger_to_degrees
from data.sheets.values.list_numbers import without_list_numbers
from data.sheets.values.numbers import parse_integers, parse_numbers
from data.sheets.values.parsed import BLANK_TEXTS, UNDECIDED_TEXTS, Parsed, Problem
from data.sheets.values.shares import parse_shares
from data.sheets.values.texts import parse_flags, parse_names, parse_texts

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
