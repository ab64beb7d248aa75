"""Points that may stand elsewhere: exchanged axes, another county, minutes as decimals."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from data.importer.answer_effects import nothing
from data.importer.parse.places import inside_county, outline_in_force
from data.importer.questions.question import KEEP, UNKNOWN, Effect, Option, Question, Reason
from data.importer.questions.table_findings import Findings

_KEYS = ("longitude", "latitude")
_OUTSIDE = "place-outside-county"


def place_questions(findings: Findings) -> Iterator[Question]:
    """What is asked about coordinates of projects."""
    if not all(key in findings.reading.columns for key in _KEYS):
        return
    yield from _swapped(findings)
    yield from _outside(findings)


def _swapped(findings: Findings) -> Iterator[Question]:
    at = findings.at("coordinates-swapped", "longitude")
    if not len(at):
        return
    reason = _inside(findings, at)
    yield findings.ask(
        "swapped",
        _KEYS,
        at,
        [Option("swap"), _nowhere(at)],
        reasons=[reason],
        of_cells=False,
        covers=("coordinates-swapped",),
        value_of=_shown(findings),
    )


def _outside(findings: Findings) -> Iterator[Question]:
    at = findings.not_yet_asked("longitude", findings.at(_OUTSIDE, "longitude"))
    if not len(at):
        return
    options = [Option(KEEP), _nowhere(at)]
    proposed = KEEP
    reasons = [_judged_by(findings)]
    degrees = _from_minutes(findings, at)
    if degrees is not None:
        options.insert(1, degrees)
        proposed = degrees.key
        reasons.append(("minutes", {"count": str(len(at))}))
    yield findings.ask(
        "outside",
        _KEYS,
        at,
        options,
        proposed=proposed,
        reasons=reasons,
        covers=(_OUTSIDE,),
        value_of=_shown(findings),
    )


def _from_minutes(findings: Findings, at: np.ndarray) -> Option | None:
    """107.2852 read as 107°28′52″, where that puts every one of the points into the county."""
    effects = []
    points = []
    for key in _KEYS:
        written = _values(findings, f"{key}_raw", at)
        degrees = np.floor(written)
        minutes = np.floor((written - degrees) * 100 + 1e-9)
        seconds = ((written - degrees) * 100 - minutes) * 100
        if not np.isfinite(written).all() or (minutes >= 60).any() or (seconds >= 60).any():
            return None
        read = degrees + minutes / 60 + seconds / 3600
        points.append(read)
        effects.append(Effect(key, at, pa.array(read)))
    outline = outline_in_force(findings.reading)
    if outline is None or not inside_county(outline, points[0], points[1]).all():
        return None
    return Option("minutes", effects=tuple(effects))


def _nowhere(at: np.ndarray) -> Option:
    effects = tuple(Effect(key, at, nothing(len(at), pa.float64())) for key in _KEYS)
    return Option(UNKNOWN, "off-map", effects)


def _shown(findings: Findings) -> Callable[[Option, int], str]:
    """Longitude and latitude under a way, the current ones as they are drawn."""

    def shown(option: Option, index: int) -> str:
        parts = []
        for key in _KEYS:
            effect = next((one for one in option.effects if one.key == key), None)
            if effect is None:
                value = findings.reading.get(key)[index].as_py()
            else:
                value = effect.values[int(np.flatnonzero(effect.at == index)[0])].as_py()
            if value is None:
                return ""
            parts.append(f"{value:.4f}")
        return ", ".join(parts)

    return shown


def _values(findings: Findings, name: str, at: np.ndarray) -> np.ndarray:
    column = findings.reading.get(name).take(pa.array(at)).cast(pa.float64())
    values: np.ndarray = column.fill_null(float("nan")).to_numpy(zero_copy_only=False)
    return values


def _inside(findings: Findings, at: np.ndarray) -> Reason:
    """How many points the exchange puts into the county, where its outline is known."""
    outline = outline_in_force(findings.reading)
    if outline is None:
        return "swapped-abroad", {}
    longitude, latitude = (_values(findings, key, at) for key in _KEYS)
    inside = int(inside_county(outline, longitude, latitude).sum())
    return "swapped", {"count": str(len(at)), "inside": str(inside)}


def _judged_by(findings: Findings) -> Reason:
    """Which outline says so."""
    outline = outline_in_force(findings.reading)
    if outline is None or outline.is_schematic:
        return "outside", {}
    return "outside-own", {"number": outline.approval_number}
