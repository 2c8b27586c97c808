"""Loading very many synthetic listings, to measure against (see `synthetic`)."""

from collections.abc import Callable

from django.apps import apps
from django.db import connection, models, transaction

from directory import kinds
from directory.models import Consent, Entry, Listing, ListingPlace, Organization, Place, PublicPlace, Spot
from directory.projection import rebuild_public_places
from directory.samples import bulk, synthetic
from directory.samples.seeding import gather
from directory.texts import today


class NotEmpty(Exception):
    """There is something that is no sample: this is no database to measure in."""


def load(count: int, progress: Callable[[str], None] = lambda line: None) -> int:
    """Replace all samples by `count` synthetic listings, in one transaction. Returns the public places made.

    Needs the owner of the tables. Raises NotEmpty when anything there is no sample.
    """
    _only_samples()
    details = {kind.key: kind.detail for kind in kinds.all_kinds()}
    with transaction.atomic():
        samples = gather(today())
        _empty()
        with bulk.bare(_loaded()):
            done = 0
            for lines in synthetic.rows(count, samples, today()):
                bulk.copy(Organization, synthetic.columns(Organization), lines.organizations)
                bulk.copy(Place, synthetic.columns(Place), lines.places)
                bulk.copy(Listing, synthetic.columns(Listing), lines.listings)
                bulk.copy(ListingPlace, ["listing_id", "place_id", "ordinal"], lines.links)
                for kind, rows in lines.details.items():
                    bulk.copy(details[kind], synthetic.columns(details[kind]), rows)
                done += len(lines.listings)
                progress(f"  {done:,} of {count:,} listings")
            progress("  what may be shown of their places")
            bulk.analyze(_loaded())
            public = rebuild_public_places()
            progress("  indexes and references")
        return public


def tidy(progress: Callable[[str], None] = lambda line: None) -> None:
    """After a load, outside a transaction: statistics, the visibility map, and a checkpoint if allowed."""
    with connection.cursor() as cursor:
        progress("  VACUUM ANALYZE")
        cursor.execute(f"VACUUM (ANALYZE) {', '.join(model._meta.db_table for model in _loaded())}")
        cursor.execute(
            """SELECT rolsuper OR EXISTS (
                SELECT FROM pg_roles other
                WHERE other.rolname = 'pg_checkpoint' AND pg_has_role(me.oid, other.oid, 'USAGE')
            ) FROM pg_roles me WHERE rolname = current_user"""
        )
        (allowed,) = cursor.fetchone()
        if allowed:
            progress("  CHECKPOINT")
            cursor.execute("CHECKPOINT")
        else:
            progress("  no CHECKPOINT, this role may not: recovery from a crash in the next minutes is slow")


def _loaded() -> list[type[models.Model]]:
    """The tables that are filled."""
    details = [kind.detail for kind in kinds.all_kinds()]
    return [Organization, Place, Listing, ListingPlace, *details, Spot, PublicPlace, Entry]


def _only_samples() -> None:
    for model in (Listing, Organization):
        if model._default_manager.filter(sample=False).exists():
            raise NotEmpty(
                f"Some {model._meta.verbose_name_plural} here are no samples. This load replaces everything:"
                " use a database of its own to measure in."
            )


def _empty() -> None:
    """Remove all listings and organisations, and what hangs on them. All are samples (`_only_samples`)."""
    tracked: list[type[models.Model]] = [Listing, Place, Organization, Consent]
    tracked += [kind.detail for kind in kinds.all_kinds()]
    events = [apps.get_model(model._meta.app_label, f"{model.__name__}Event") for model in tracked]
    tables = ", ".join(["directory_spot", *(model._meta.db_table for model in events)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"TRUNCATE directory_listing, directory_organization, {tables} RESTART IDENTITY CASCADE"
        )
