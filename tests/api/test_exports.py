"""Any query as CSV and as newline-delimited JSON: the whole result in one file."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from api.formats.listings import field_names
from api.rest import exports
from directory import kinds
from directory.models import Listing
from directory.search import whole
from tests.api import schemas
from tests.api.conftest import Ask
from tests.factories import OrganizationFactory, make_listing

pytestmark = pytest.mark.django_db

NEAR_MATSUE = "near=35.468,133.048"
KINDS = [kind.key for kind in kinds.all_kinds()]
FORMATS = ["csv", "ndjson"]
DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def content(response: Any) -> str:
    assert response.status_code == 200, response.content
    assert response.streaming
    return b"".join(response.streaming_content).decode()


def table(ask: Ask, query: str, path: str = "/api/v1/listings/") -> list[dict[str, str]]:
    text = content(ask(f"{path}?{query}{'&' if query else ''}format=csv"))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def objects(ask: Ask, query: str, path: str = "/api/v1/listings/") -> list[dict[str, Any]]:
    text = content(ask(f"{path}?{query}{'&' if query else ''}format=ndjson"))
    return [json.loads(line) for line in text.splitlines()]


def pages(ask: Ask, query: str, path: str = "/api/v1/listings/") -> list[dict[str, Any]]:
    address, found = f"{path}?{query}{'&' if query else ''}limit=7", []
    while address:
        answer = ask(address).json()
        found += answer["results"]
        address = answer["next"]
    return found


@pytest.fixture
def listings() -> None:
    for kind in KINDS:
        for number in range(4):
            make_listing(kind, points=[(35.47 + number / 100, 133.05)])
        make_listing(kind, points=[(35.5, 133.1), (35.47, 133.05)], visibility="exact")
        make_listing(kind, municipality="32203", visibility="area")
        make_listing(kind, points=[], online=True)
    make_listing("job", aside=True, detail={"is_employment": False, "employment_type": "volunteer"})


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "BATCH", 5)


QUERIES = [
    "",
    "q=見本 集まり",
    "sort=deadline",
    NEAR_MATSUE,
    f"{NEAR_MATSUE}&sort=newest",
    "prefecture=32&kind=job",
    "online=only",
    "near=0,0",
]


@pytest.mark.parametrize("query", QUERIES)
def test_ndjson_is_what_the_pages_hold(ask: Ask, listings: None, small_batches: None, query: str) -> None:
    found = objects(ask, query)
    assert found == pages(ask, query)
    for each in found:
        schemas.conforms(each, schemas.ANY_RESULT)


@pytest.mark.parametrize("query", QUERIES)
def test_csv_holds_the_same_in_the_same_order(
    ask: Ask, listings: None, small_batches: None, query: str
) -> None:
    expected = pages(ask, query)
    rows = table(ask, query)
    assert [row["id"] for row in rows] == [result["id"] for result in expected]
    for row, result in zip(rows, expected, strict=True):
        assert row["organization_name"] == result["organization"]["name"]
        assert row["municipality_code"] == (result["municipality"] or {"code": ""})["code"]
        assert row["point_lat"] == (str(result["point"]["lat"]) if result["point"] else "")
        assert row["points"] == ";".join(f"{p['lat']},{p['lng']}" for p in result.get("points", []))
        assert row["distance_m"] == ("" if result.get("distance_m") is None else str(result["distance_m"]))
        assert row["online"] == ("true" if result["online"] else "false")
        assert row["sample"] == "true"


def test_the_columns_are_always_the_same(ask: Ask, listings: None) -> None:
    (header,) = {tuple(table(ask, query)[0]) for query in QUERIES[:-1]}
    assert header[:4] == ("id", "kind", "status", "title")
    assert len(header) == len(set(header))
    jobs = tuple(table(ask, "", "/api/v1/jobs/")[0])
    assert set(jobs) < set(header)
    assert "pay_min" in jobs
    assert "group_kind" not in jobs


def test_every_column_is_documented(ask: Ask) -> None:
    make_listing()
    documented = set(re.findall(r"`(\w+)`", DOCUMENTATION.read_text(encoding="utf-8")))
    assert set(table(ask, "")[0]) - documented == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_known_by_name(ask: Ask, kind: str) -> None:
    make_listing(kind, points=[(35.5, 133.1), (35.47, 133.05)])
    (result,) = ask(f"/api/v1/listings/?{NEAR_MATSUE}").json()["results"]
    known = field_names(kind)
    assert list(result) == [name for name in known if name in result]
    assert set(known) - set(result) == {"matched"}


def test_several_values_stand_in_one_cell(ask: Ask) -> None:
    make_listing("group", detail={"attendance": ["self", "family"], "meeting_format": []})
    (row,) = table(ask, "")
    assert (row["attendance"], row["meeting_format"]) == ("self;family", "")


def test_lines_end_as_rfc_4180_has_it_and_quotes_are_doubled(ask: Ask) -> None:
    make_listing("group", title='「"a", b」', summary="一行目\n二行目")
    text = content(ask("/api/v1/groups/?format=csv&fields=title,summary"))
    assert text == '\ufefftitle,summary\r\n"「""a"", b」","一行目\n二行目"\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(ask: Ask, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    organization = OrganizationFactory.create(name=text)
    make_listing("group", organization=organization, title=text, detail={"schedule_text": text})
    (row,) = table(ask, "")
    assert {row["title"], row["organization_name"], row["schedule_text"]} == {f"'{text}"}
    (same,) = objects(ask, "")
    assert same["title"] == text


def test_south_and_west_stay_numbers(ask: Ask) -> None:
    make_listing("group", points=[(-35.5, -133.1)])
    (row,) = table(ask, "")
    assert (row["point_lat"], row["point_lng"]) == ("-35.5", "-133.1")


@pytest.mark.parametrize("form", FORMATS)
def test_some_fields(ask: Ask, listings: None, form: str) -> None:
    query = "fields=title,id&fields=organization&kind=job"
    if form == "csv":
        assert list(table(ask, query)[0]) == [
            "id", "title", "organization_id", "organization_name", "organization_url",
        ]  # fmt: skip
    else:
        assert objects(ask, query) == pages(ask, query)
        assert set(objects(ask, query)[0]) == {"id", "title", "organization"}


def test_some_fields_of_json(ask: Ask) -> None:
    for _ in range(2):
        make_listing("group", points=[(35.5, 133.1), (35.47, 133.05)])
    answer = ask("/api/v1/listings/?fields=points,pay_min,kind&limit=1").json()
    assert set(answer["results"][0]) == {"kind", "points"}
    assert set(ask(answer["next"]).json()["results"][0]) == {"kind", "points"}
    (nearest,) = ask("/api/v1/jobs/?near=0,0&fields=id").json()["nearest"].values()
    assert all(set(each) == {"id"} for each in nearest)


@pytest.mark.parametrize(
    ("path", "fields"),
    [("listings", "color"), ("jobs", "group_kind"), ("listings", "id,ID"), ("groups", "*")],
)
@pytest.mark.parametrize("form", ["json", "geojson", *FORMATS])
def test_fields_that_nothing_has(ask: Ask, path: str, fields: str, form: str) -> None:
    schemas.is_problem(ask(f"/api/v1/{path}/?fields={fields}&format={form}"), 400, "fields")


@pytest.mark.parametrize("form", FORMATS)
def test_a_part_of_the_whole_cannot_be_asked_for(ask: Ask, form: str) -> None:
    path = f"/api/v1/listings/?format={form}"
    schemas.is_problem(ask(f"{path}&limit=5"), 400, "limit")
    schemas.is_problem(ask(f"{path}&cursor=x"), 400, "cursor")
    schemas.is_problem(ask(f"{path}&cursor=x&limit=5"), 400, "cursor", "limit")
    assert content(ask(f"{path}&limit=&cursor=")) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_a_wrong_query_is_a_problem_in_json(ask: Ask, form: str) -> None:
    schemas.is_problem(ask(f"/api/v1/listings/?format={form}&foo=1&near=999,0"), 400, "foo", "near")


@pytest.mark.parametrize(
    ("accept", "query", "media_type"),
    [
        ("text/csv", "", "text/csv; charset=utf-8; header=present"),
        ("application/x-ndjson", "", "application/x-ndjson"),
        ("application/geo+json", "", "application/geo+json"),
        ("text/csv;q=0.5, application/geo+json", "", "application/geo+json"),
        ("*/*", "format=ndjson", "application/x-ndjson"),
        ("text/html", "format=csv", "text/csv; charset=utf-8; header=present"),
        ("text/csv", "format=json", "application/json"),
        ("text/csv", "format=", "text/csv; charset=utf-8; header=present"),
        ("application/*", "", "application/json"),
    ],
)
def test_which_format(ask: Ask, accept: str, query: str, media_type: str) -> None:
    response = ask(f"/api/v1/listings/?{query}", accept=accept)
    assert (response.status_code, response["Content-Type"]) == (200, media_type)
    if response.streaming:
        content(response)


def test_formats_that_are_not_there(ask: Ask) -> None:
    schemas.is_problem(ask("/api/v1/listings/?format=xml", accept="text/csv"), 400, "format")
    schemas.is_problem(ask("/api/v1/listings/?format=CSV"), 400, "format")
    schemas.is_problem(ask("/api/v1/listings/?format=csv&format=csv"), 400, "format")
    schemas.is_problem(ask("/api/v1/prefectures/?format=csv"), 400, "format")
    schemas.is_problem(ask("/api/v1/listings/", accept="text/plain"), 406)
    schemas.is_problem(ask("/api/v1/prefectures/", accept="text/csv"), 406)


@pytest.mark.parametrize("form", FORMATS)
def test_what_the_headers_say(ask: Ask, form: str) -> None:
    make_listing("job")
    path = f"/api/v1/jobs/?format={form}&lang=en"
    got, head = ask(path), ask(path, method="head")
    assert content(got)
    assert (head.status_code, b"".join(head)) == (200, b"")
    for name in ("Content-Type", "Content-Disposition", "Cache-Control", "Content-Language", "Vary"):
        assert got[name] == head[name]
    assert re.fullmatch(
        rf'attachment; filename="tonari-jobs-\d{{4}}-\d\d-\d\d\.{form}"', got["Content-Disposition"]
    )
    assert (got["Cache-Control"], got["Content-Language"]) == ("no-cache", "en")
    assert got["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in got


@pytest.mark.parametrize("form", FORMATS)
def test_what_matched_is_in_no_table(ask: Ask, form: str) -> None:
    make_listing("group", summary="ゆっくり話します")
    if form == "ndjson":
        assert objects(ask, "q=話します&fields=matched") == pages(ask, "q=話します&fields=matched")
    else:
        assert len(table(ask, "q=話します")) == 1
        schemas.is_problem(ask("/api/v1/listings/?q=話します&fields=matched&format=csv"), 400, "fields")


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_result_is_a_whole_file(ask: Ask, form: str) -> None:
    text = content(ask(f"/api/v1/listings/?format={form}"))
    assert text.count("\r\n") == 1 if form == "csv" else text == ""


@pytest.mark.parametrize("consent", ["consent_open_data", "consent_site"])
def test_without_consent_nothing_leaves(ask: Ask, consent: str) -> None:
    listing = make_listing("group", **{consent: False})
    for form in ("json", "geojson"):
        assert str(listing.pk) not in ask(f"/api/v1/listings/?format={form}").content.decode()
    for form in FORMATS:
        assert str(listing.pk) not in content(ask(f"/api/v1/listings/?format={form}"))


@pytest.mark.parametrize("form", FORMATS)
def test_a_hidden_place_stays_hidden(ask: Ask, form: str) -> None:
    make_listing(points=[(35.5111, 133.1111)], visibility="area")
    text = content(ask(f"/api/v1/listings/?format={form}"))
    assert "35.5111" not in text
    assert "松江" not in text


def test_a_batch_takes_as_many_statements_whatever_its_size(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        make_listing(KINDS[number % len(KINDS)])
    counts = []
    for size in (8, 24):
        monkeypatch.setattr(whole, "BATCH", size)
        with CaptureQueriesContext(connection) as queries:
            assert len(objects(ask, "")) == 24
        counts.append(len(queries))
    assert counts[0] == 3 * counts[1]


class TestFailure:
    """What is told when something goes wrong, before and after the first byte."""

    @pytest.mark.parametrize("form", FORMATS)
    def test_before_the_first_byte_it_is_a_problem(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
    ) -> None:
        def fails(*_args: Any, **_kwargs: Any) -> Any:
            raise OperationalError("away")

        monkeypatch.setattr("directory.search.results.load", fails)
        make_listing()
        response = ask(f"/api/v1/listings/?format={form}")
        schemas.is_problem(response, 503)
        assert response["Retry-After"]

    @pytest.mark.parametrize("form", FORMATS)
    def test_later_the_file_cannot_be_taken_for_a_whole_one(
        self, ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
    ) -> None:
        real = whole.whole_result

        def breaks_off(*args: Any) -> Iterator[Any]:
            yield from real(*args)
            raise OperationalError("away")

        monkeypatch.setattr("api.rest.listings.whole_result", breaks_off)
        make_listing()
        response = ask(f"/api/v1/listings/?format={form}")
        parts = []
        with pytest.raises(OperationalError):
            parts.extend(response.streaming_content)
        text = b"".join(parts).decode()
        if form == "csv":
            with pytest.raises(csv.Error):
                list(csv.reader(io.StringIO(text, newline=""), strict=True))
        else:
            first, last = text.splitlines()
            assert json.loads(first)["id"]
            with pytest.raises(json.JSONDecodeError):
                json.loads(last)
            assert json.loads(last[1:])["status"] == 500

    def test_only_so_many_at_a_time(self, ask: Ask, settings: Any) -> None:
        settings.EXPORTS_AT_ONCE = 1
        make_listing()
        path = "/api/v1/listings/?format=csv"
        running = exports.Export(iter([[], []]), exports.WRITERS["csv"](["id"], []), path="/", lang="ja")
        refused = ask(path)
        schemas.is_problem(refused, 503)
        assert refused["Retry-After"]
        assert ask("/api/v1/listings/").status_code == 200
        running.close()  # its reader went away
        assert content(ask(path))
        assert ask(path, method="head").status_code == 200
        assert content(ask(path))


def test_a_listing_that_was_withdrawn_meanwhile_is_left_out(
    ask: Ask, listings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "BATCH", 5)
    response = ask("/api/v1/listings/?format=ndjson&fields=id")
    parts = iter(response.streaming_content)
    first = next(parts).decode().splitlines()
    gone = Listing.objects.exclude(pk__in=[json.loads(line)["id"] for line in first]).first()
    assert gone is not None
    Listing.objects.filter(pk=gone.pk).update(status="withdrawn")
    rest = b"".join(parts).decode()
    assert str(gone.pk) not in rest
    assert rest
