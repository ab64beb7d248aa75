"""Projects: stage, place and what contradicts itself within a row."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.formats import full_decimal
from data.formats import share as percent
from data.intake.plans_as_facts import set_plans_apart
from data.intake.production_year import complete_production_year
from data.intake.reading import Reading
from data.intake.sections import complete_sections, section_texts
from data.intake.stages import complete_stages, is_past, say_inferred
from data.sheets.values import Datum, gauss_kruger_to_degrees, to_wgs84

_ACTUAL_DATES = (
    "signed_date",
    "actual_start_date",
    "actual_production_date",
    "completion_date",
    "design_capacity_date",
)
_ORDERED = (
    ("signed_date", "actual_start_date", "start-before-signing"),
    ("actual_start_date", "actual_production_date", "production-before-start"),
    ("planned_start_date", "planned_production_date", "production-planned-before-start"),
    ("actual_start_date", "completion_date", "completion-before-start"),
    ("actual_production_date", "design_capacity_date", "capacity-before-production"),
)
_DATUMS: tuple[Datum, ...] = ("GCJ-02", "BD-09")
_CHINA_LONGITUDE, _CHINA_LATITUDE = (73.0, 136.0), (3.0, 54.0)
_METRES = 1000.0


def complete_projects(reading: Reading) -> None:
    """Fill what other columns say, check the row against itself, reject what has no name."""
    sections = section_texts(reading)
    if any(section is not None for section in sections):
        reading.values["section"] = pa.array(sections, pa.string())
        complete_sections(reading)
    set_plans_apart(reading)
    complete_stages(reading)
    say_inferred(reading)
    complete_production_year(reading)
    _complete_place(reading)
    _check_order(reading)
    _check_future(reading)
    _check_amounts(reading)
    reading.reject_rows_without("project_name", "name")
    if reading.form == "register":
        reading.reject_rows_without("stage", "stage")


def _check_order(reading: Reading) -> None:
    for earlier, later, code in _ORDERED:
        if earlier not in reading.values or later not in reading.values:
            continue
        first, second = reading.values[earlier], reading.values[later]
        wrong = pc.fill_null(pc.less(second, first), False).to_numpy(zero_copy_only=False)
        for index in np.flatnonzero(wrong).tolist():
            reading.say(
                code,
                "warning",
                later,
                index=index,
                first=first[index].as_py().isoformat(),
                second=second[index].as_py().isoformat(),
            )


def _check_future(reading: Reading) -> None:
    as_of = reading.context.as_of
    for name in _ACTUAL_DATES:
        if name not in reading.values:
            continue
        values = reading.values[name]
        future = pc.is_valid(values).to_numpy(zero_copy_only=False) & ~is_past(values, as_of)
        precise = reading.precision.get(name, {})
        for index in np.flatnonzero(future).tolist():
            day = values[index].as_py()
            if index in precise and (day.year, day.month) <= (as_of.year, as_of.month):
                continue
            if index in precise and precise[index] != "month" and day.year == as_of.year:
                continue
            reading.say(
                "date-after-as-of",
                "warning",
                name,
                index=index,
                text=day.isoformat(),
                as_of=as_of.isoformat(),
            )


def _check_amounts(reading: Reading) -> None:
    """Completed beyond planned is asked about: often a 万/亿 slip, sometimes true."""
    planned = "planned_investment_wan"
    for name, key in (
        ("cumulative_completed_wan", "cumulative_completed"),
        ("annual_completed_wan", "annual_completed"),
        ("fixed_investment_wan", "fixed_investment"),
    ):
        if name not in reading.values or planned not in reading.values:
            continue
        part, whole = reading.values[name], reading.values[planned]
        above = pc.fill_null(pc.greater(part, whole), False).to_numpy(zero_copy_only=False)
        for index in np.flatnonzero(above).tolist():
            reading.say(
                "part-above-whole",
                "warning",
                key,
                index=index,
                header=reading.header_text(key),
                part=full_decimal(part[index].as_py()),
                whole_header=reading.header_text("planned_investment"),
                whole=full_decimal(whole[index].as_py()),
            )
    for name in ("completed_share", "physical_progress_share"):
        if name in reading.values:
            beyond = pc.fill_null(pc.greater(reading.values[name], 1.5), False)
            for index in np.flatnonzero(beyond.to_numpy(zero_copy_only=False)).tolist():
                share = percent(reading.values[name][index].as_py())
                reading.say("share-too-large", "warning", name, index=index, share=share)


def _complete_place(reading: Reading) -> None:
    if "longitude_raw" not in reading.values and "latitude_raw" not in reading.values:
        return
    longitude = _doubles(reading, "longitude_raw")
    latitude = _doubles(reading, "latitude_raw")
    is_metres = (np.abs(longitude) > _METRES) & (np.abs(latitude) > _METRES)
    if is_metres.any():
        # Surveyors call north X and east Y; the conversion recognises either order.
        lon, lat = gauss_kruger_to_degrees(latitude, longitude)
        longitude, latitude = (
            np.where(is_metres, lon, longitude),
            np.where(is_metres, lat, latitude),
        )
    swapped = _within(longitude, _CHINA_LATITUDE) & _within(latitude, _CHINA_LONGITUDE)
    longitude, latitude = (
        np.where(swapped, latitude, longitude),
        np.where(swapped, longitude, latitude),
    )
    reading.say_each("coordinates-swapped", "warning", "longitude", swapped)
    known = np.isfinite(longitude) & np.isfinite(latitude)
    outside = known & ~(_within(longitude, _CHINA_LONGITUDE) & _within(latitude, _CHINA_LATITUDE))
    reading.say_each("coordinates-implausible", "warning", "longitude", outside)
    half = np.isfinite(longitude) ^ np.isfinite(latitude)
    for index in np.flatnonzero(half).tolist():
        key = "longitude" if np.isfinite(longitude[index]) else "latitude"
        reading.say("coordinate-alone", "warning", key, index=index)
    usable = known & ~outside
    longitude, latitude = np.where(usable, longitude, np.nan), np.where(usable, latitude, np.nan)
    datums = np.array(reading.get("datum").to_pylist(), dtype=object)
    for datum in _DATUMS:
        here = usable & (datums == datum)
        if here.any():
            lon, lat = to_wgs84(longitude[here], latitude[here], datum)
            longitude[here], latitude[here] = lon, lat
    reading.values["longitude"] = pa.array(longitude, mask=~usable)
    reading.values["latitude"] = pa.array(latitude, mask=~usable)


def _doubles(reading: Reading, name: str) -> np.ndarray:
    values: np.ndarray = (
        pc.fill_null(reading.get(name).cast(pa.float64()), float("nan"))
        .to_numpy(zero_copy_only=False)
        .copy()
    )
    return values


def _within(values: np.ndarray, bounds: tuple[float, float]) -> np.ndarray:
    inside: np.ndarray = (values >= bounds[0]) & (values <= bounds[1])
    return inside
