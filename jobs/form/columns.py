"""A draft as a listing and a job that nobody has saved: for the preview, for checks, and to be written."""

from collections.abc import Mapping
from typing import Any

from directory.models import Draft, Listing, Organization
from jobs.form.fields import FIELDS
from jobs.models import Job
from jobs.rules import settle


def unsaved(draft: Draft, values: Mapping[str, Any]) -> Job:
    """The job (with its `listing`) that a draft would become. A draft and its listing share one id."""
    listing = draft.listing or Listing(id=draft.pk, kind="job", **_of_organization(draft.organization))
    job: Job = listing.job if draft.listing else Job(listing=listing)
    for name, field in FIELDS.items():
        setattr(job if field.table == "job" else listing, name, values[name])
    listing.online = bool(listing.online)  # not written: one goes there
    job.role_is = job.role_is or "staff"
    job.workplace = draft.workplace
    if draft.workplace:
        listing.municipality = draft.workplace.place.municipality
    settle(listing, job)
    return job


def _of_organization(organization: Organization) -> dict[str, Any]:
    """What a new listing has from its organisation."""
    return {
        "organization": organization,
        "municipality": organization.municipality,
        "sample": organization.sample,
        "provenance": "sample" if organization.sample else "self",
    }
