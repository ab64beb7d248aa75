"""Points that do not lie in the county: kept, flagged, and where they lie instead.

The outline is the office's own map where one is loaded, else the bundled one, near
whose border nothing is flagged because it is rough; a bundled outline of another
county says nothing.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.geo import Outline, area_names, inside_home, schematic_outline
from data.importer.reading import Reading
from data.rules import load_rules


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
    longitude, latitude = _degrees(reading, "longitude"), _degrees(reading, "latitude")
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


def _degrees(reading: Reading, name: str) -> np.ndarray:
    values = pc.fill_null(reading.get(name).cast(pa.float64()), float("nan"))
    degrees: np.ndarray = values.to_numpy(zero_copy_only=False)
    return degrees
