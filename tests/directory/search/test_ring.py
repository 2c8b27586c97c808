"""The boxes of a ring cover all of it."""

import math

from geographiclib.geodesic import Geodesic
from hypothesis import example, given
from hypothesis import strategies as st

from directory.search.ring import Origin, covering_boxes


@given(
    lat=st.floats(-89, 89),
    lng=st.floats(-180, 180),
    outer=st.floats(0, 2_000_000),
    share=st.floats(0, 1),
    within=st.floats(0, 1),
    bearing=st.floats(0, 360),
)
@example(lat=35.0, lng=139.0, outer=30_000, share=0.999, within=1.0, bearing=89.9)
@example(lat=35.0, lng=139.0, outer=0.0, share=1.0, within=0.0, bearing=0.0)
@example(lat=45.5, lng=141.9, outer=399_999, share=0.99, within=1.0, bearing=88.5)
def test_every_point_of_a_ring_lies_in_a_box(
    lat: float, lng: float, outer: float, share: float, within: float, bearing: float
) -> None:
    inner = outer * share
    there = Geodesic.WGS84.Direct(lat, lng, bearing, inner + (outer - inner) * within)
    x, y = there["lon2"], there["lat2"]
    boxes = covering_boxes(Origin(lat, lng), inner, outer)
    # A box may be given beyond the date line's number; the same meridian then has another name.
    assert any(
        south <= y <= north and any(west <= x + turn <= east for turn in (-360, 0, 360))
        for west, south, east, north in boxes
    )


def test_a_thin_ring_is_covered_closely() -> None:
    boxes = covering_boxes(Origin(35.7, 139.7), 29_800, 30_000)
    covered = sum(
        (east - west) * 90_400 * (north - south) * 111_000 for west, south, east, north in boxes
    )  # m², at this latitude
    assert covered < 0.2 * math.pi * 30_000**2
