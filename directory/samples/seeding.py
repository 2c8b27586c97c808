"""Writing samples: what is missing is created, what differs changed, the rest stays.

The day that dates count from is kept in `source_checked_on`. A later run keeps it, so that it changes
nothing; with `refresh_dates` it becomes today.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import models, transaction

from directory import kinds
from directory.meetings import occurrences
from directory.models import (
    Consent,
    Listing,
    ListingPlace,
    Meeting,
    MeetingChange,
    Organization,
    Place,
    Workplace,
)
from directory.samples.parts import Sample
from directory.samples.registry import extras, makers
from directory.samples.world import World
from directory.texts import today

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Written:
    """What became of one kind of row."""

    created: int
    changed: int
    kept: int


def seed(*, refresh_dates: bool = False, progress: Progress = lambda line: None) -> dict[str, Written]:
    """Write the samples of all kinds in one transaction. Returns what was written, by table.

    Raises LookupError when the gazetteer is not loaded.
    """
    base = today() if refresh_dates else (_day_of_last_seeding() or today())
    with transaction.atomic(), pghistory.context(step="seed_sample"):
        world = World(base)
        samples = _made(world, progress)
        listings = [sample.listing for sample in samples]
        places = [place for sample in samples for place in sample.places]
        organizations = {listing.organization.pk: listing.organization for listing in listings}
        tables: list[tuple[Iterable[models.Model], type[models.Model], tuple[str, ...]]] = [
            (organizations.values(), Organization, ("id",)),
            (places, Place, ("id",)),
            ([sample.workplace for sample in samples if sample.workplace], Workplace, ("id",)),
            (listings, Listing, ("id",)),
            *(
                (
                    [sample.detail for sample in samples if sample.listing.kind == kind.key],
                    kind.detail,
                    ("listing_id",),
                )
                for kind in kinds.all_kinds()
            ),
            (_listing_places(samples), ListingPlace, ("listing_id", "place_id")),
            (
                [consent for sample in samples for consent in sample.consents],
                Consent,
                ("listing_id", "scope"),
            ),
            ([meeting for sample in samples for meeting in sample.meetings], Meeting, ("id",)),
            ([each for sample in samples for each in sample.changes], MeetingChange, ("meeting_id", "day")),
            *((rows.rows, rows.model, rows.key) for make in extras() for rows in make(world, samples)),
        ]
        written = {}
        for rows, model, key in tables:
            done = _write(list(rows), model, key)
            written[model._meta.model_name or ""] = done
            plural = model._meta.verbose_name_plural
            progress(f"  {plural}: {done.created} new, {done.changed} changed, {done.kept} as they were")
        occurrences.write([sample.listing.pk for sample in samples if sample.meetings])
        return written


def gather(base: datetime.date, progress: Progress = lambda line: None) -> list[Sample]:
    """All samples as of a day, not saved."""
    return _made(World(base), progress)


def _made(world: World, progress: Progress) -> list[Sample]:
    samples: list[Sample] = []
    for kind, make in makers():
        made = list(make(world))
        progress(f"  {kind}: {len(made)} samples")
        samples += made
    return samples


def _day_of_last_seeding() -> datetime.date | None:
    found = Listing.objects.filter(sample=True, provenance="sample").aggregate(
        day=models.Max("source_checked_on")
    )
    day: datetime.date | None = found["day"]
    return day


def _listing_places(samples: list[Sample]) -> list[ListingPlace]:
    return [
        ListingPlace(listing=sample.listing, place=place, ordinal=ordinal)
        for sample in samples
        for ordinal, place in enumerate(sample.places)
    ]


def _write(rows: list[Any], model: type[models.Model], key: tuple[str, ...]) -> Written:
    """Bring a table to hold `rows`, recognised by `key`; rows that are there already keep their own id."""
    fields = [field for field in model._meta.concrete_fields if not _kept_by_the_table(field)]
    names = [field.attname for field in fields]
    there = {
        tuple(getattr(row, name) for name in key): row
        for row in model._default_manager.filter(**{f"{key[0]}__in": [getattr(row, key[0]) for row in rows]})
    }
    new, changed = [], []
    for row in rows:
        old = there.get(tuple(getattr(row, name) for name in key))
        if old is None:
            new.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in names if name not in key):
            for name in names:
                setattr(old, name, getattr(row, name))
            changed.append(old)
    model._default_manager.bulk_create(new, batch_size=1000)
    if changed:
        touched = [field.name for field in fields if not field.primary_key and field.attname not in key]
        touched += [field.name for field in model._meta.concrete_fields if getattr(field, "auto_now", False)]
        for old in changed:
            for field in model._meta.concrete_fields:
                field.pre_save(old, False)  # bulk_update does not set `updated_at`
        model._default_manager.bulk_update(changed, touched, batch_size=500)
    return Written(len(new), len(changed), len(rows) - len(new) - len(changed))


def _kept_by_the_table(field: "models.Field[Any, Any]") -> bool:
    """Serial numbers and times of writing: not what a sample says."""
    return (
        isinstance(field, models.AutoField)
        or getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
    )
