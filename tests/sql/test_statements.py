"""Which statements every address sends, for review: `pytest tests/sql --snapshot-update` writes them anew."""

from typing import Any

import pytest
from django.test import Client
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from directory import kinds
from jobs.models import Job
from tests.factories import OrganizationFactory, make_listing
from tests.jobs.readiness.making import make_version, make_workplace
from tests.sql.addresses import FACES, WORLD, routes
from tests.sql.statements import normalised, sent_for

pytestmark = pytest.mark.django_db


class _SQLFile(SingleFileSnapshotExtension):
    """A snapshot as a file that editors show as SQL."""

    _write_mode = WriteMode.TEXT
    file_extension = "sql"


@pytest.fixture
def _world(settings: Any) -> None:
    settings.RATE_ANON = 0
    organization = OrganizationFactory.create(id=WORLD["organization"])
    for kind in kinds.all_kinds():
        make_listing(kind.key, id=WORLD[kind.key], organization=organization)
    workplace = make_workplace(organization, id=WORLD["workplace"])
    Job.objects.update(workplace=workplace)
    make_version(workplace, {"A1": {}})


def test_every_address_has_a_sample() -> None:
    known = {route for face in FACES.values() for route in face}
    here = set(routes())
    assert not here - known, (
        f"no sample for {sorted(here - known)}: add a request to tests/sql/addresses.py, then run"
        " `pytest tests/sql --snapshot-update` and read what it sends"
    )
    assert not known - here, f"samples for addresses that are gone: {sorted(known - here)}"


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize("face", FACES)
def test_statements(face: str, client: Client, snapshot: SnapshotAssertion) -> None:
    parts = []
    for route, samples in FACES[face].items():
        parts.append(f"-- {route or '(home)'}\n")
        for sample in samples:
            statements = sent_for(client, sample.address, status=sample.status)
            parts.append(f"-- GET {sample.address}: {len(statements)} statements\n")
            parts += [f"{sql};\n" for sql in statements]
    assert "\n".join(parts) == snapshot(extension_class=_SQLFile)


@pytest.mark.parametrize(
    ("sql", "normal"),
    [
        (
            'SELECT "a"."x", "a"."y" AS "z" FROM "a" WHERE "a"."x" IN (%s, %s)',
            "SELECT ...\n  FROM a\n  WHERE a.x IN (?)",
        ),
        (
            "SELECT t1.x FROM t1\n LEFT JOIN t2 ON true LIMIT 21",
            "SELECT t1.x\n  FROM t1\n  LEFT JOIN t2 ON true\n  LIMIT ?",
        ),
        ("VALUES (%s, 1.5), (%s, -2e3)", "VALUES (?, ?), (?, -?)"),
        ("VALUES (%s, %s), (%s, %s)", "VALUES (?, ?)"),
        ("SELECT 'it''s', f(1, 2) -- why\n", "SELECT ?, f(?, ?)"),
    ],
)
def test_values_are_left_out(sql: str, normal: str) -> None:
    assert normalised(sql) == normal
