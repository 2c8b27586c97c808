"""The public contract as JSON schemas. Closed: a field that nobody promised fails a test."""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

STRING = {"type": "string"}
TEXT = {"type": "string", "minLength": 1, "not": {"pattern": r"[{}|]"}}  # no ruby notation
BOOLEAN = {"type": "boolean"}
COUNT = {"type": ["integer", "null"], "minimum": 0}
MANY = {"type": "array", "items": STRING}
URL = {"type": "string", "pattern": "^http://testserver/"}
OPTIONAL_TEXT = {"type": ["string", "null"]}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$"}
OPTIONAL_DATE = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"}
OPTIONAL_BOOLEAN = {"type": ["boolean", "null"]}
HOURS = {"type": ["number", "null"]}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "null"}]}


DEGREES = {
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lng": {"type": "number", "minimum": -180, "maximum": 180},
}
PRECISION = {"enum": ["address", "town", "municipality", "city", "prefecture"]}
POINT = closed({**DEGREES, "precision": PRECISION})
BARE_POINT = closed(DEGREES)
NAMES = {"code": STRING, "name_ja": TEXT, "name_kana": TEXT, "name_en": TEXT}
IN_PREFECTURE = closed({**NAMES, "code": {"type": "string", "pattern": "^[0-9]{2}$"}})
IN_MUNICIPALITY = closed({**NAMES, "code": {"type": "string", "pattern": "^[0-9]{5}$"}})

MATCH = closed(
    {
        "word": TEXT,
        "where": {"enum": ["title", "summary", "organization", "label", "place", "synonym"]},
        "text": TEXT,
    }
)

_JOB_STRINGS = ("employment_type", "role_is", "pay_unit")
_JOB_BOOLEANS = ("is_employment",)
_JOB_YES_OR_NO = ("fixed_term", "driving_required", "supervision_paid", "minimum_wage_current")
_JOB_LISTS = (
    "work_setting", "tasks", "disclosure_option", "training_requirement", "work_conditions", "readiness",
    "insurance", "team_profession",
)  # fmt: skip
_JOB_COUNTS = (
    "pay_min", "pay_max", "openings", "assignments_month_min", "assignments_month_max", "contract_months",
    "hourly_min", "hourly_max", "monthly_estimate_min", "monthly_estimate_max", "minimum_wage",
)  # fmt: skip
_JOB_HOURS = (
    "hours_week_min", "hours_week_max", "hours_day", "days_week_min", "days_week_max", "guaranteed_hours",
    "session_hours",
)  # fmt: skip
_JOB_DATES = ("apply_until", "starts_on", "minimum_wage_from")
_JOB_TEXTS = (
    "recruiter_name", "duties", "not_tasks", "how_fixed", "role_shaped_by", "role_reviewed", "contact_length",
    "dual_role", "duties_change_scope", "people_rewarding_text", "working_hours", "breaks", "overtime",
    "holidays", "registrar", "pay_note", "fixed_overtime", "allowances", "travel_expenses", "bonus", "raise",
    "pay_day", "cancellation_pay", "minimum_wage_exception", "contract_term", "renewal_standard",
    "renewal_cap", "trial_period", "workplace_change_scope", "commute", "travel_winter", "travel_islands",
    "smoking_measure", "smoking_note", "supervision_by", "supervision_how_often", "accommodations",
    "training_paid", "kasan_status", "trial_visit", "handbook", "apply_steps", "documents", "asked",
    "never_asked", "start_note", "peers_now", "employer_checklist_id",
)  # fmt: skip

KIND_FIELDS: dict[str, dict[str, Any]] = {
    "job": {
        **dict.fromkeys(_JOB_STRINGS, STRING),
        **dict.fromkeys(_JOB_BOOLEANS, BOOLEAN),
        **dict.fromkeys(_JOB_YES_OR_NO, OPTIONAL_BOOLEAN),
        **dict.fromkeys(_JOB_LISTS, MANY),
        **dict.fromkeys(_JOB_COUNTS, COUNT),
        **dict.fromkeys(_JOB_HOURS, HOURS),
        **dict.fromkeys(_JOB_DATES, OPTIONAL_DATE),
        **dict.fromkeys(_JOB_TEXTS, OPTIONAL_TEXT),
        "workplace": nullable(closed({"id": STRING, "name": TEXT, "url": URL})),
    },
    "group": {
        "group_kind": STRING,
        "attendance": MANY,
        "meeting_format": MANY,
        "group_style": MANY,
        "group_run_by": OPTIONAL_TEXT,
        "schedule_text": OPTIONAL_TEXT,
        "weekday": MANY,
        "cost_yen": COUNT,
        "paused": BOOLEAN,
    },
    "training": {
        "training_kind": STRING,
        "training_open_to": MANY,
        "meeting_format": MANY,
        "fee_yen": COUNT,
        "text_fee_yen": COUNT,
        "days": COUNT,
        "seats": COUNT,
        "selection": OPTIONAL_TEXT,
        "apply_from": OPTIONAL_DATE,
        "apply_until": OPTIONAL_DATE,
        "application_open": BOOLEAN,
        "starts_on": OPTIONAL_DATE,
        "ends_on": OPTIONAL_DATE,
    },
    "consultation": {
        "consultation_kind": STRING,
        "for_whom": MANY,
        "hours_text": OPTIONAL_TEXT,
        "cost_yen": COUNT,
    },
}


def result(kind: str) -> dict[str, Any]:
    """A result of that kind."""
    return closed(
        {
            "id": {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
            "kind": {"const": kind},
            "status": {"enum": ["published", "needs_check", "paused", "closed"]},
            "title": TEXT,
            "title_lang": {"enum": ["ja", "en", "easy"]},
            "summary": STRING,
            "url": URL,
            "organization": closed({"id": STRING, "name": TEXT, "url": URL}),
            "prefecture": IN_PREFECTURE,
            "municipality": nullable(IN_MUNICIPALITY),
            "point": nullable(POINT),
            "online": BOOLEAN,
            "sample": BOOLEAN,
            "provenance": {"enum": ["self", "operator_checked", "public_source", "sample"]},
            "published_at": MOMENT,
            "confirmed_at": nullable(MOMENT),
            "expires_at": nullable(MOMENT),
            **KIND_FIELDS[kind],
        },
        {
            "points": {"type": "array", "items": POINT, "minItems": 2},
            "distance_m": {"type": ["number", "null"], "minimum": 0},
            "matched": {"type": "array", "items": MATCH, "minItems": 1},
        },
    )


ANY_RESULT = {"oneOf": [result(kind) for kind in KIND_FIELDS]}
_PLACES = {"point", "points"}


def feature(kind: str) -> dict[str, Any]:
    """A result of that kind as a GeoJSON Feature: the places are its geometry, all else its properties."""
    whole = result(kind)
    properties = {name: each for name, each in whole["properties"].items() if name not in _PLACES}
    return closed(
        {
            "type": {"const": "Feature"},
            "id": whole["properties"]["id"],
            "geometry": nullable({"type": "object"}),
            "properties": {
                "type": "object",
                "properties": {
                    **properties,
                    "precision": nullable(PRECISION),
                    "precisions": {"type": "array", "items": PRECISION, "minItems": 2},
                },
                "additionalProperties": False,
            },
        }
    )


ANY_FEATURE = {"anyOf": [feature(kind) for kind in KIND_FIELDS]}
PLACE = closed(
    {
        "label": TEXT,
        "type": {"enum": ["postal_code", "prefecture", "municipality", "town", "address"]},
        "point": BARE_POINT,
        "precision": PRECISION,
        "source": TEXT,
        "prefecture": STRING,
        "municipality": OPTIONAL_TEXT,
    }
)
NEAR = closed(
    {
        "label": TEXT,
        "point": BARE_POINT,
        "precision": PRECISION,
        "source": TEXT,
        "candidates": {"type": "array", "items": PLACE},
        "unresolved": {"type": "string"},
        "notices": {"type": "array", "items": {"type": "string"}},
    }
)


LINKS = {"next": nullable(URL), "previous": nullable(URL), "near": nullable(NEAR)}


def listed(item: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A list of such items."""
    return closed({"results": {"type": "array", "items": item}, **LINKS}, more)


def on_request(item: dict[str, Any]) -> dict[str, Any]:
    """What a list of such items has beside it when it is asked for, or when it is empty."""
    few = {"type": "array", "items": item, "maxItems": 5}
    return {
        "count": {"type": "integer", "minimum": 0, "maximum": 1_000},
        "count_capped": BOOLEAN,
        "facets_capped": BOOLEAN,
        "facets": closed(
            {"kind": numbers("^(job|group|training|consultation)$"), "prefecture": numbers("^[0-9]{2}$")}
        ),
        "proposals": {"type": "array", "items": closed({"reason": REASON, "label": TEXT, "query": STRING})},
        "nearest": {
            "type": "object",
            "additionalProperties": few,
            "propertyNames": {"enum": [*KIND_FIELDS]},
        },
        "online": few,
    }


REASON = {"enum": ["place", "fewer_words", "shorter_word", "spelling"]}


def numbers(names: str) -> dict[str, Any]:
    """How many of each."""
    return {
        "type": "object",
        "propertyNames": {"pattern": names},
        "additionalProperties": {"type": "integer", "minimum": 1},
    }


LISTINGS = listed(ANY_RESULT, **on_request(ANY_RESULT))
FEATURES = closed(
    {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": ANY_FEATURE},
        **LINKS,
    },
    on_request(ANY_FEATURE),
)
PLACES = listed(
    PLACE, suggestions={"type": "array", "items": PLACE}, notices=MANY, unresolved={"type": "string"}
)
PREFECTURE = closed(
    {
        **IN_PREFECTURE["properties"],
        "iso_3166_2": {"type": "string", "pattern": "^JP-[0-9]{2}$"},
        "local_gov_code": {"type": "string", "pattern": "^[0-9]{6}$"},
        "region": closed({"key": TEXT, "name_ja": TEXT, "name_kana": TEXT, "name_en": TEXT}),
        "capital": {"type": "string", "pattern": "^[0-9]{5}$"},
        "population_2020": {"type": "integer", "minimum": 500_000},
        "point": POINT,
        "url": URL,
    }
)
MUNICIPALITY = closed(
    {
        **IN_MUNICIPALITY["properties"],
        "local_gov_code": {"type": "string", "pattern": "^[0-9]{6}$"},
        "full_name_ja": TEXT,
        "county": nullable(closed({"name_ja": TEXT, "name_kana": TEXT, "name_en": TEXT})),
        "type": {"enum": ["city", "designated_city", "ward", "special_ward", "town", "village"]},
        "parent": nullable({"type": "string", "pattern": "^[0-9]{5}$"}),
        "prefecture": IN_PREFECTURE,
        "population": COUNT,
        "outside_centres": BOOLEAN,
        "point": POINT,
        "point_source": TEXT,
        "url": URL,
    }
)
PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"const": "about:blank"},
        "title": TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": STRING, "pointer": STRING, "detail": TEXT},
                "required": ["detail"],
                "oneOf": [{"required": ["parameter"]}, {"required": ["pointer"]}],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "errors"],
}


def conforms(answer: Any, schema: dict[str, Any]) -> None:
    """Fails with every place where an answer is not as promised."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    wrong = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(answer)]
    assert not wrong, "\n".join(wrong)


def is_problem(response: Any, status: int, *parameters: str) -> dict[str, Any]:
    """A problem detail with that status which names these parameters and no others. Returns it."""
    assert response.status_code == status, response.content[:500]
    assert response["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    conforms(problem, PROBLEM)
    assert problem["status"] == status
    assert {error["parameter"] for error in problem["errors"] if "parameter" in error} == set(parameters)
    assert "Traceback" not in response.content.decode()
    return problem
