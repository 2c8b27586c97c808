"""Finer points from an operator's file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.gazetteer.importing import import_points
from directory.gazetteer.loading import load
from directory.gazetteer.operator_files import FileError
from directory.models import Municipality, PostalCode

pytestmark = pytest.mark.django_db
HEADER = "code,postal_code,town,lat,lng,precision,source\n"
GOOD = HEADER + (
    "341011,,,34.3853,132.4553,municipality,N03-2025\n"  # 広島市中区, with its check digit
    "32201,,殿町,35.4723,133.0505,town,isj-2025\n"
    ",690-0001,,35.4800,133.0700,town,isj-2025\n"
)


def town_rows() -> int:
    """殿町 has its own code, and its large recipients have theirs: the town's point is everybody's."""
    count = PostalCode.objects.filter(municipality="32201", town_ja="殿町").count()
    assert count > 1
    return count


def file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "points.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_dry_run_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_gazetteer", str(file(tmp_path, GOOD)), stdout=out)
    rows = town_rows() + 1
    assert (
        f"3 lines: 3 right, 0 wrong; 1 municipalities and {rows} postal rows would change" in out.getvalue()
    )
    assert Municipality.objects.get(key="34101").point_precision == "city"
    assert not PostalCode.objects.exclude(point=None).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_points_are_written_kept_by_the_loader_and_not_written_twice(tmp_path: Path, encoding: str) -> None:
    path = file(tmp_path, GOOD, encoding)
    result = import_points(path, apply=True)
    assert result.applied
    assert (result.municipalities, result.postal_rows) == (1, town_rows() + 1)
    load()
    ward = Municipality.objects.get(key="34101")
    assert (ward.point.coords, ward.point_precision) == ((132.4553, 34.3853), "municipality")
    assert ward.point_source == "import:N03-2025"
    assert PostalCode.objects.get(code="6900887").point.coords == (133.0505, 35.4723)
    again = import_points(path, apply=True)
    assert (again.municipalities, again.postal_rows) == (0, 0)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("322011,,,35.4,133.0,municipality,x", "check digit"),
        ("99999,,,35.4,133.0,municipality,x", "not in the gazetteer"),
        (",6900887a,,35.4,133.0,town,x", "seven digits"),
        (",0000000,,35.4,133.0,town,x", "not in the gazetteer"),
        ("32201,,ない町,35.4,133.0,town,x", "not in the gazetteer"),
        (",,,35.4,133.0,town,x", "code or postal_code is needed"),
        ("32201,6900887,,35.4,133.0,town,x", "not both"),
        ("32201,,,abc,133.0,municipality,x", "lat: 'abc' is not a number"),
        ("32201,,,35.4,nan,municipality,x", "lng: 'nan' is not a number"),
        ("32201,,,133.0,35.4,municipality,x", "latitude first"),
        ("32201,,,35.4,133.0,street,x", "precision: 'street'"),
        (",6900887,,35.4,133.0,municipality,x", "the point of a town or postal code"),
        ("32201,,,35.4,133.0,municipality,", "source"),
        ("32201,,,34.69,135.5,municipality,x", "outside 島根県"),
        ("32201,,,35.4,133.0,municipality", "6 values, the header names 7"),
    ],
)
def test_each_wrong_line_is_named_and_nothing_is_written(tmp_path: Path, line: str, message: str) -> None:
    path = file(tmp_path, f"{GOOD}{line}\n")
    result = import_points(path, apply=True)
    assert not result.applied
    assert [error.line for error in result.errors] == [5]
    assert message in str(result.errors[0])
    assert Municipality.objects.get(key="34101").point_precision == "city"
    err = StringIO()
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_gazetteer", str(path), "--apply", stdout=StringIO(), stderr=err)
    assert "line 5: " in err.getvalue()
    assert import_points(path, apply=True, skip_errors=True).municipalities == 1


def test_one_place_twice_is_an_error(tmp_path: Path) -> None:
    result = import_points(file(tmp_path, GOOD + "32201,6900887,,35.4,133.0,town,x\n".replace("32201", "")))
    assert [str(error) for error in result.errors] == ["line 5: the same place as line 3"]


def test_towns_compare_without_width_and_prefix(tmp_path: Path) -> None:
    text = HEADER + "13116,,大字東池袋サンシャイン60,35.729,139.718,address,x\n"
    assert import_points(file(tmp_path, text)).postal_rows > 50


def test_islands_that_are_not_drawn_are_accepted(tmp_path: Path) -> None:
    text = HEADER + "15586,,,38.4669,139.2530,municipality,x\n"
    assert import_points(file(tmp_path, text)).errors == []


@pytest.mark.parametrize(
    "data", [b"", b"lat,lng\n1,2\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00", b"code,code\n"]
)
def test_files_that_are_no_table_of_points_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(FileError):
        import_points(path)
    with pytest.raises(CommandError):
        call_command("import_gazetteer", str(path))


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_gazetteer", str(tmp_path / "none.csv"))
