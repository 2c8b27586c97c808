"""A draft as a job: what can be read of it, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jobs.form.field import Field, Kind
from jobs.form.fields import FIELDS
from jobs.form.reading import Typed, Wrong, read, write
from jobs.models import Job


@dataclass(frozen=True)
class Said:
    """What a draft says. values: the columns of what can be read. wrong: what is wrong with the rest."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def said(typed: Mapping[str, Typed], on: date) -> Said:
    """What typed texts say on a day. Fields that are not typed are not written yet."""
    result = Said()
    for name, one in FIELDS.items():
        try:
            result.values[name] = read(one, typed[name]) if name in typed else _nothing(one)
        except Wrong as wrong:
            result.wrong[name] = str(wrong)
            result.values[name] = _nothing(one)
    for name, message in _together(result.values, on):
        result.wrong.setdefault(name, message)
        # Nothing is shown of it or worked out with it until it is right.
        result.values[name] = _nothing(FIELDS[name])
    return result


def _nothing(one: Field) -> Any:
    """The column of a field in which nothing is written."""
    return read(one, [] if one.kind == Kind.TERMS else "")


def _together(values: Mapping[str, Any], on: date) -> list[tuple[str, str]]:
    """What is wrong between fields."""
    found = [
        (most, _("少ないほうより小さくなっています。"))
        for least, most in (
            ("pay_min", "pay_max"),
            ("hours_week_min", "hours_week_max"),
            ("days_week_min", "days_week_max"),
            ("assignments_month_min", "assignments_month_max"),
        )
        if values[least] is not None and values[most] is not None and values[most] < values[least]
    ]
    if values["pay_max"] is not None and values["pay_min"] is None:
        found.append(("pay_min", _("低いほうの金額も書いてください。")))
    if values["apply_until"] and values["apply_until"] < on:
        found.append(("apply_until", _("もうすぎた日です。")))
    if values["starts_on"] and values["apply_until"] and values["starts_on"] < values["apply_until"]:
        found.append(("starts_on", _("締め切りより前の日です。")))
    ways = {"email": "contact_email", "phone": "contact_phone", "web_form": "contact_url"}
    found += [
        (name, _("この方法をえらんだので、書いてください。"))
        for method, name in ways.items()
        if method in values["contact_methods"] and not values[name]
    ]
    return found


def typed_from(job: Job) -> dict[str, Typed]:
    """A job's columns as somebody would type them: to change it, or to begin a new one like it."""
    rows = {"job": job, "listing": job.listing}
    found = {name: write(one, getattr(rows[one.table], name)) for name, one in FIELDS.items()}
    return {name: typed for name, typed in found.items() if typed}
