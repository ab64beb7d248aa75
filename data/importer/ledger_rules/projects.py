"""Projects: plans among dates, the place on the map, what contradicts itself within a row.

The outline is the office's own map where one is loaded, else the bundled one, near whose border
nothing is flagged because it is rough; a bundled outline of another county says nothing.
"""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind
from data.formats import full_decimal
from data.formats import share as percent
from data.geo import Outline, area_names, inside_home, schematic_outline
from data.importer.ledger_rules.declared import check_dates
from data.importer.ledger_rules.stages import complete_stages, report_inferred
from data.importer.parse.sections import complete_sections, complete_sheet_names, section_texts
from data.importer.reading import Reading, floats
from data.rules import load_rules
from data.values import Datum, gauss_kruger_to_degrees, to_wgs84

_PLANNED = {
    "signed_date": "",
    "actual_start_date": "planned_start_date",
    "completion_date": "",
    "actual_production_date": "planned_production_date",
    "design_capacity_date": "",
}
_HINT = "前|划|预|拟|力争|争取|确保|暂定|待|planned|expected|est"
# 2015年以前 and 3月前后 look back; 6月底前 and 年底之前 are time limits.
_IS_PLAN = re.compile(
    r"^\s*[(（]?(?:计划|预计|预期|拟|力争|争取|确保|暂定|待|planned|expected|est)"
    r"|(?<!以)前\s*(?:开工|投产|竣工|完工|建成|签约|完成|达产)?\s*[)）]?\s*$"
    r"|[(（](?:计划|预计|拟|暂定)[)）]\s*$",
    re.IGNORECASE,
)


def set_plans_apart(reading: Reading) -> None:
    """Make plans in columns of actual dates null, each with its issue."""
    for name, planned in _PLANNED.items():
        if name in reading.values and name in reading.columns:
            is_plan = _plans_in(reading, name)
            if is_plan.any():
                _set_apart(reading, name, planned, is_plan)


def _plans_in(reading: Reading, name: str) -> np.ndarray:
    """Which data rows hold a date that is written as a plan."""
    column = reading.source.column(reading.columns[name])
    is_text = pc.equal(column.kind, pa.scalar(int(Kind.TEXT), column.kind.type))
    worth_a_look = pc.match_substring_regex(column.raw, _HINT, ignore_case=True)
    read = pc.and_(pc.and_(is_text, worth_a_look), pc.is_valid(reading.values[name]))
    is_plan: np.ndarray = pc.fill_null(read, False).to_numpy(zero_copy_only=False).copy()
    for row in np.flatnonzero(is_plan).tolist():
        is_plan[row] = bool(_IS_PLAN.search(column.raw[row].as_py()))
    return is_plan


def _set_apart(reading: Reading, name: str, planned: str, is_plan: np.ndarray) -> None:
    days, precision = reading.values[name], reading.precision.get(name, {})
    moved = np.zeros_like(is_plan)
    if planned:
        # What stands there and cannot be read is no blank: its issue asks for the date.
        moved = is_plan & ~reading.have(planned)
        if planned in reading.columns:
            blank = [
                not reading.source.seen(row, reading.columns[planned]).strip()
                for row in np.flatnonzero(moved).tolist()
            ]
            moved[np.flatnonzero(moved)] = blank
        reading.values[planned] = pc.if_else(pa.array(moved), days, reading.get(planned))
    reading.values[name] = pc.if_else(pa.array(is_plan), pa.scalar(None, days.type), days)
    for index in np.flatnonzero(is_plan).tolist():
        precise = precision.pop(index, None)
        if precise and moved[index]:
            reading.precision.setdefault(planned, {})[index] = precise
        reading.report(
            "date-planned",
            "warning",
            name,
            index=index,
            text=reading.source.seen(index, reading.columns[name]).strip(),
            header=reading.header_text(name),
            moved="yes" if moved[index] else "no",
        )


def complete_production_year(reading: Reading) -> None:
    """Put each year, as its last day, into the date that the row's stage makes it."""
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        if not declared.at_stages or assignment.key not in reading.by_key:
            continue
        days = _last_days(reading.by_key[assignment.key])
        stages = reading.get("stage")
        taken = np.zeros(reading.height, dtype=bool)
        for name, wanted in declared.at_stages.items():
            here = pc.fill_null(pc.is_in(stages, pa.array(wanted, pa.string())), False)
            at = np.array(here, dtype=bool)
            _fill(reading, name, days, at, assignment.column)
            taken |= at
        _fill(reading, declared.name, days, ~taken, assignment.column)


def _last_days(years: pa.Array) -> list[date | None]:
    return [
        date(year, 12, 31) if year is not None and 1900 <= year <= 2200 else None
        for year in years.to_pylist()
    ]


def _fill(
    reading: Reading, name: str, days: list[date | None], at: np.ndarray, column: int
) -> None:
    at = at & ~reading.have(name) & np.array([day is not None for day in days], dtype=bool)
    if not at.any():
        return
    filled = pa.array([day if here else None for day, here in zip(days, at, strict=True)])
    reading.values[name] = pc.coalesce(reading.get(name), filled.cast(pa.date32()))
    reading.fed_from.setdefault(name, column)
    precise = reading.precision.setdefault(name, {})
    precise.update({int(index): "year" for index in np.flatnonzero(at)})


_DATUMS: tuple[Datum, ...] = ("GCJ-02", "BD-09")
_CHINA_LONGITUDE, _CHINA_LATITUDE = (73.0, 136.0), (3.0, 54.0)
_METRES = 1000.0


def complete_projects(reading: Reading) -> None:
    """Fill what other columns say, check the row against itself, reject what has no name."""
    sections = section_texts(reading)
    if any(section is not None for section in sections):
        reading.values["section"] = pa.array(sections, pa.string())
        complete_sections(reading)
    complete_sheet_names(reading)
    set_plans_apart(reading)
    complete_stages(reading)
    report_inferred(reading)
    complete_production_year(reading)
    _complete_place(reading)
    check_dates(reading)
    _check_amounts(reading)
    reading.reject_rows_without("project_name", "name")
    if reading.form == "register":
        reading.reject_rows_without("stage", "stage")


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
            reading.report(
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
                reading.report("share-too-large", "warning", name, index=index, share=share)


def _complete_place(reading: Reading) -> None:
    if "longitude_raw" not in reading.values and "latitude_raw" not in reading.values:
        return
    longitude = floats(reading.get("longitude_raw"))
    latitude = floats(reading.get("latitude_raw"))
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
    reading.report_each("coordinates-swapped", "warning", "longitude", swapped)
    known = np.isfinite(longitude) & np.isfinite(latitude)
    outside = known & ~(_within(longitude, _CHINA_LONGITUDE) & _within(latitude, _CHINA_LATITUDE))
    reading.report_each("coordinates-implausible", "warning", "longitude", outside)
    half = np.isfinite(longitude) ^ np.isfinite(latitude)
    for index in np.flatnonzero(half).tolist():
        key = "longitude" if np.isfinite(longitude[index]) else "latitude"
        reading.report("coordinate-alone", "warning", key, index=index)
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


def _within(values: np.ndarray, bounds: tuple[float, float]) -> np.ndarray:
    inside: np.ndarray = (values >= bounds[0]) & (values <= bounds[1])
    return inside


def outline_in_force(reading: Reading) -> Outline | None:
    """The county's outline; None where nobody knows it."""
    own = reading.context.outline
    if own is not None:
        return own
    bundled = schematic_outline()
    is_of_county = load_rules().county.name in {area.name for area in bundled.home}
    return bundled if is_of_county else None


def inside_county(
    outline: Outline, longitude: npt.ArrayLike, latitude: npt.ArrayLike
) -> npt.NDArray[np.bool_]:
    """For each point whether it is taken to lie in the county; false for NaN."""
    margin = load_rules().questions.county.margin_degrees if outline.is_schematic else 0.0
    return inside_home(outline, longitude, latitude, margin=margin)


def check_places(reading: Reading) -> None:
    """Flag every point outside the county."""
    if reading.declared.name != "projects" or "longitude" not in reading.values:
        return
    home = outline_in_force(reading)
    if home is None:
        return
    longitude, latitude = floats(reading.get("longitude")), floats(reading.get("latitude"))
    known = np.isfinite(longitude) & np.isfinite(latitude)
    outside = np.flatnonzero(known & ~inside_county(home, longitude, latitude))
    key = "longitude" if "longitude" in reading.columns else "latitude"
    names = area_names(home, longitude[outside], latitude[outside])
    for index, name in zip(outside.tolist(), names, strict=True):
        reading.report(
            "place-outside-county",
            "warning",
            key,
            index=index,
            longitude=f"{longitude[index]:.4f}",
            latitude=f"{latitude[index]:.4f}",
            county=load_rules().county.name,
            found=name or "none",
        )
