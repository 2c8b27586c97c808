"""`listings/`, the collections of single kinds, and single listings: to the letter of the contract."""

import uuid
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import kinds
from directory.models import Listing, Municipality, Prefecture
from tests.api import schemas
from tests.api.conftest import Ask
from tests.factories import MATSUE, make_listing

pytestmark = pytest.mark.django_db
NEAR_MATSUE = "near=35.468,133.048"
KINDS = [kind.key for kind in kinds.all_kinds()]


def only(answer: dict) -> dict:
    (result,) = answer["results"]
    return result


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_answers_with_its_own_fields(ask: Ask, kind: str) -> None:
    listing = make_listing(kind, summary="駅から歩けます")
    answer = ask(f"/api/v1/listings/?{NEAR_MATSUE}").json()
    schemas.conforms(answer, schemas.LISTINGS)
    result = only(answer)
    schemas.conforms(result, schemas.result(kind))
    assert result["id"] == str(listing.pk)
    assert result["url"] == f"http://testserver/{kinds.get(kind).path}/{listing.pk}/"
    assert result["organization"]["id"] == str(listing.organization_id)
    assert result["prefecture"] == {
        "code": "32",
        "name_ja": "島根県",
        "name_kana": "しまねけん",
        "name_en": "Shimane",
    }
    assert result["municipality"]["code"] == MATSUE
    assert result["summary"] == "駅から歩けます"


def test_times_are_said_in_tokyo_time(ask: Ask) -> None:
    make_listing(published_at=datetime(2026, 1, 1, 15, 30, 0, 123456, tzinfo=UTC))
    assert only(ask("/api/v1/listings/").json())["published_at"] == "2026-01-02T00:30:00+09:00"


def test_points_keep_six_decimals(ask: Ask) -> None:
    make_listing(points=[(35.46812345678, 133.04812345678)])
    point = only(ask("/api/v1/listings/").json())["point"]
    assert point == {"lat": 35.468123, "lng": 133.048123, "precision": "address"}


def test_a_listing_with_several_places_comes_once_with_all_points(ask: Ask) -> None:
    make_listing(points=[(35.60, 133.048), (35.47, 133.048)])
    result = only(ask(f"/api/v1/listings/?{NEAR_MATSUE}").json())
    assert [point["lat"] for point in result["points"]] == [35.47, 35.6]
    assert result["point"] == result["points"][0]
    assert result["distance_m"] == pytest.approx(222, abs=5)


def test_the_point_is_the_nearest_in_metres_not_in_degrees(ask: Ask) -> None:
    make_listing(points=[(35.468 + 0.10, 133.048), (35.468, 133.048 + 0.11)])  # 11.1 km north, 10.0 km east
    result = only(ask(f"/api/v1/listings/?{NEAR_MATSUE}").json())
    assert result["point"]["lng"] == 133.158
    assert result["distance_m"] == pytest.approx(9987, abs=20)


def test_a_listing_with_one_place_has_no_points(ask: Ask) -> None:
    make_listing()
    assert "points" not in only(ask("/api/v1/listings/").json())


def test_distance_needs_near(ask: Ask) -> None:
    make_listing()
    assert "distance_m" not in only(ask("/api/v1/listings/").json())
    assert only(ask(f"/api/v1/listings/?{NEAR_MATSUE}&sort=newest").json())["distance_m"] is not None


def test_near_says_where_it_is_and_what_else_was_meant(ask: Ask) -> None:
    assert ask("/api/v1/listings/").json()["near"] is None
    answer = ask("/api/v1/listings/?near=690-0887").json()
    schemas.conforms(answer, schemas.LISTINGS)
    assert answer["near"]["candidates"][0]["municipality"] == MATSUE
    ambiguous = ask("/api/v1/listings/?near=府中市").json()["near"]
    assert {place["prefecture"] for place in ambiguous["candidates"]} >= {"13", "34"}


def test_nobody_stands_before_an_empty_page(ask: Ask) -> None:
    for kind in KINDS:
        make_listing(kind)
    make_listing("group", points=[], online=True)
    answer = ask("/api/v1/listings/?near=0,0").json()
    schemas.conforms(answer, schemas.LISTINGS)
    assert answer["results"] == []
    assert set(answer["nearest"]) == set(KINDS)
    for kind, found in answer["nearest"].items():
        assert [result["kind"] for result in found] == [kind]
        assert found[0]["distance_m"] > 10_000_000
    assert [result["online"] for result in answer["online"]] == [True]
    assert answer["online"][0]["distance_m"] is None


def test_what_is_found_comes_without_offers(ask: Ask) -> None:
    make_listing()
    assert {"nearest", "online"}.isdisjoint(ask("/api/v1/listings/").json())


@pytest.mark.parametrize("visibility", ["municipality", "on_request"])
def test_a_hidden_place_shows_its_municipality_alone(ask: Ask, visibility: str) -> None:
    listing = make_listing(points=[(35.5111, 133.1111)], visibility=visibility)
    point = Municipality.objects.get(pk=MATSUE).point
    for path in ("/api/v1/listings/", f"/api/v1/listings/?{NEAR_MATSUE}", f"/api/v1/groups/{listing.pk}/"):
        content = ask(path).content.decode()
        assert "35.5111" not in content
        assert "133.1111" not in content
    result = only(ask(f"/api/v1/listings/?{NEAR_MATSUE}").json())
    assert result["point"] == {
        "lat": round(point.y, 6),
        "lng": round(point.x, 6),
        "precision": "municipality",
    }


def test_a_place_shown_by_prefecture_names_no_municipality(ask: Ask) -> None:
    listing = make_listing(points=[(35.5111, 133.1111)], visibility="area")
    point = Prefecture.objects.get(pk="32").point
    for path in ("/api/v1/listings/", f"/api/v1/groups/{listing.pk}/"):
        response = ask(path)
        answer = response.json()
        result = answer if "id" in answer else only(answer)
        assert result["municipality"] is None
        assert result["point"] == {
            "lat": round(point.y, 6),
            "lng": round(point.x, 6),
            "precision": "prefecture",
        }
        assert "松江" not in response.content.decode()


def test_online_only_has_no_point_but_belongs_somewhere(ask: Ask) -> None:
    make_listing(points=[], online=True)
    result = only(ask("/api/v1/listings/?prefecture=32").json())
    assert result["point"] is None
    assert result["municipality"]["code"] == MATSUE


@pytest.mark.parametrize("order", ["", f"&{NEAR_MATSUE}"])
def test_pages_lead_on_and_back(ask: Ask, order: str) -> None:
    made = {str(make_listing(points=[(35.47 + n / 1000, 133.05)]).pk) for n in range(7)}
    address: str | None = f"/api/v1/listings/?limit=3&lang=en{order}"
    pages, last = [], ""
    while address:
        last = address
        answer = ask(address).json()
        pages.append([result["id"] for result in answer["results"]])
        address = answer["next"]
        if address:
            assert address.startswith("http://testserver/api/v1/listings/?")
            assert "lang=en" in address
    assert [len(page) for page in pages] == [3, 3, 1]
    assert {found for page in pages for found in page} == made
    before = ask(ask(last).json()["previous"]).json()
    assert [result["id"] for result in before["results"]] == pages[1]
    first = ask(before["previous"]).json()
    assert [result["id"] for result in first["results"]] == pages[0]
    assert first["previous"] is None


@pytest.mark.parametrize("query", ["", f"?{NEAR_MATSUE}", f"?{NEAR_MATSUE}&sort=newest"])
def test_a_longer_page_takes_no_more_queries(ask: Ask, query: str) -> None:
    """Every page here holds all kinds: what only jobs have takes a statement more, where there is a job."""
    for number in range(52):
        # Ids in the order of kinds: listings at the same distance come by id.
        make_listing(
            KINDS[number % len(KINDS)],
            id=uuid.UUID(int=number + 1),
            points=[(35.47, 133.05), (35.48, 133.05)],
        )
    counts = {}
    for limit in (4, 10, 50):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = ask(f"/api/v1/listings/{query}{'&' if query else '?'}limit={limit}").json()
        assert len(answer["results"]) == limit
        counts[limit] = len(queries)
    assert counts[4] == counts[10] == counts[50]


@pytest.mark.parametrize("kind", kinds.all_kinds(), ids=lambda kind: kind.key)
def test_a_collection_holds_its_kind_alone(ask: Ask, kind: kinds.Kind) -> None:
    made = {key: make_listing(key) for key in KINDS for _twice in range(2)}
    answer = ask(f"/api/v1/{kind.path}/?limit=1").json()
    schemas.conforms(answer, schemas.LISTINGS)
    assert answer["results"][0]["kind"] == kind.key
    assert answer["next"].startswith(f"http://testserver/api/v1/{kind.path}/?")
    assert "kind=" not in answer["next"]
    following = ask(answer["next"]).json()
    assert [result["kind"] for result in following["results"]] == [kind.key]
    assert following["next"] is None
    other = next(key for key in KINDS if key != kind.key)
    assert ask(f"/api/v1/{kind.path}/{made[kind.key].pk}/").status_code == 200
    schemas.is_problem(ask(f"/api/v1/{kind.path}/{made[other].pk}/"), 404)
    schemas.is_problem(ask(f"/api/v1/{kind.path}/?kind={kind.key}"), 400, "kind")


def test_one_listing_is_what_the_list_says(ask: Ask) -> None:
    listing = make_listing("training", title_en="A course", detail={"seats": 12})
    listed = only(ask("/api/v1/listings/?lang=en").json())
    assert ask(f"/api/v1/listings/{listing.pk}/?lang=en").json() == listed
    assert listed["seats"] == 12


@pytest.mark.parametrize("status", ["draft", "pending"])
def test_what_is_not_published_is_not_there(ask: Ask, status: str) -> None:
    listing = make_listing(status=status)
    schemas.is_problem(ask(f"/api/v1/listings/{listing.pk}/"), 404)
    assert ask("/api/v1/listings/").json()["results"] == []


def test_a_closed_listing_answers_and_says_so(ask: Ask) -> None:
    listing = make_listing("job", status="closed", visibility="area")
    answer = ask(f"/api/v1/listings/{listing.pk}/").json()
    schemas.conforms(answer, schemas.result("job"))
    assert answer["status"] == "closed"
    # Closing reveals nothing that was hidden.
    assert answer["municipality"] is None
    assert ask("/api/v1/listings/").json()["results"] == []


def test_a_withdrawn_listing_is_gone(ask: Ask) -> None:
    listing = make_listing(status="withdrawn")
    problem = schemas.is_problem(ask(f"/api/v1/listings/{listing.pk}/"), 410)
    assert listing.title not in str(problem)


def test_a_paused_group_is_found_and_marked(ask: Ask) -> None:
    make_listing("group", status="paused")
    result = only(ask("/api/v1/listings/").json())
    assert (result["paused"], result["status"]) == (True, "paused")


@pytest.mark.parametrize("consent", ["consent_open_data", "consent_site"])
def test_without_consent_nothing_leaves(ask: Ask, consent: str) -> None:
    listing = make_listing("group", **{consent: False})
    make_listing("group", title="一緒に探す会")
    answer = ask(f"/api/v1/listings/?{NEAR_MATSUE}").json()
    assert [result["title"] for result in answer["results"]] == ["一緒に探す会"]
    schemas.is_problem(ask(f"/api/v1/listings/{listing.pk}/"), 404)
    Listing.objects.exclude(pk=listing.pk).delete()
    empty = ask("/api/v1/listings/?near=0,0").content.decode()
    assert str(listing.pk) not in empty


def test_an_id_nobody_has_is_not_found(ask: Ask) -> None:
    schemas.is_problem(ask(f"/api/v1/listings/{uuid.uuid4()}/"), 404)


def test_what_is_included_is_beside_the_results(ask: Ask) -> None:
    for kind in ("group", "group", "job"):
        make_listing(kind)
    make_listing("group", municipality="04213")
    plain = ask("/api/v1/listings/?limit=1").json()
    assert {"count", "count_capped", "facets"}.isdisjoint(plain)
    for form, name in (("json", "results"), ("geojson", "features")):
        answer = ask(f"/api/v1/listings/?limit=1&include=count,facets&format={form}").json()
        schemas.conforms(answer, schemas.LISTINGS if form == "json" else schemas.FEATURES)
        assert len(answer[name]) == 1
        assert (answer["count"], answer["count_capped"]) == (4, False)
        assert answer["facets"] == {"kind": {"group": 3, "job": 1}, "prefecture": {"32": 3, "04": 1}}
        following = ask(answer["next"]).json()
        assert following["count"] == 4


def test_what_matched_is_said(ask: Ask) -> None:
    make_listing("group", title="{日|ひ}なたの会", summary="ゆっくり話します")
    make_listing("group", title="ほかの会")
    answer = ask("/api/v1/listings/?q=話します").json()
    schemas.conforms(answer, schemas.LISTINGS)
    assert only(answer)["matched"] == [{"word": "話します", "where": "summary", "text": "ゆっくり話します"}]
    assert "matched" not in ask("/api/v1/listings/").json()["results"][0]
    assert set(only(ask("/api/v1/listings/?q=話します&fields=matched").json())) == {"matched"}


def test_words_that_find_nothing_propose_what_would(ask: Ask) -> None:
    make_listing("group", title="ひなたの会")
    answer = ask("/api/v1/listings/?q=ひなた ぞうさん").json()
    schemas.conforms(answer, schemas.LISTINGS)
    assert answer["results"] == []
    (proposal,) = [each for each in answer["proposals"] if each["reason"] == "fewer_words"]
    assert (proposal["label"], proposal["query"]) == ("ひなた", urlencode({"q": "ひなた"}))
    assert only(ask(f"/api/v1/listings/?{proposal['query']}").json())["title"] == "ひなたの会"
    assert ask("/api/v1/listings/?near=0,0").json().get("proposals") is None
