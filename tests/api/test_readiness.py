"""`readiness/instruments/` and `readiness/assessments/`."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from directory.models import Organization
from jobs.models import Assessment, CoSignature
from jobs.readiness.instruments import current
from tests.api import schemas
from tests.api.conftest import Ask
from tests.api.schemas import (
    BOOLEAN,
    MANY,
    MOMENT,
    OPTIONAL_DATE,
    OPTIONAL_TEXT,
    STRING,
    TEXT,
    URL,
    closed,
    nullable,
)
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

CODE = {"type": "string", "pattern": "^[A-Z][0-9]+$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
INSTRUMENT = closed(
    {
        "version": STRING,
        "published_on": DAY,
        "url": URL,
        "domains": {"type": "array", "items": closed({"id": STRING, "key": STRING, "label": TEXT})},
        "answers": {"type": "array", "items": closed({"key": STRING, "label": TEXT})},
        "items": {
            "type": "array",
            "items": closed(
                {
                    "id": CODE,
                    "domain": STRING,
                    "core": BOOLEAN,
                    "text": TEXT,
                    "evidence": TEXT,
                    "source": TEXT,
                }
            ),
        },
    }
)
NAMED = closed({"id": STRING, "name": TEXT, "url": URL})
ITEM = closed(
    {
        "id": CODE,
        "domain": STRING,
        "core": BOOLEAN,
        "text": TEXT,
        "answer": {"enum": ["yes", "in_progress", "not_yet", "na", None]},
        "answer_label": TEXT,
        "evidence": OPTIONAL_TEXT,
        "evidence_lang": {"enum": ["ja", "en", "easy", None]},
        "would_help": OPTIONAL_TEXT,
        "reason": OPTIONAL_TEXT,
        "answered_on": OPTIONAL_DATE,
        "signed_by": MANY,
    }
)
# Closed: no score, sum, percentage or rank can be added without failing here.
ASSESSMENT = closed(
    {
        "id": STRING,
        "url": URL,
        "workplace": NAMED,
        "organization": NAMED,
        "instrument": STRING,
        "number": {"type": "integer", "minimum": 1},
        "language": {"enum": ["ja", "en", "easy"]},
        "answered_on": DAY,
        "answered_by": {"type": "array", "items": {"enum": ["management", "staff", "peer"]}, "minItems": 1},
        "peers_now": {"enum": ["none", "yes", "two_plus", None]},
        "published_at": MOMENT,
        "expires_at": MOMENT,
        "expired": BOOLEAN,
        "key_person_left_on": OPTIONAL_DATE,
        "reflection": nullable(closed({"aim": OPTIONAL_TEXT, "when": OPTIONAL_TEXT})),
        "items": {"type": "array", "items": ITEM},
        "disclaimer": TEXT,
        "sample": BOOLEAN,
    }
)
ROOT = "/api/v1/readiness"


@pytest.mark.parametrize("lang", ["ja", "en", "easy"])
def test_instruments_come_newest_first_with_flat_items(ask: Ask, lang: str) -> None:
    answer = ask(f"{ROOT}/instruments/?lang={lang}").json()
    schemas.conforms(answer, schemas.listed(INSTRUMENT))
    assert answer["results"][0]["version"] == current().version
    assert [item["id"] for item in answer["results"][0]["items"]] == [item.id for item in current().items]
    one = ask(f"{ROOT}/instruments/{current().version}/?lang={lang}").json()
    assert one == answer["results"][0]


def test_an_unknown_instrument_is_404_and_an_unknown_parameter_400(ask: Ask) -> None:
    assert ask(f"{ROOT}/instruments/draft-1900-01-01/").status_code == 404
    assert ask(f"{ROOT}/instruments/?version=1").status_code == 400


def test_a_version_as_it_was_published(ask: Ask) -> None:
    workplace = make_workplace()
    version = make_version(
        workplace,
        {
            "A1": {"evidence_en": "We agreed on this in our monthly meeting."},
            "A2": {"answer": "not_yet", "evidence": "", "would_help": "研修"},
            "G1": {"answer": "na", "evidence": "", "reason": "1人の職場です"},
        },
        reflection_aim="急がない職場",
        reflection_public=True,
    )
    CoSignature.objects.create(
        workplace=workplace, assessment=version, token_hash="a", nickname="そら", items=["A1"],
        signed_at=timezone.now(), expires_at=timezone.now(),
    )  # fmt: skip
    answer = ask(f"{ROOT}/assessments/{version.pk}/?lang=en").json()
    schemas.conforms(answer, ASSESSMENT)
    items = {item["id"]: item for item in answer["items"]}
    assert len(items) == len(current().items)
    assert (items["A1"]["evidence"], items["A1"]["evidence_lang"]) == (
        "We agreed on this in our monthly meeting.", "en"
    )  # fmt: skip
    assert items["A1"]["signed_by"] == ["そら"]
    assert (items["A2"]["answer"], items["A2"]["would_help"]) == ("not_yet", "研修")
    assert (items["G1"]["answer"], items["G1"]["reason"]) == ("na", "1人の職場です")
    assert (items["A3"]["answer"], items["A3"]["answered_on"]) == (None, None)
    assert answer["reflection"] == {"aim": "急がない職場", "when": None}


def test_samples_say_so(ask: Ask) -> None:
    version = make_version(make_workplace(), {"A1": {}}, sample=True)
    assert ask(f"{ROOT}/assessments/{version.pk}/").json()["sample"] is True


def test_what_is_not_public_is_not_there(ask: Ask) -> None:
    hidden = make_version(make_workplace(), {"A1": {}})
    Organization.objects.update(verified_at=None)
    shown = make_version(make_workplace(), {"A1": {}})
    assert [each["id"] for each in ask(f"{ROOT}/assessments/").json()["results"]] == [str(shown.pk)]
    assert ask(f"{ROOT}/assessments/{hidden.pk}/").status_code == 404
    assert ask(f"{ROOT}/assessments/{uuid4()}/").status_code == 404


def test_by_workplace_and_by_organisation(ask: Ask) -> None:
    first = make_workplace()
    second, other = make_workplace(first.organization), make_workplace()
    versions = {each: make_version(each, {"A1": {}}) for each in (first, second, other)}

    def found(query: str) -> set[str]:
        return {each["id"] for each in ask(f"{ROOT}/assessments/?{query}").json()["results"]}

    assert found(f"workplace={first.pk}") == {str(versions[first].pk)}
    assert found(f"organization={first.organization_id}") == {
        str(versions[first].pk),
        str(versions[second].pk),
    }
    assert found(f"organization={other.organization_id}&workplace={first.pk}") == set()
    assert found(f"workplace={uuid4()}") == set()


def test_pages_hold_every_version_once_in_both_directions(ask: Ask) -> None:
    workplace, now = make_workplace(), timezone.now()
    for number in range(7):  # several at one moment
        make_version(workplace, {"A1": {}}, published_at=now - timedelta(minutes=number // 3))
    expected = [
        str(pk) for pk in Assessment.objects.order_by("-published_at", "pk").values_list("pk", flat=True)
    ]
    pages: list[dict[str, Any]] = []
    address = f"{ROOT}/assessments/?workplace={workplace.pk}&limit=2"
    while address:
        pages.append(ask(address).json())
        address = pages[-1]["next"]
    schemas.conforms(pages[0], schemas.listed(ASSESSMENT))
    assert [each["id"] for page in pages for each in page["results"]] == expected
    assert pages[0]["previous"] is None
    assert ask(pages[-1]["previous"]).json()["results"] == pages[-2]["results"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("workplace=x", "workplace"),
        ("organization=1", "organization"),
        ("workplace=%00", "workplace"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("cursor=abc", "cursor"),
        ("answer=yes", "answer"),
        ("sort=answers", "sort"),
        ("include=count", "include"),
    ],
)
def test_what_cannot_be_understood_names_its_parameter(ask: Ask, query: str, parameter: str) -> None:
    response = ask(f"{ROOT}/assessments/?{query}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


def test_evidence_is_plain_text(ask: Ask) -> None:
    evil = "<script>alert(1)</script>" + EVIDENCE
    version = make_version(make_workplace(), {"A1": {"evidence": evil}})
    response = ask(f"{ROOT}/assessments/{version.pk}/")
    assert response["Content-Type"] == "application/json"
    assert response.json()["items"][0]["evidence"] == evil
