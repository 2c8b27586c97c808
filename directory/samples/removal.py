"""Removing everything sample, with its history."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.apps import apps
from django.db import models, transaction

from directory.models import Listing, Organization, Person, Workplace
from directory.samples.people import ADDRESSES

_AT_ONCE = 2000


def remove(*, apply: bool, progress: Callable[[str], None] = lambda line: None) -> dict[str, int]:
    """Count what is sample, by table; with `apply` remove it, in one transaction.

    An invented organisation that has come to own a listing that is no sample stays, without its samples.
    Returns how many rows of each table are (or would be) removed.
    """
    with transaction.atomic(), pghistory.context(step="remove_sample"):
        listings = Listing.objects.filter(sample=True)
        kept = Listing.objects.filter(sample=False).values("organization_id")
        organizations = Organization.objects.filter(sample=True).exclude(pk__in=kept)
        # In the order in which they may go: a job holds its workplace, a workplace its place.
        workplaces = Workplace.objects.filter(organization__in=organizations)
        ids: dict[type[models.Model], list[Any]] = {
            Listing: list(listings.values_list("pk", flat=True)),
            Workplace: list(workplaces.values_list("pk", flat=True)),
            Organization: list(organizations.values_list("pk", flat=True)),
            Person: list(Person.objects.filter(email__in=ADDRESSES).values_list("pk", flat=True)),
        }
        if not apply:
            return {model._meta.label: len(found) for model, found in ids.items()}
        removed: dict[str, int] = {}
        for model, found in ids.items():
            # Details, places and what later code adds go by the models' own rules.
            for start in range(0, len(found), _AT_ONCE):
                some = model._default_manager.filter(pk__in=found[start : start + _AT_ONCE])
                _total, by_table = some.delete()
                for table, count in by_table.items():
                    removed[table] = removed.get(table, 0) + count
                done = min(start + _AT_ONCE, len(found))
                progress(f"  {model._meta.verbose_name_plural}: {done} of {len(found)}")
        removed["history"] = _forget(ids[Listing], ids[Organization], ids[Person])
        return removed


def _forget(listings: list[Any], organizations: list[Any], people: list[Any]) -> int:
    """Remove the history of what was removed: nobody needs to know how fiction changed."""
    removed = 0
    for model in apps.get_models():
        if not issubclass(model, pghistory.models.Event):
            continue
        names = {field.name: field for field in model._meta.concrete_fields}
        tracked = names["pgh_obj"].related_model if "pgh_obj" in names else None
        condition = models.Q(pk__in=[])
        if tracked is Listing:
            condition |= models.Q(pgh_obj_id__in=listings)
        if tracked is Organization:
            condition |= models.Q(pgh_obj_id__in=organizations)
        if "listing" in names:
            condition |= models.Q(listing_id__in=listings)
        if "organization" in names and tracked is not Listing:
            condition |= models.Q(organization_id__in=organizations)
        if "person" in names:
            condition |= models.Q(person_id__in=people)
        removed += model._default_manager.filter(condition).delete()[0]
    return removed
