"""What belongs to sample jobs in other tables: checklists, and links to groups nearby."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from directory.models import GroupLink, Listing, Status
from directory.samples.parts import Rows, Sample
from directory.samples.world import World
from jobs.models import Answer, Assessment, CoSignature, Job
from jobs.samples.checklists import SampleChecklist

_AGREED, _ASKED = GroupLink.State.AGREED, GroupLink.State.ASKED


def extras(world: World, samples: list[Sample]) -> Iterator[Rows]:
    """The rows beside sample jobs, table by table, in the order in which they can be written."""
    jobs = [sample for sample in samples if isinstance(sample.detail, Job)]
    checklists = [SampleChecklist(world, sample.workplace) for sample in jobs if sample.workplace]
    versions = [version for each in checklists for version, _answers in each.versions]
    answers = [answer for each in checklists for answer in each.answers]
    signatures = [signature for each in checklists for signature in each.signatures]
    yield Rows(Assessment, ("id",), versions)
    yield Rows(Answer, ("assessment_id", "item"), answers)
    yield Rows(CoSignature, ("id",), signatures)
    yield Rows(GroupLink, ("workplace_id", "group_id"), list(_links(world, jobs, samples)))


def _links(world: World, jobs: list[Sample], samples: list[Sample]) -> Iterator[GroupLink]:
    """About half of the workplaces are in touch with a group of their prefecture; not each has answered."""
    groups: dict[str, list[Listing]] = {}
    for sample in samples:
        listing = sample.listing
        if listing.kind == "group" and listing.status == Status.PUBLISHED and listing.consent_site:
            groups.setdefault(listing.municipality.prefecture_id, []).append(listing)
    for sample in jobs:
        if sample.workplace is None:
            continue
        workplace = sample.workplace.pk
        near = groups.get(sample.listing.municipality.prefecture_id, [])
        chance = world.chance(workplace, "groups")
        for group in chance.sample(near, min(len(near), chance.choice([0, 0, 1, 2]))):
            state = chance.choice([_AGREED, _AGREED, _ASKED])
            name = f"tonari/sample/link/{workplace}/{group.pk}"
            yield GroupLink(
                workplace=sample.workplace,
                group=group,
                state=state,
                answered_at=world.days_ago(20) + timedelta(hours=1) if state == _AGREED else None,
                token_hash=hashlib.sha256(name.encode()).hexdigest(),
            )
