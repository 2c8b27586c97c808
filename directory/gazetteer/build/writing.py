"""Files with bytes that depend on their content only: rows in a fixed order, no time stamps."""

import csv
import gzip
import io
from collections.abc import Iterable, Mapping
from pathlib import Path


def csv_text(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV with a header and LF line ends; None becomes empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: "" if row[column] is None else row[column] for column in columns})
    return out.getvalue()


def write(path: Path, text: str) -> int:
    """Write text, compressed when the name ends in `.gz`. Returns the size in bytes."""
    data = text.encode("utf-8")
    if path.suffix == ".gz":
        packed = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as stream:
            stream.write(data)
        data = packed.getvalue()
    path.write_bytes(data)
    return len(data)
