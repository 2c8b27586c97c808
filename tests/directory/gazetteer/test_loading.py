"""Loading: everything there, nothing written the second time, imported points kept."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.gis.geos import Point
from django.core.management import call_command
from django.db import connection

from directory.gazetteer import bundle
from directory.gazetteer.checksum import POSTAL_CHECKSUM_SQL
from directory.gazetteer.loading import load
from directory.models import Municipality, PostalCode, Prefecture

pytestmark = pytest.mark.django_db


def checksum() -> str:
    with connection.cursor() as cursor:
        cursor.execute(POSTAL_CHECKSUM_SQL)
        (value,) = cursor.fetchone()
    return value


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE directory_prefecture, directory_municipality, directory_postalcode CASCADE")


def test_an_empty_database_is_filled_and_the_second_run_changes_nothing() -> None:
    empty()
    first = load()
    counts = bundle.manifest()["counts"]
    assert Prefecture.objects.count() == 47
    assert Municipality.objects.current().count() == counts["municipalities"] == 1912
    assert PostalCode.objects.count() == counts["postal_rows"]
    assert first.changes["municipalities"].inserted == 1912 + counts["former_municipalities"]
    assert checksum() == bundle.manifest()["postal_checksum"]
    second = load()
    assert second.total == 0


def test_untouched_rows_keep_their_row_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(xmin::text::bigint), max(xmax::text::bigint) FROM directory_municipality")
        before = cursor.fetchone()
        load()
        cursor.execute("SELECT max(xmin::text::bigint), max(xmax::text::bigint) FROM directory_municipality")
        assert cursor.fetchone() == before


def test_only_what_differs_is_mended() -> None:
    Municipality.objects.filter(key="32201").update(name_en="Mazue", is_centre=False)
    Prefecture.objects.filter(code="32").update(capital=None)
    PostalCode.objects.filter(code="6900887").delete()
    PostalCode.objects.filter(code="6900001").update(town_kana="x")
    PostalCode.objects.create(code="0000001", municipality_id="32201", town_ja="ない町")
    result = load()
    assert result.changes["municipalities"].updated == 1
    assert result.changes["prefectures"].updated == 1
    postal = result.changes["postal codes"]
    assert (postal.inserted, postal.updated, postal.deleted) == (1, 1, 1)
    assert Municipality.objects.get(key="32201").name_en == "Matsue"
    assert Prefecture.objects.get(code="32").capital_id == "32201"
    assert load().total == 0


def test_imported_points_survive() -> None:
    point = Point(133.05, 35.47, srid=4326)
    Municipality.objects.filter(key="34101").update(
        point=point, point_precision="municipality", point_source="import:test", name_en="?"
    )
    PostalCode.objects.filter(code="6900887").update(point=point, point_source="import:test", town_en="?")
    load()
    ward = Municipality.objects.get(key="34101")
    assert (ward.name_en, ward.point_source, ward.point.coords) == (
        "Naka Ward, Hiroshima",
        "import:test",
        (133.05, 35.47),
    )
    code = PostalCode.objects.get(code="6900887")
    assert (code.town_en, code.point_source, code.point.coords) == (
        "Tonomachi",
        "import:test",
        (133.05, 35.47),
    )
    assert load().total == 0


def test_a_municipality_that_left_the_bundle_is_kept_and_named(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(bundle.DATA, data)
    lines = (data / "municipalities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (data / "municipalities.csv").write_text(
        "".join(line for line in lines if not line.startswith("01700,") and "玉湯町" not in line),
        encoding="utf-8",
    )
    result = load(data)
    assert result.kept == ["32-玉湯町-2005"]
    assert Municipality.objects.filter(key="32-玉湯町-2005").exists()


def test_a_broken_bundle_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(bundle.DATA, data)
    (data / "postal_codes.csv.gz").unlink()
    manifest = (data / "gazetteer.json").read_text(encoding="utf-8")
    (data / "gazetteer.json").write_text(manifest.replace('"postal_checksum": "1', '"postal_checksum": "2'))
    text = (data / "municipalities.csv").read_text(encoding="utf-8")
    (data / "municipalities.csv").write_text(text.replace(",Matsue,", ",Mazue,"), encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        load(data)
    assert Municipality.objects.get(key="32201").name_en == "Matsue"


def test_every_municipality_has_a_point_and_the_command_counts_them() -> None:
    out = StringIO()
    call_command("load_gazetteer", stdout=out)
    assert "1741 their own (0 imported), 171 from the parent city, 0 from elsewhere" in out.getvalue()
    assert "Nothing to change: 0 rows" in out.getvalue()
    ward = Municipality.objects.select_related("parent").get(key="34101")
    assert ward.parent
    assert ward.point_precision == "city"
    assert ward.point == ward.parent.point


def test_facts_of_some_places() -> None:
    shiwa = Municipality.objects.get(key="03321")
    assert (shiwa.county_ja, shiwa.county_kana, shiwa.county_en) == ("紫波郡", "しわぐん", "Shiwa District")
    assert (shiwa.full_name_ja, shiwa.type, shiwa.is_centre) == ("岩手県紫波郡紫波町", "town", False)
    assert Prefecture.objects.get(code="13").capital_id == "13104"
    naka = Municipality.objects.get(key="34101")
    assert (naka.full_name_ja, naka.name_en, naka.is_centre) == (
        "広島県広島市中区",
        "Naka Ward, Hiroshima",
        True,
    )
    heirs = Municipality.objects.get(key="22135-浜松市北区-2024").successors.values_list("key", flat=True)
    assert set(heirs) == {"22138", "22139"}
    assert Municipality.objects.current().get(code="28221").name_ja == "丹波篠山市"
