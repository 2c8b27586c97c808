"""HTML to PDF with WeasyPrint: reads a document from standard input, writes the PDF to standard output."""

import resource
import sys
from pathlib import Path
from typing import NoReturn

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

_HERE = Path(__file__).parent
# The last one is shared with the page of the same sheet.
_STYLES = (_HERE / "paper.css", _HERE.parent / "styles" / "_sheet.css")
_CPU_SECONDS = 20
_MEMORY_BYTES = 2_000_000_000


class _Nothing(URLFetcher):
    """Refuses every address, those of files and `data:` among them."""

    def fetch(self, url: str, headers: object = None) -> NoReturn:
        raise ValueError(f"not fetched: {url[:80]}")


def written(html: str) -> bytes:
    """The PDF of a document. Tagged, so that it can be read aloud; undated, so that it stays the same."""
    fonts = FontConfiguration()
    css = "".join(path.read_text(encoding="utf-8") for path in _STYLES)
    style = CSS(string=css, url_fetcher=_Nothing(), font_config=fonts)
    document = HTML(string=html, url_fetcher=_Nothing(), media_type="print")
    pdf: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_tags=True)
    return pdf


def main() -> None:
    """Within bounds of time and memory that the system keeps, whatever the document holds."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    sys.stdout.buffer.write(written(sys.stdin.buffer.read().decode()))


if __name__ == "__main__":
    main()
