"""Loading the table of minimum wages from a file: all of it or nothing."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from directory.gazetteer.operator_files import LineError, read
from directory.models import Prefecture
from jobs.models import MinimumWage

# What is sure of fiscal year 2025; the rest of the country is "unknown" until the operator loads more.
BUNDLED = Path(__file__).parent / "data" / "minimum_wages.csv"
COLUMNS = ("prefecture", "yen", "effective_from", "source")
# Far outside what was ever set or ever will be soon: 500 to 5,000 yen an hour. Catches a shifted column.
_LEAST, _MOST = 500, 5000
_SOURCE = 300


@dataclass
class Loaded:
    """What a file holds: rows by (prefecture, day), what is wrong, and what would change."""

    rows: dict[tuple[str, date], MinimumWage] = field(default_factory=dict)
    errors: list[LineError] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    written: bool = False


def load(path: Path, *, dry_run: bool = False) -> Loaded:
    """Read a CSV file (UTF-8 or Shift_JIS) with the columns prefecture, yen, effective_from, source.

    prefecture: JIS X 0401 (`32`) or a name (`島根県`). effective_from: YYYY-MM-DD. Rows that are there
    already are renewed; others stay. One wrong row, and nothing is written. Raises FileError when the file
    cannot be read at all.
    """
    found = read(path, COLUMNS)
    result = Loaded(errors=list(found.errors))
    codes = {name: code for code, name in Prefecture.objects.values_list("code", "name_ja")}
    for line, row in found.rows:
        try:
            wage = _wage(row, codes)
        except ValueError as error:
            result.errors.append(LineError(line, str(error)))
            continue
        key = (wage.prefecture_id, wage.effective_from)
        if key in result.rows:
            result.errors.append(LineError(line, f"{key[0]} has a figure from {key[1]} already"))
        result.rows[key] = wage
    result.errors.sort(key=lambda error: error.line)
    known = {(each.prefecture_id, each.effective_from): each for each in MinimumWage.objects.all()}
    for key, wage in result.rows.items():
        result.new += key not in known
        result.changed += key in known and (known[key].yen, known[key].source) != (wage.yen, wage.source)
    if not (dry_run or result.errors):
        _write(result)
    return result


def _write(result: Loaded) -> None:
    with transaction.atomic():
        MinimumWage.objects.bulk_create(
            result.rows.values(),
            update_conflicts=True,
            unique_fields=["prefecture", "effective_from"],
            update_fields=["yen", "source", "loaded_at"],
        )
    result.written = True


def _wage(row: dict[str, str], codes: dict[str, str]) -> MinimumWage:
    """One row. Raises ValueError, which says what is wrong with it."""
    given = row["prefecture"]
    code = codes.get(given) or given.removeprefix("JP-").zfill(2)
    if code not in codes.values():
        raise ValueError(f"{given[:20]!r} is no prefecture")
    digits = row["yen"].replace(",", "")
    # isdecimal also takes full-width digits, as Excel's users type them; int() reads them.
    if not digits.isdecimal() or not _LEAST <= int(digits[:9]) <= _MOST or len(digits) > 9:
        raise ValueError(f"{row['yen'][:20]!r} is no amount between {_LEAST} and {_MOST} yen an hour")
    try:
        begins = date.fromisoformat(row["effective_from"])
    except ValueError:
        raise ValueError(f"{row['effective_from'][:20]!r} is no day like 2025-10-01") from None
    if not row["source"] or len(row["source"]) > _SOURCE:
        raise ValueError(f"the source is missing or longer than {_SOURCE} characters")
    return MinimumWage(prefecture_id=code, yen=int(digits), effective_from=begins, source=row["source"])
