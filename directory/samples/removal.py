"""Removing everything sample, with its history."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.apps import apps
from django.db import models, transaction

from directory.models import Listing, Organization, Person, Workplace
from directory.samples.people import ADDRESSES

_AT_ONCE = 2000
# How the rows of a history name what they are about; who else they name (`verified_by`) does not count.
_BELONG = frozenset({"pgh_obj", "listing", "organization", "workplace", "assessment", "person"})


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
        held = _held_by(ids[Workplace])
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
        removed["history"] = _forget(ids | held)
        return removed


def _held_by(workplaces: list[Any]) -> "dict[type[models.Model], list[Any]]":
    """The rows of other tables that go with workplaces, by table: their histories name them."""
    return {
        model: list(model._default_manager.filter(workplace__in=workplaces).values_list("pk", flat=True))
        for model in apps.get_models()
        if not issubclass(model, pghistory.models.Event) and _points(model, "workplace", Workplace)
    }


def _points(model: type[models.Model], name: str, to: type[models.Model]) -> bool:
    names = {field.name: field for field in model._meta.concrete_fields}
    return name in names and names[name].related_model is to


def _forget(gone: "dict[type[models.Model], list[Any]]") -> int:
    """Remove the history of what was removed, and of what belonged to it: nobody needs to know how fiction
    changed. gone: the keys of what was removed, by table.
    """
    removed = 0
    for model in apps.get_models():
        if not issubclass(model, pghistory.models.Event):
            continue
        names = {field.name: field for field in model._meta.concrete_fields}
        tracked = names["pgh_obj"].related_model if "pgh_obj" in names else None
        # A real listing may have belonged to an invented organisation once: its own history stays.
        own = _BELONG - {"organization"} if tracked is Listing else _BELONG
        condition = models.Q(pk__in=[])
        for name, field in names.items():
            if name in own and field.related_model in gone:
                condition |= models.Q(**{f"{field.attname}__in": gone[field.related_model]})
        removed += model._default_manager.filter(condition).delete()[0]
    return removed
