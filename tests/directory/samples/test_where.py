"""Where samples are: groups everywhere, jobs mostly in big cities."""

from collections import Counter

import pytest

from directory.models import Municipality
from directory.samples.parts import Sample
from directory.samples.world import LEFT_EMPTY

pytestmark = pytest.mark.django_db  # `samples` are made from the gazetteer


def _towns(samples: list[Sample], kind: str) -> list[Municipality]:
    return [sample.listing.municipality for sample in samples if sample.listing.kind == kind]


def test_about_seven_hundred_of_four_kinds(samples: list[Sample]) -> None:
    by_kind = Counter(sample.listing.kind for sample in samples)
    assert set(by_kind) == {"group", "training", "job", "consultation"}
    assert 650 <= by_kind.total() <= 780
    assert by_kind["group"] > by_kind["job"] * 2


def test_every_prefecture_has_groups_training_and_a_consultation_point(samples: list[Sample]) -> None:
    for kind in ("group", "training", "consultation"):
        assert len({town.prefecture_id for town in _towns(samples, kind)}) == 47


def test_jobs_are_rare_outside_the_big_cities(samples: list[Sample]) -> None:
    jobs = _towns(samples, "job")
    by_prefecture = Counter(town.prefecture_id for town in jobs)
    assert 47 - len(by_prefecture) >= 5  # several prefectures have none
    assert sum(count <= 3 for count in by_prefecture.values()) >= 25
    assert {code for code, _count in by_prefecture.most_common(5)} >= {"13", "27", "40"}
    assert sum(town.is_centre for town in jobs) > len(jobs) * 0.8
    assert {town.name_ja for town in jobs if town.prefecture_id == "04"} <= {"仙台市"}


def test_three_towns_of_miyagi_have_something_that_can_be_seen_there(samples: list[Sample]) -> None:
    for code in ("04213", "04212", "04205"):
        seen = [
            sample
            for sample in samples
            for place in sample.places
            if place.municipality_id == code
            and sample.listing.status == "published"
            and place.visibility in ("exact", "municipality")
        ]
        assert seen, code


def test_matsue_has_each_kind(samples: list[Sample]) -> None:
    there = Counter(
        sample.listing.kind
        for sample in samples
        if sample.places
        and sample.places[0].municipality_id == "32201"
        and sample.listing.status == "published"
    )
    assert there["group"] >= 3
    assert min(there["training"], there["consultation"], there["job"]) >= 1


def test_the_islands_of_oki_stay_empty(samples: list[Sample]) -> None:
    listed = {sample.listing.municipality_id for sample in samples}
    placed = {place.municipality_id for sample in samples for place in sample.places}
    assert not LEFT_EMPTY & (listed | placed)


def test_exact_points_are_near_their_municipality(samples: list[Sample]) -> None:
    for sample in samples:
        for place in sample.places:
            town = place.municipality.point
            km = (((place.point.x - town.x) * 91) ** 2 + ((place.point.y - town.y) * 111) ** 2) ** 0.5
            assert km < 4, (place.address, km)


def test_every_visibility_and_online_only_and_two_towns_occur(samples: list[Sample]) -> None:
    groups = [sample for sample in samples if sample.listing.kind == "group"]
    assert {place.visibility for sample in groups for place in sample.places} == {
        "exact", "municipality", "area", "on_request",
    }  # fmt: skip
    assert Counter(p.visibility for s in groups for p in s.places).most_common(1)[0][0] == "municipality"
    online = [sample for sample in groups if not sample.places]
    assert len(online) >= 10
    assert all(sample.listing.online for sample in online)
    two = [sample for sample in groups if len(sample.places) == 2]
    assert len(two) >= 10
    assert all(a.municipality_id != b.municipality_id for a, b in (sample.places for sample in two))
