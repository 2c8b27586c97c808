"""Minimum wages: which figure holds on a day, how pay stands against it, and loading the table."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jobs.models import Job, MinimumWage
from jobs.wage_table import BUNDLED, load
from jobs.wages import Standing, against_minimum, is_current, is_held, minimum_wage
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

BEGAN = date(2025, 11, 17)
DURING = date(2026, 5, 1)


def figure(yen: int = 1033, began: date = BEGAN, prefecture: str = "32") -> MinimumWage:
    return MinimumWage.objects.create(
        prefecture_id=prefecture, yen=yen, effective_from=began, source="島根労働局"
    )


def job(**fields: Any) -> Job:
    found: Job = make_listing("job", detail={"pay_min": 1100, **fields}).job
    return found


def test_the_figure_of_a_day() -> None:
    old, new = figure(1000, date(2024, 10, 12)), figure()
    assert minimum_wage("32", date(2025, 11, 16)) == old
    assert minimum_wage("32", BEGAN) == new
    assert minimum_wage("32", date(2024, 10, 11)) is None
    assert minimum_wage("31", BEGAN) is None


@pytest.mark.parametrize(
    ("began", "last"),
    [
        (date(2025, 10, 1), date(2026, 9, 30)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2025, 9, 30), date(2025, 9, 30)),
    ],
)
def test_a_figure_holds_until_the_next_ones_may_begin(began: date, last: date) -> None:
    wage = figure(began=began)
    after = date(last.year, 10, 1)
    assert is_current(wage, last)
    assert not is_current(wage, after)
    figure(began=date(last.year, 10, 20))  # loaded early: the old one is known to hold until then
    assert is_current(wage, after)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"pay_min": 1033}, Standing.ABOVE),
        ({"pay_min": 1032}, Standing.BELOW),
        ({"pay_min": 1032, "is_employment": False}, Standing.NOT_APPLICABLE),
        ({"pay_unit": "monthly", "pay_min": 150_000}, Standing.UNKNOWN),  # no hours
        # 150,000 x 12 / (52 x 40) = 865
        ({"pay_unit": "monthly", "pay_min": 150_000, "hours_week_max": Decimal(40)}, Standing.BELOW),
        ({"pay_unit": "daily", "pay_min": 9000}, Standing.UNKNOWN),
        ({"pay_unit": "none", "pay_min": None}, Standing.BELOW),
        ({"pay_min": 1200, "fixed_overtime": "月10時間分をふくむ"}, Standing.UNKNOWN),
        ({"pay_min": 1000, "fixed_overtime": "月10時間分をふくむ"}, Standing.BELOW),
    ],
)
def test_pay_against_the_minimum(fields: dict[str, Any], standing: Standing) -> None:
    figure()
    assert against_minimum(job(**fields), DURING) == standing


def test_without_a_current_figure_pay_is_unknown_never_fine() -> None:
    assert against_minimum(job(), DURING) == Standing.UNKNOWN
    figure()
    out_of_date = date(2026, 10, 1)
    assert against_minimum(job(), out_of_date) == Standing.UNKNOWN
    assert against_minimum(job(pay_min=1000), out_of_date) == Standing.BELOW  # figures are never lowered


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ({}, True),
        ({"minimum_wage_exception": "reduction"}, False),
        ({"minimum_wage_exception": "public_fiscal", "employment_type": "public_fiscal"}, False),
        ({"minimum_wage_exception": "public_fiscal"}, True),  # it is not one
        ({"is_employment": False}, False),
    ],
)
def test_what_holds_a_job_back(fields: dict[str, Any], held: bool) -> None:
    figure()
    assert is_held(job(pay_min=900, **fields), DURING) is held


HEADER = "prefecture,yen,effective_from,source\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_file_is_loaded(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wages.csv"
    path.write_bytes(
        (HEADER + "島根県,１０３３,2025-11-17,島根労働局\nJP-31,1030,2025-10-04,x\n").encode(encoding)
    )
    assert load(path, dry_run=True).new == 2
    assert not MinimumWage.objects.exists()
    assert load(path).written
    assert minimum_wage("32", BEGAN).yen == 1033  # type: ignore[union-attr]
    again = load(path)
    assert (again.new, again.changed, MinimumWage.objects.count()) == (0, 0, 2)


@pytest.mark.parametrize(
    "row",
    ["48,1000,2025-10-01,x", "32,0,2025-10-01,x", "32,-1,2025-10-01,x", "32,1e3,2025-10-01,x",
     "32,千円,2025-10-01,x", "32,1000000000000,2025-10-01,x", "32,1000,10/1,x", "32,1000,2025-10-01,",
     "32,1000", "31,1000,2025-10-01,x"],
)  # fmt: skip
def test_one_wrong_row_and_nothing_is_written(tmp_path: Path, row: str) -> None:
    path = tmp_path / "wages.csv"
    path.write_text(HEADER + f"31,1000,2025-10-01,x\n{row}\n")
    result = load(path)
    assert [error.line for error in result.errors] == [3]
    assert not MinimumWage.objects.exists()
    with pytest.raises(CommandError):
        call_command("load_minimum_wages", path)


def test_the_figures_that_come_with_us_are_the_sure_ones() -> None:
    call_command("load_minimum_wages")
    figures = dict(MinimumWage.objects.values_list("prefecture_id", "yen"))
    assert figures == {"13": 1226, "39": 1023, "45": 1023, "47": 1023}
    assert all(MinimumWage.objects.values_list("source", flat=True)), BUNDLED
