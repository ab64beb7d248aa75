import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import gauss_kruger_to_degrees, looks_like_metres, parse_coordinates, to_wgs84
from data.values.coordinates import gcj02_to_bd09, wgs84_to_gcj02
from tests.builders.grids import a_column

LONGITUDES, LATITUDES = st.floats(97.0, 126.0), st.floats(37.0, 53.0)
METRE = 1 / 111_320.0


def one(cell):
    parsed = parse_coordinates(a_column([cell]))
    return parsed.values[0].as_py(), [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    "cell",
    [
        107.4812,
        "107.4812",
        "107.4812°",
        "107.4812E",
        "E107.4812",
        "东经107.4812度",
        "107°28′52.32″",
        "107°28'52.32\"",
        "107°28′52.32″E",
        "E107°28′52.32″",
        "东经107度28分52.32秒",
        "107:28:52.32",
        "107 28 52.32",
        "107°28.872′",
        "１０７．４８１２",
        "107° 28′ 52.32″",
        "107°28’52.32”",
    ],
)
def test_longitudes_in_every_notation(cell):
    value, codes = one(cell)
    assert codes == []
    assert value == pytest.approx(107.4812, abs=1e-9)


def test_latitudes_south_and_west():
    assert one("38°10′48″N")[0] == pytest.approx(38.18)
    assert one("北纬38.18°")[0] == pytest.approx(38.18)
    assert one("S38.18")[0] == pytest.approx(-38.18)
    assert one("107.5W")[0] == pytest.approx(-107.5)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("107°61′00″", "coordinate-unreadable"),
        ("城川镇", "coordinate-unreadable"),
        (200, "coordinate-unreadable"),
        (36512345.67, "coordinate-metres"),
        ("4228765.12", "coordinate-metres"),
        ("107.48,38.18", "coordinate-pair"),
        ("107.48，38.18", "coordinate-pair"),
    ],
)
def test_what_is_no_degree(cell, code):
    assert one(cell) == (None, [code])


def test_metres_are_recognised_by_column():
    assert looks_like_metres(a_column([36512345.67, "4,228,765.1", None]))
    assert not looks_like_metres(a_column([107.48, "107°28′"]))
    assert not looks_like_metres(a_column([None]))


@given(st.integers(0, 179), st.integers(0, 59), st.integers(0, 59))
def test_degrees_minutes_seconds_are_read_back(degrees, minutes, seconds):
    expected = degrees + minutes / 60 + seconds / 3600
    assert one(f"{degrees}°{minutes}′{seconds}″")[0] == pytest.approx(expected, abs=1e-12)
    assert one(f"{degrees}度{minutes}分{seconds}秒")[0] == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_no_text_raises(texts):
    assert len(parse_coordinates(a_column(texts)).values) == len(texts)


def test_a_published_pair_of_gcj02():
    # Tiananmen: the offset between the systems there is well known, 500–600 m.
    lon, lat = wgs84_to_gcj02(np.array([116.391349]), np.array([39.907375]))
    assert lon[0] == pytest.approx(116.397590, abs=2e-6)
    assert lat[0] == pytest.approx(39.908777, abs=2e-6)


@given(LONGITUDES, LATITUDES)
def test_datums_return_within_a_tenth_of_a_metre(longitude, latitude):
    lon, lat = np.array([longitude]), np.array([latitude])
    for datum, there in (
        ("GCJ-02", wgs84_to_gcj02(lon, lat)),
        ("BD-09", gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))),
        ("WGS84", (lon, lat)),
        ("CGCS2000", (lon, lat)),
    ):
        back = to_wgs84(*there, datum)
        assert abs(back[0][0] - longitude) < 0.1 * METRE
        assert abs(back[1][0] - latitude) < 0.1 * METRE


def test_unknown_places_stay_unknown():
    lon, lat = to_wgs84(np.array([np.nan, 107.5]), np.array([np.nan, 38.2]), "GCJ-02")
    assert np.isnan(lon[0])
    assert np.isnan(lat[0])
    assert abs(lon[1] - 107.5) < 0.01


def test_gauss_kruger_on_the_central_meridian_is_the_meridian_arc():
    # Length of the meridian from the equator to 45°: 4 984 944.378 m on this ellipsoid.
    lon, lat = gauss_kruger_to_degrees(np.array([4_984_944.378]), np.array([36_500_000.0]))
    assert abs(lon[0] - 108.0) < 0.001 * METRE
    assert abs(lat[0] - 45.0) < 0.001 * METRE


# Projected forward on this ellipsoid (zone 36, central meridian 108°).
@pytest.mark.parametrize(
    ("longitude", "latitude", "north", "east"),
    [
        (106.0, 37.5, 4_153_881.6984, 36_323_139.7251),
        (107.4833, 38.1822, 4_227_848.0779, 36_454_729.3346),
        (109.9, 40.25, 4_459_020.5223, 36_661_660.0388),
    ],
)
def test_gauss_kruger_returns_within_a_millimetre(longitude, latitude, north, east):
    x, y = np.array([north]), np.array([east])
    for pair in ((x, y), (x, y - 36_000_000.0), (y, x)):
        lon, lat = gauss_kruger_to_degrees(*pair)
        assert abs(lon[0] - longitude) < 0.001 * METRE
        assert abs(lat[0] - latitude) < 0.001 * METRE
