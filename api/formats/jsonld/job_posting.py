"""A job as a schema.org JobPosting, by Google's rules for job postings.

https://developers.google.com/search/docs/appearance/structured-data/job-posting

It never says what the page does not show: the page hands over its own words for the description, and the
address is as precise as the place may be shown. Which jobs have one: `is_postable`.
"""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from api.formats.links import Links
from api.formats.values import moment, plain
from directory.models import Municipality, Status
from directory.search import Result
from directory.shown import Whereabouts
from directory.texts import owner_text
from jobs.models import Job

# What a sample's description begins with, in every language (public contract).
SAMPLE_MARK = "見本"

_EMPLOYMENT_TYPES = {
    "regular": ["FULL_TIME"],
    "regular_short": ["PART_TIME"],
    "fixed_full": ["FULL_TIME", "TEMPORARY"],
    "part_time": ["PART_TIME"],
    "public_fiscal": ["TEMPORARY"],
    "type_a": ["OTHER"],
    "registered": ["PER_DIEM"],
    "contract": ["CONTRACTOR"],
    "paid_volunteer": ["VOLUNTEER"],
    "volunteer": ["VOLUNTEER"],
    "internship": ["INTERN"],
}
# What is paid by the session, in kind or not at all has no unit that schema.org knows.
_UNITS = {"hourly": "HOUR", "daily": "DAY", "monthly": "MONTH", "annual": "YEAR"}


def is_postable(result: Result) -> bool:
    """Whether a job is announced to search engines: while it is open, and where one works as staff.

    A closed one must not be (Google). Using a welfare service is no job opening, so it is not one either;
    what is no employment is, under the type that says so.
    """
    job: Job = result.listing.job
    return result.listing.status == Status.PUBLISHED and job.role_is != "service_user"


def job_posting(
    result: Result,
    paragraphs: Sequence[str],
    links: Links,
    *,
    where: Whereabouts | None = None,
    sample_notice: str = "",
) -> dict[str, Any]:
    """The JobPosting of an open job.

    paragraphs: what the page says of it, plain or with ruby, never HTML. where: what may be said of its
    workplace. sample_notice: what the page of a sample says about that.
    """
    listing, job = result.listing, result.listing.job
    title, _own = owner_text(listing, "title", links.lang)
    posting: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": plain(title),
        "description": _description(paragraphs, sample_notice if listing.sample else ""),
        "identifier": _identifier(result, links),
        "datePosted": _day(listing.published_at),
        "validThrough": _valid_through(result),
        "employmentType": _EMPLOYMENT_TYPES[job.employment_type],
        "hiringOrganization": _organization(result, links),
        "directApply": False,
        "url": links.listing(listing),
    }
    if result.places or not listing.online:
        posting["jobLocation"] = _location(result, where, links)
    if listing.online:
        posting["jobLocationType"] = "TELECOMMUTE"
        posting["applicantLocationRequirements"] = {"@type": "Country", "name": "JP"}
    if salary := _salary(job):
        posting["baseSalary"] = salary
    if job.openings:
        posting["totalJobOpenings"] = job.openings
    if job.starts_on:
        posting["jobStartDate"] = job.starts_on.isoformat()
    return {name: value for name, value in posting.items() if value is not None}


def _description(paragraphs: Sequence[str], sample_notice: str) -> str:
    """HTML: a paragraph for each, escaped."""
    marked = f"{SAMPLE_MARK} {escape(plain(sample_notice))}" if sample_notice else ""
    return marked + "".join(f"<p>{escape(plain(each))}</p>" for each in paragraphs if each)


def _identifier(result: Result, links: Links) -> dict[str, Any]:
    name, _own = owner_text(result.listing.organization, "name", links.lang)
    return {"@type": "PropertyValue", "name": plain(name), "value": str(result.listing.pk)}


def _organization(result: Result, links: Links) -> dict[str, Any]:
    organization = result.listing.organization
    name, _own = owner_text(organization, "name", links.lang)
    answer = {"@type": "Organization", "name": plain(name), "url": links.organization(organization)}
    if result.listing.job.recruiter_name:
        answer["legalName"] = plain(result.listing.job.recruiter_name)
    return answer


def _day(value: datetime | None) -> str | None:
    """A moment's day in Asia/Tokyo."""
    return None if value is None else timezone.localtime(value).date().isoformat()


def _valid_through(result: Result) -> str | None:
    """The end of the last day to apply, or when the posting ends by itself, whatever comes first."""
    ends = [result.listing.expires_at] if result.listing.expires_at else []
    if until := result.listing.job.apply_until:
        last = datetime.combine(until, time(23, 59, 59), timezone.get_default_timezone())
        ends.append(last)
    return moment(min(ends)) if ends else None


def _location(result: Result, where: Whereabouts | None, links: Links) -> dict[str, Any]:
    """The address, as precise as the place may be shown: never coordinates."""
    address = {"@type": "PostalAddress", "addressCountry": "JP"}
    english = links.lang == "en"
    prefecture = result.prefecture
    address["addressRegion"] = prefecture.name_en if english else prefecture.name_ja
    if result.municipality is not None:
        address["addressLocality"] = _locality(result.municipality, english=english)
    if where and where.address:
        address["streetAddress"] = where.address
    if where and where.postal_code:
        address["postalCode"] = f"{where.postal_code[:3]}-{where.postal_code[3:]}"
    return {"@type": "Place", "address": address}


def _locality(municipality: Municipality, *, english: bool) -> str:
    return municipality.name_en if english else municipality.county_ja + municipality.name_ja


def _salary(job: Job) -> dict[str, Any] | None:
    unit = _UNITS.get(job.pay_unit)
    if unit is None or job.pay_min is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": unit}
    if job.pay_max is None or job.pay_max == job.pay_min:
        value["value"] = job.pay_min
    else:
        value |= {"minValue": job.pay_min, "maxValue": job.pay_max}
    return {"@type": "MonetaryAmount", "currency": "JPY", "value": value}
