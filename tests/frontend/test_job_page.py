"""Nothing of a job lacks a word or a place: on its page, in the API, in its JSON-LD."""

import datetime
import json
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import models
from django.test import Client
from django.utils.translation import override

from api.formats.jsonld.job_posting import _EMPLOYMENT_TYPES
from directory.models import Listing, ListingPlace, Status, Workplace
from directory.texts import without_ruby
from directory.vocabulary import LANGS, Lang, keys, label
from frontend.public.jobs import sections
from frontend.public.jobs.said import Section, Teller
from jobs.form.fields import FIELDS
from jobs.models import Job
from tests.factories import PlaceFactory, make_listing
from tests.frontend.conftest import Soup

_TAGS = {"ja": "ja", "en": "en", "easy": "ja-simple"}
_PREFIX = {"ja": "", "en": "/en", "easy": "/easy"}
_ONE = ("employment_type", "role_is", "how_fixed", "smoking_measure", "kasan_status", "handbook")
_MANY = (
    "tasks", "work_setting", "work_conditions", "disclosure_option", "training_requirement", "insurance",
    "team_profession",
)  # fmt: skip
# Shown as the checklist's items; as what it is called; worked out; in words of their own.
_OTHERWISE = {"readiness", "workplace_id", "listing_id", "is_employment", "minimum_wage_exception"}


def _sections(job: Job, lang: Lang) -> list[Section]:
    tell = Teller(Listing(kind="job"), job, lang)
    parts = (sections.work, sections.time, sections.support, sections.asked, sections.contract)
    return [*(part(tell) for part in parts), sections.people(tell, "")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("enum", [*_ONE, *_MANY])
def test_every_key_has_a_label_and_a_place(enum: str, lang: Lang) -> None:
    # Where the smoking measure stands needs a region: it is held by the whole page below.
    with override(_TAGS[lang]):
        for key in keys(enum) if enum != "smoking_measure" else []:
            job = Job(employment_type="part_time", pay_unit="hourly", is_employment=True)
            setattr(job, enum, [key] if enum in _MANY else key)
            said = [
                value.text for each in _sections(job, lang) for line in each.lines for value in line.values
            ]
            assert label(enum, key, lang) in said, key


def test_no_field_of_the_form_is_called_what_another_is_called_on_the_page() -> None:
    """Who writes below "what you would do" finds it there again."""
    filled = _filled()
    said = {value: name for name, value in filled.items() if isinstance(value, str)}
    said |= {label(enum, key, "ja"): enum for enum in _MANY for key in filled[enum]}
    with override("ja"):
        names = {str(field.label): name for name, field in FIELDS.items() if not field.language}
        told = [
            (str(line.label), said[value.text])
            for section in _sections(Job(**filled), "ja")
            for line in section.lines
            for value in line.values
            if value.text in said
        ]
    assert ("すること", "tasks") in told
    assert ("仕事の中身", "duties") in told
    assert [each for each in told if names.get(each[0], each[1]) != each[1]] == []


def test_every_engagement_has_a_type_that_google_knows() -> None:
    known = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
    assert set(_EMPLOYMENT_TYPES) == set(keys("employment_type"))
    assert {each for found in _EMPLOYMENT_TYPES.values() for each in found} <= known


def _filled() -> dict[str, Any]:
    """A value for every column, each unlike all others."""
    answer: dict[str, Any] = {}
    for number, field in enumerate(Job._meta.concrete_fields, 11):
        if field.is_relation or field.attname in (*_ONE, *_MANY, *_OTHERWISE, "pay_unit"):
            continue
        if isinstance(field, models.CharField):
            answer[field.attname] = f"くわしく{number}番"
        elif isinstance(field, models.DecimalField):
            answer[field.attname] = Decimal(number % 8 + 1) + Decimal("0.5")
        elif isinstance(field, models.BooleanField):
            answer[field.attname] = True
        elif isinstance(field, models.DateField):
            answer[field.attname] = datetime.date(2031, 3, number % 28 + 1)
        else:
            answer[field.attname] = number
    answer |= {name: keys(name)[-1] for name in _ONE} | {name: keys(name)[-2:] for name in _MANY}
    answer |= {"employment_type": "part_time", "role_is": "staff", "pay_unit": "hourly"}
    answer |= {"pay_min": 1234, "pay_max": 2345, "minimum_wage_exception": "reduction"}
    return answer | {"days_week_min": Decimal("2.5"), "days_week_max": Decimal("4.5")}


@pytest.mark.django_db
@pytest.mark.parametrize("lang", LANGS)
def test_every_column_is_on_the_page_and_in_the_api(client: Client, lang: Lang) -> None:
    filled = _filled()
    listing = make_listing("job", detail=filled)
    html = client.get(f"{_PREFIX[lang]}/jobs/{listing.pk}/").content.decode()
    text = _text(BeautifulSoup(html, "html.parser"))
    answer = client.get(f"/api/v1/jobs/{listing.pk}/?lang={lang}").json()
    for name, value in filled.items():
        base = name.removesuffix("_en").removesuffix("_easy")
        if name != base and not name.endswith(f"_{lang}"):
            continue
        own = f"{base}_{lang}"
        if name == base and filled.get(own, value) != value:
            continue  # the page has its translation
        if isinstance(value, str) and value.startswith("くわしく"):
            assert value in text, name
            assert value in answer.values(), name
    for enum in (*_ONE, *_MANY):
        for key in [filled[enum]] if enum in _ONE else filled[enum]:
            assert without_ruby(label(enum, key, lang)) in text, (enum, key)
        assert answer[enum] == filled[enum]
    for number in ("1,234", "2,345", "2.5–4.5"):
        assert number in text
    assert (answer["pay_min"], answer["pay_max"], answer["workplace"]) == (1234, 2345, None)


@pytest.mark.django_db
@pytest.mark.parametrize("lang", LANGS)
def test_the_posting_says_only_what_the_page_says(client: Client, lang: Lang) -> None:
    listing = make_listing("job", detail=_filled(), visibility="municipality")
    page = BeautifulSoup(client.get(f"{_PREFIX[lang]}/jobs/{listing.pk}/").content, "html.parser")
    posting = _posting(page)
    assert posting["description"].startswith("見本")
    assert posting["validThrough"].endswith("+09:00")
    assert posting["directApply"] is False
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "HOUR", "minValue": 1234, "maxValue": 2345,
    }  # fmt: skip
    assert set(posting["jobLocation"]["address"]) == {
        "@type", "addressCountry", "addressRegion", "addressLocality",
    }  # fmt: skip
    text = re.sub(r"\s+", "", _text(page))
    for part in re.findall(r"<p>(.*?)</p>", posting["description"]):
        for piece in re.split(r": |, |[：、]", unescape(part)):
            assert re.sub(r"\s+", "", piece) in text, piece
    for said in (posting["title"], *posting["hiringOrganization"].values()):
        assert re.sub(r"\s+", "", said) in text or said == "Organization" or said.startswith("http")


@pytest.mark.django_db
@pytest.mark.parametrize(("visibility", "asks"), [("exact", False), ("municipality", True)])
def test_a_place_is_told_after_contact_only_where_it_is_not_on_the_page(
    soup: Soup, visibility: str, asks: bool
) -> None:
    listing = make_listing("job", points=[])
    # The address is known; the map knows no more than the municipality.
    place = PlaceFactory.create(
        organization=listing.organization, point_precision="municipality", visibility=visibility,
        address="島根県松江市見本町1-1",
    )  # fmt: skip
    workplace = Workplace.objects.create(
        organization=listing.organization, place=place, name="見本のデイケア"
    )
    Job.objects.filter(pk=listing.pk).update(workplace=workplace)
    ListingPlace.objects.create(listing=listing, place=place, ordinal=0)
    text = _text(soup(f"/jobs/{listing.pk}/"))
    assert ("くわしい場所は、連絡したあとに分かります" in text) is asks
    assert ("見本町1-1" in text) is not asks


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("detail", "outside"),
    [({}, False), ({"employment_type": "volunteer", "is_employment": False, "pay_unit": "none"}, True)],
)
def test_what_is_no_employment_has_no_unknown_minimum_wage(
    soup: Soup, detail: dict[str, Any], outside: bool
) -> None:
    page = soup(f"/jobs/{make_listing('job', aside=outside, detail=detail).pk}/")
    (line,) = [each.parent for each in page.select("dt") if each.get_text().endswith("の最低賃金")]
    assert line is not None
    assert ("雇用ではないので" in line.get_text()) is outside
    assert ("分かりません" in line.get_text()) is not outside


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("2031-02-01T00:00:00+09:00", "2031年1月31日（金）まで"),
        ("2031-02-01T00:01:00+09:00", "2月1日（土）まで"),
    ],
)
def test_what_ends_at_midnight_is_there_until_the_day_before(soup: Soup, ends: str, said: str) -> None:
    listing = make_listing("job", expires_at=datetime.datetime.fromisoformat(ends))
    assert said in _text(soup(f"/jobs/{listing.pk}/"))


@pytest.mark.django_db
def test_only_an_open_job_is_posted(soup: Soup) -> None:
    closed = make_listing("job", status=Status.CLOSED)
    used = make_listing("job", aside=True, detail={"employment_type": "type_a", "role_is": "service_user"})
    for listing in (closed, used):
        assert soup(f"/jobs/{listing.pk}/").select("script[type='application/ld+json']") == []
    for status, answered in ((Status.WITHDRAWN, 410), (Status.PENDING, 404), (Status.DRAFT, 404)):
        assert soup(f"/jobs/{make_listing('job', status=status).pk}/", status=answered)


@pytest.mark.django_db
def test_nothing_an_owner_writes_ends_the_data_block(soup: Soup) -> None:
    listing = make_listing("job", title="</script><script>alert(1)</script>")
    page = soup(f"/jobs/{listing.pk}/")
    assert _posting(page)["title"] == listing.title
    assert [each for each in page.select("script") if each.get_text() == "alert(1)"] == []


def _posting(page: BeautifulSoup) -> dict[str, Any]:
    (block,) = page.select("script[type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.get_text())
    return found


def _text(page: BeautifulSoup) -> str:
    """What a reader reads, without readings and without data blocks."""
    for each in page.select("rt, rp"):
        each.decompose()
    blocks = page.select("script")
    words = page.get_text("", strip=False)
    for block in blocks:
        words = words.replace(block.get_text(), "")
    return words.replace("\u2060", "")
