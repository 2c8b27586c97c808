"""Every column of a job has one field, and what is typed comes back from its column as it was meant."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from directory.vocabulary import keys
from jobs.form.field import TEXTS, Field, Kind
from jobs.form.fields import FIELDS, STEPS
from jobs.form.reader import said, typed_from
from jobs.form.reading import Typed, Wrong, read, write
from jobs.models import Job
from tests.factories import make_listing

ON = date(2026, 11, 24)
# What follows from other columns or from what the form is about.
_NOT_ASKED = {"listing", "workplace", "is_employment", "readiness"}


def test_every_column_of_a_job_is_declared_once() -> None:
    columns = {column.name for column in Job._meta.concrete_fields} - _NOT_ASKED
    assert {name for name, field in FIELDS.items() if field.table == "job"} == columns
    assert sum(len(step.fields) for step in STEPS) == len(FIELDS)
    for field in FIELDS.values():
        assert field.column is not None
        assert (field.longest > 0) == (field.kind in TEXTS)


@pytest.mark.parametrize("lang", ["ja", "en", "ja-simple"])
def test_every_field_has_a_name_in_every_language(lang: str) -> None:
    with override(lang):
        assert all(str(field.label) for field in FIELDS.values())
        if lang == "en":
            assert not [name for name, field in FIELDS.items() if not str(field.label).isascii()]


def typed_and_meant(field: Field) -> list[tuple[Typed, Any]]:
    """What somebody may type into a field, and what its column then holds."""
    match field.kind:
        case Kind.TERMS:
            known = keys(field.enum)
            return [([], []), (known[::-1], known), ([known[-1]], [known[-1]])]
        case Kind.TERM:
            known = keys(field.enum) if field.enum else [key for key, _label in field.options]
            return [("", ""), *((key, key) for key in known)]
        case Kind.YES_NO:
            return [("", None), ("yes", True), ("no", False)]
        case Kind.YEN:
            return [("", None), ("1100", 1100), ("１，１００円", 1100), (" 100,000,000 ", 100_000_000)]
        case Kind.COUNT:
            return [("", None), ("3", 3), ("１２", 12)]
        case Kind.HOURS:
            return [("", None), ("6", Decimal(6)), ("０.5", Decimal("0.5"))]
        case Kind.DATE:
            day = date(2027, 4, 1)
            return [("", None), ("2027-04-01", day), ("２０２７/4/1", day), ("2027年4月1日", day)]
        case Kind.EMAIL:
            return [("", ""), ("peer@example.com", "peer@example.com")]
        case Kind.PHONE:
            return [("", ""), ("０８５２ー２２ー１１１１", "0852-22-1111")]
        case Kind.URL:
            return [("", ""), ("https://example.com/a", "https://example.com/a")]
        case Kind.LINE:
            return [("", ""), ("  一行\r\n二行 ", "一行 二行"), ("あ" * field.longest, "あ" * field.longest)]
    return [("", ""), ("一行\r\n二行", "一行\n二行")]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_what_is_typed_comes_back_from_its_column(field: Field) -> None:
    for typed, meant in typed_and_meant(field):
        value = read(field, typed)
        assert value == meant
        assert read(field, write(field, value)) == value
        if value not in ("", None, []):
            field.column.clean(value, None)  # the column takes it


@pytest.mark.django_db
def test_a_job_comes_back_from_what_somebody_would_type() -> None:
    full = {
        name: typed_and_meant(field)[-1][1]
        for name, field in FIELDS.items()
        if name not in ("pay_max", "hours_week_max") and field.language == ""
    }
    full |= {"apply_until": date(2027, 3, 1), "minimum_wage_exception": "reduction"}
    detail = {name: value for name, value in full.items() if FIELDS[name].table == "job"}
    texts = {name: value for name, value in full.items() if FIELDS[name].table == "listing"}
    listing = make_listing("job", detail=detail, **texts)
    read_again = said(typed_from(Job.objects.get(pk=listing.pk)), ON)
    assert read_again.wrong == {}
    assert {name: read_again.values[name] for name in full} == full


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("pay_min", "0"), ("pay_min", "-1"), ("pay_min", "1e12"), ("pay_min", "1000000000000"),
        ("pay_min", "千円"), ("pay_min", "1,10"), ("pay_min", "1100.5"), ("pay_min", "9" * 100_000),
        ("hours_week_min", "0"), ("hours_week_min", "169"), ("hours_week_max", "168.1"),
        ("hours_week_min", "7.25"), ("hours_week_min", "NaN"), ("hours_day", "24.1"),
        ("days_week_min", "8"), ("openings", "0"), ("contract_months", "-3"),
        ("apply_until", "2027-02-30"), ("apply_until", "明日"), ("apply_until", "20270401"),
        ("employment_type", "king"), ("fixed_term", "maybe"), ("minimum_wage_exception", "x"),
        ("contact_email", "peer@"), ("contact_phone", "電話"), ("contact_url", "javascript:alert(1)"),
        ("title", "あ" * 121), ("duties", "x" * 100_000), ("title", ["a", "b"]), ("work_setting", ["moon"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_beside_its_field(name: str, typed: Typed) -> None:
    with pytest.raises(Wrong) as wrong:
        read(FIELDS[name], typed)
    assert str(wrong.value).endswith(("。", "1100"))
    found = said({name: typed}, ON)
    assert name in found.wrong
    assert found.values[name] in ("", None, [])


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"pay_min": "1200", "pay_max": "1100"}, {"pay_max"}),
        ({"pay_max": "1100"}, {"pay_min"}),
        ({"hours_week_min": "20", "hours_week_max": "8"}, {"hours_week_max"}),
        ({"days_week_min": "5", "days_week_max": "2"}, {"days_week_max"}),
        ({"apply_until": "2026-11-23"}, {"apply_until"}),
        ({"apply_until": "2026-11-24"}, set()),
        ({"apply_until": "2027-05-01", "starts_on": "2027-04-01"}, {"starts_on"}),
        ({"contact_methods": ["email", "post"]}, {"contact_email"}),
    ],
)
def test_fields_that_contradict_each_other(typed: dict[str, Typed], wrong: set[str]) -> None:
    found = said(typed, ON)
    assert set(found.wrong) == wrong
    assert all(not found.values[name] for name in wrong)  # 20 to 8 hours are shown to nobody


def test_script_and_hidden_marks_are_text_or_gone() -> None:
    field = FIELDS["duties"]
    assert (
        read(field, "<script>alert(1)</script>") == "<script>alert(1)</script>"
    )  # escaped where it is shown
    assert read(field, "話\u202eを\u2066聞く\x07") == "話を聞く"
