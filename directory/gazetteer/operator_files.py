"""Reading CSV files that an operator brings: their encodings, their columns, and errors that name a line."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

# UTF-8 with or without a byte order mark, then what Excel writes in Japan (Shift_JIS with Microsoft's
# additions).
ENCODINGS = ("utf-8-sig", "cp932")


class FileError(Exception):
    """The file as a whole cannot be read; the message says why."""


@dataclass(frozen=True)
class LineError:
    """What is wrong with one line (1 = the header, as an editor counts)."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass
class Rows:
    """Rows with their line numbers, every value stripped, and the errors found so far."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)


def decode(data: bytes) -> str:
    """Text of a file in UTF-8 or Shift_JIS. Raises FileError for anything else."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise FileError("the file is neither UTF-8 nor Shift_JIS text")


def read(path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> Rows:
    """Rows of a CSV file whose header names every `required` column and nothing but these and `optional`
    ones.

    Empty lines are skipped; a line with too many or too few values becomes an error. Raises FileError when
    the file cannot be read at all.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in next(reader, [])]
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in (*required, *optional)]
    if missing or unknown or len(set(header)) != len(header):
        raise FileError(
            f"the header must name {', '.join(required)}"
            + (f" and may name {', '.join(optional)}" if optional else "")
            + f"; found: {', '.join(header) or 'nothing'}"
        )
    found = Rows()
    try:
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            line = reader.line_num
            if len(values) != len(header):
                found.errors.append(LineError(line, f"{len(values)} values, the header names {len(header)}"))
                continue
            row = dict.fromkeys(optional, "")
            row.update(zip(header, (value.strip() for value in values), strict=True))
            found.rows.append((line, row))
    except csv.Error as error:
        raise FileError(f"line {reader.line_num}: {error}") from error
    return found
