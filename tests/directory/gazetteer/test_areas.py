"""The operator's table municipality -> area."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.gazetteer.areas import COLUMNS, import_areas
from directory.models import Area

pytestmark = pytest.mark.django_db
OKI = "32,oki,隠岐,おき,Oki,{隠岐|おき},{code},島根県,2026-04-01\n"
EAST = "32,tobu,東部,とうぶ,East,{東部|とうぶ},{code},島根県,2026-04-01\n"


def table(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "areas.csv"
    path.write_bytes((",".join(COLUMNS) + "\n" + "".join(lines)).encode(encoding))
    return path


def line(pattern: str, code: str) -> str:
    return pattern.replace("{code}", code)


def test_nothing_is_bundled() -> None:
    assert not Area.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_dry_run_then_apply_then_nothing_to_do(tmp_path: Path, encoding: str) -> None:
    path = table(tmp_path, line(OKI, "32525"), line(OKI, "325287"), line(EAST, "32201"), encoding=encoding)
    dry = import_areas(path)
    assert (dry.new, dry.applied, Area.objects.count()) == (["32/oki", "32/tobu"], False, 0)
    assert import_areas(path, apply=True).applied
    oki = Area.objects.get(prefecture="32", code="oki")
    assert set(oki.municipalities.values_list("key", flat=True)) == {"32525", "32528"}
    assert (oki.name_easy, oki.source, str(oki.as_of)) == ("{隠岐|おき}", "島根県", "2026-04-01")
    assert import_areas(path, apply=True).unchanged == ["32/oki", "32/tobu"]


def test_an_area_gets_exactly_the_municipalities_of_the_file(tmp_path: Path) -> None:
    import_areas(table(tmp_path, line(OKI, "32525"), line(EAST, "32201")), apply=True)
    out = StringIO()
    call_command("import_areas", str(table(tmp_path, line(OKI, "32528"))), "--apply", stdout=out)
    assert "changed: 32/oki" in out.getvalue()
    assert [m.key for m in Area.objects.get(code="oki").municipalities.all()] == ["32528"]
    assert Area.objects.filter(code="tobu").exists()
    result = import_areas(table(tmp_path, line(OKI, "32528")), apply=True, replace=True)
    assert result.removed == ["32/tobu"]
    assert not Area.objects.filter(code="tobu").exists()


def test_a_designated_city_stands_for_its_wards(tmp_path: Path) -> None:
    row = "34,west,西,にし,West,{西|にし},34100,広島県,2026-04-01\n"
    import_areas(table(tmp_path, row), apply=True)
    assert Area.objects.get(code="west").municipalities.count() == 9


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (line(OKI, "32525").replace("32,oki", "48,oki"), "prefecture: '48'"),
        (line(OKI, "32525").replace("oki", "Oki Islands", 1), "area:"),
        (line(OKI, "32525").replace("おき,Oki", ",Oki"), "name_kana:"),
        (line(OKI, "13104"), "not a municipality of prefecture 32"),
        (line(OKI, "325251"), "check digit"),
        (line(OKI, "32526").replace("2026-04-01", "1 April"), "date:"),
        (line(OKI, "32526").replace("島根県", "別の県"), "differ from line 2"),
        (line(OKI, "32528"), "the same as in line 2"),
        ("32,oki\n", "2 values"),
    ],
)
def test_wrong_lines_are_named_and_nothing_is_written(tmp_path: Path, wrong: str, message: str) -> None:
    path = table(tmp_path, line(OKI, "32528"), wrong)
    result = import_areas(path, apply=True)
    assert [error.line for error in result.errors] == [3]
    assert message in str(result.errors[0])
    assert not result.applied
    assert not Area.objects.exists()
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_areas", str(path), "--apply", stdout=StringIO(), stderr=StringIO())
