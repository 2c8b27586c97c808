"""PDF from our own HTML, for printing and for handing on: A4, page numbers, Japanese fonts embedded.

Templates for paper extend `paper/base.html`. The work is done in a process of its own (`frontend.pdf.paper`),
so that a text that cannot be laid out in time takes neither a thread nor the memory of the server.
"""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from django.conf import settings

MAX_CHARACTERS = 400_000
# Of the clock: a page takes about one of the processor, which may be busy (`paper` bounds those by itself).
SECONDS = 60
_AT_ONCE = BoundedSemaphore(2)
# So long somebody waits for a turn: who waits takes up a turn of the whole server (config/overload.py).
PATIENCE_SECONDS = 5


class NoPdf(Exception):
    """There is no PDF of this: it is too long, took too long, or too many are being made. Pages answer 503
    and offer the same as HTML to print."""


def pdf_of(html: str) -> bytes:
    """The PDF of a complete HTML document; the same bytes for the same HTML. Raises NoPdf.

    Nothing is fetched, neither from the network nor from files: what the document needs stands in it. Styles
    are those of `paper.css`; `<html lang>` and `<title>` become the document's language and title.
    """
    if len(html) > MAX_CHARACTERS:
        raise NoPdf(f"{len(html)} characters are more than {MAX_CHARACTERS}")
    if not _AT_ONCE.acquire(timeout=PATIENCE_SECONDS):
        raise NoPdf("others are being made")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "frontend.pdf.paper"],
            input=html.encode(errors="replace"),
            capture_output=True,
            cwd=Path(settings.BASE_DIR),
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NoPdf(f"it took more than {SECONDS} s") from None
    finally:
        _AT_ONCE.release()
    if done.returncode != 0:
        raise NoPdf(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout
